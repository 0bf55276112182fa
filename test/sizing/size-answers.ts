import type { Answers, DesignQuestionId, RawAnswer, SourceQuestionId } from '../../src/intake/answers.ts';
import { questionById } from '../../src/intake/catalogue.ts';
import { parseAnswer } from '../../src/intake/parse-answer.ts';
import { viewAnswers } from '../../src/intake/view.ts';
import type { Finding } from '../../src/sizing/finding.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import type { Sizing } from '../../src/sizing/sizing.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';

export type DesignAnswers = Partial<Record<DesignQuestionId, RawAnswer>>;
export type SourceAnswersOf = Partial<Record<SourceQuestionId, RawAnswer>>;

/** Sizes a design of one source, `src`, unless `sources` names others. Throws on an answer that its question refuses. */
export function sizeAnswers(source: SourceAnswersOf, design: DesignAnswers = {}): Sizing {
  const answers: Answers = { design, sources: [{ id: 'src', answers: source }] };
  refuseInvalid(answers);
  return sizeWorkload(resolveWorkload(answers));
}

function refuseInvalid(answers: Answers): void {
  const check = (id: string, raw: RawAnswer, sourceId: string | null) => {
    if (raw === 'unknown') return;
    const parsed = parseAnswer(questionById(id as DesignQuestionId), raw, viewAnswers(answers, sourceId));
    if (!parsed.ok) throw new Error(`${id}: ${parsed.message}`);
  };
  for (const [id, raw] of Object.entries(answers.design)) check(id, raw, null);
  for (const source of answers.sources)
    for (const [id, raw] of Object.entries(source.answers)) check(id, raw, source.id);
}

/** The value of a figure, in its base unit. Throws when the ledger lacks it. */
export function figureOf({ ledger }: Sizing, id: string): number {
  const found = ledger.quantities.find((quantity) => quantity.id === id);
  if (!found) throw new Error(`no ${id} in the ledger`);
  return found.value;
}

export function findingOf({ findings }: Sizing, id: string): Finding | null {
  return findings.find((finding) => finding.id === id) ?? null;
}
