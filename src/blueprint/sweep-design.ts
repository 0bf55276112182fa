import { chooseAll } from '../decisions/decide.ts';
import type { AnswerKey, Answers } from '../intake/answers.ts';
import { setAnswer } from '../intake/set-answer.ts';
import type { SweepAxis } from '../intake/sweep-axis.ts';
import { resolveAnswer } from '../intake/view.ts';
import type { Severity } from '../sizing/finding.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeBriefly } from '../sizing/size-workload.ts';
import { compareBlueprints, type DesignChanges } from './compare-blueprints.ts';
import { coreOf } from './what-if.ts';

/** A value of the answer, in its base unit and as a person would type it. */
export interface SweptValue {
  readonly value: number;
  readonly text: string;
}

/** A range of values over which no finding and no decision changes, as far as it was tried. */
export interface SweepSpan {
  readonly from: SweptValue;
  readonly to: SweptValue;
  /** How many findings of each severity stand. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** What differs from the span before; nothing in the first. */
  readonly changes: Pick<DesignChanges, 'findings' | 'decisions'>;
}

export interface Sweep {
  readonly key: AnswerKey;
  /** The answer that stands now, in its base unit; null where it is not in the range. */
  readonly now: number | null;
  /** How many values were tried. A change that comes and goes again between two of the first ones is not seen. */
  readonly tried: number;
  readonly spans: readonly SweepSpan[];
}

/** The values of one answer at which the design changes, each found exactly: its neighbour gives another design. */
export function sweepDesign(answers: Answers, axis: SweepAxis): Sweep {
  const answersAt = (place: number) => answersWith(answers, axis, place);
  const tried = new Map<number, string>();
  const designAt = (place: number) => {
    const known = tried.get(place) ?? outlineOf(answersAt(place));
    tried.set(place, known);
    return known;
  };
  const starts = changesAlong(axis.places, designAt);
  const first = axis.places[0] ?? 0;
  const last = axis.places.at(-1) ?? first;
  const at = (place: number): SweptValue => ({ value: axis.valueAt(place), text: axis.rawAt(place) });
  const spans = [first, ...starts].map((start, index): SweepSpan => {
    const core = coreOf(answersAt(start));
    const { findings, decisions } = compareBlueprints(index === 0 ? core : coreOf(answersAt(start - 1)), core);
    const counts = { blocker: 0, cannot_determine: 0, risk: 0, advice: 0 };
    for (const { severity } of core.findings) counts[severity] += 1;
    return {
      from: at(start),
      to: at((starts[index] ?? last + 1) - 1),
      findings: counts,
      changes: { findings, decisions },
    };
  });
  const now = valueNow(answers, axis.key);
  const isInside = now >= axis.valueAt(first) && now <= axis.valueAt(last);
  return { key: axis.key, now: isInside ? now : null, tried: tried.size, spans };
}

/** The places at which the design is another than at the place before, found by halving between two that differ. */
function changesAlong(places: readonly number[], designAt: (place: number) => string): readonly number[] {
  return places.slice(1).flatMap((end, index) => {
    const found: number[] = [];
    let start = places[index] ?? end;
    while (designAt(start) !== designAt(end)) {
      let [inside, outside] = [start, end];
      while (outside - inside > 1) {
        const middle = Math.floor((inside + outside) / 2);
        if (designAt(middle) === designAt(start)) inside = middle;
        else outside = middle;
      }
      found.push(outside);
      start = outside;
    }
    return found;
  });
}

/** The choices and the findings with their severities: what has to differ for a design to be another. */
function outlineOf(answers: Answers): string {
  const sizing = sizeBriefly(resolveWorkload(answers));
  return [
    ...chooseAll(sizing).map(({ id, choice }) => `${id} ${choice.id}`),
    ...sizing.findings.map(({ id, severity }) => `${id} ${severity}`),
  ].join('\n');
}

function answersWith(answers: Answers, { key, rawAt }: SweepAxis, place: number): Answers {
  const outcome = setAnswer(answers, key, rawAt(place));
  if (!outcome.ok) throw new RangeError(`${key} does not take ${rawAt(place)}: ${outcome.message}`);
  return outcome.answers;
}

function valueNow(answers: Answers, key: AnswerKey): number {
  const { value } = resolveAnswer(answers, key);
  return value.type === 'quantity' ? value.quantity.value : Number.NaN;
}
