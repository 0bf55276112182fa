import { isNode, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import type { Answers } from '../intake/answers.ts';
import { designQuestions, sourceQuestions } from '../intake/catalogue.ts';
import { nearestName } from '../intake/nearest-name.ts';
import { baseUnits } from '../intake/quantities/unit.ts';
import type { Question } from '../intake/question.ts';
import { quoted } from '../intake/shown-text.ts';
import { keyOf, viewAnswers } from '../intake/view.ts';
import { withMeasurements } from './measured-answers.ts';
import { resolveWorkload } from './resolve-workload.ts';
import { sizeFigures } from './size-workload.ts';

export interface MeasurementProblem {
  readonly line: number;
  readonly message: string;
}

export type MeasurementsReading =
  | { readonly ok: true; readonly answers: Answers; readonly count: number }
  | { readonly ok: false; readonly problems: readonly MeasurementProblem[] };

const resultFile = z.object({
  schema: z.literal(1),
  date: z.string(),
  machine: z.string(),
  measurements: z.array(
    z.object({ id: z.string(), value: z.number().nonnegative(), unit: z.string(), volume: z.string() }),
  ),
});

/**
 * The answers with the measurements that a benchmark of theirs wrote (JSON). Each must name a figure of the ledger or an
 * answer that is a quantity, in its base unit; everything that is wrong is given with its line.
 */
export function readMeasurements(text: string, answers: Answers): MeasurementsReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = document.getIn(path, true);
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  };
  const [broken] = document.errors;
  if (broken) return failed([{ line: broken.linePos?.[0].line ?? 1, message: 'this is not JSON' }]);
  const parsed = resultFile.safeParse(document.toJS());
  if (!parsed.success)
    return failed(
      parsed.error.issues.map(({ path, message }) => ({
        line: lineOf(path),
        message: `${path.join('.') || 'the file'}: ${message}`,
      })),
    );
  const { date, machine, measurements } = parsed.data;
  const unitOf = unitsFor(answers);
  const problems = measurements.flatMap(({ id, unit }, index): readonly MeasurementProblem[] => {
    const line = lineOf(['measurements', index, 'id']);
    const known = unitOf.get(id);
    if (known === undefined) return [{ line, message: unknownId(id, [...unitOf.keys()]) }];
    if (known !== unit)
      return [{ line: lineOf(['measurements', index, 'unit']), message: `${id} is in ${known}, not in ${unit}` }];
    const isTwice = measurements.findIndex((other) => other.id === id) !== index;
    return isTwice ? [{ line, message: `${id} is measured twice` }] : [];
  });
  if (problems.length > 0) return failed(problems);
  const measured = new Map(
    measurements.map(({ id, value, volume }) => [id, { value, from: `${date}, ${machine}, ${volume}` }]),
  );
  return { ok: true, answers: withMeasurements(answers, measured), count: measured.size };
}

function failed(problems: readonly MeasurementProblem[]): MeasurementsReading {
  return { ok: false, problems };
}

/** The base unit of everything that can be measured for these answers, by its id. */
function unitsFor(answers: Answers): ReadonlyMap<string, string> {
  const workload = resolveWorkload(answers);
  const view = viewAnswers(answers);
  const own = (questions: readonly Question[], sourceId: string | null) =>
    questions.flatMap((question): readonly (readonly [string, string])[] => {
      const asked = sourceId === null ? view : view.of(sourceId);
      return question.kind === 'quantity' && asked.resolve(question.id).applies
        ? [[keyOf(question, sourceId), baseUnits[question.dimension]]]
        : [];
    });
  return new Map([
    ...own(designQuestions, null),
    ...workload.sources.flatMap(({ id }) => own(sourceQuestions, id)),
    ...sizeFigures(workload).ledger.quantities.map(({ id, unit }) => [id, unit] as const),
  ]);
}

function unknownId(id: string, known: readonly string[]): string {
  const near = nearestName(id, known);
  return `${quoted(id)} is no figure and no quantity of these answers${near === null ? '' : `; did you mean ${near}?`}`;
}
