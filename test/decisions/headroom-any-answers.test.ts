import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import { measureHeadroom, type MeasuredHeadroom } from '../../src/decisions/headroom.ts';
import { type AnswerKey, type Answers, type RawAnswer, unknownAnswer } from '../../src/intake/answers.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { questionById } from '../../src/intake/catalogue.ts';
import { withAnswer } from '../../src/intake/change-answers.ts';
import { exactQuantity } from '../../src/intake/exact-quantity.ts';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import { resolveAnswer, splitKey } from '../../src/intake/view.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeFigures, sizeWorkload } from '../../src/sizing/size-workload.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';

/** Each proves itself from the answers on: the answer itself becomes another, and all of the core runs again. */
const cases: readonly (readonly [string, Answers])[] = [
  ...exampleNames.map((name) => {
    const reading = readAnswersFile(exampleText(name));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    return [name, reading.answers] as const;
  }),
  ...fc
    .sample(arbitraryAnswers(), { seed: 5, numRuns: 12 })
    .map((answers, index) => [`arbitrary answers ${index}`, answers] as const),
];

describe.each(cases)('%s', { timeout: 60_000 }, (_, answers) => {
  test('just inside the choice stays, and from there on it is the one named', () => {
    const wrong = measured(answers).headroom.flatMap(({ key, decisionId, upTo, downTo }) =>
      [upTo, downTo].flatMap((side) => {
        if (side === null) return [];
        const now = choiceIn(answers, decisionId);
        const inside = choiceIn(movedBy(answers, key, justInside(answers, key, side.factor)), decisionId);
        const outside = choiceIn(movedBy(answers, key, side.factor), decisionId);
        return inside === now && outside === side.instead ? [] : [{ key, decisionId, side, now, inside, outside }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('just inside no blocker is new, and from there on the one named stands', () => {
    const assumed = withoutUnknown(answers);
    const now = blockersIn(assumed);
    const wrong = measured(assumed).blockerHeadroom.flatMap(({ key, upTo, downTo }) =>
      [upTo, downTo].flatMap((side) => {
        if (side === null) return [];
        const inside = blockersIn(movedBy(assumed, key, justInside(assumed, key, side.factor)));
        const early = inside.filter((id) => !now.includes(id));
        const stands = blockersIn(movedBy(assumed, key, side.factor)).includes(side.findingId);
        return early.length === 0 && stands && !now.includes(side.findingId) ? [] : [{ key, side, early, stands }];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

test('the cases have turning points enough to prove something', () => {
  const all = cases.map(([, answers]) => measured(answers));
  const flips = all.flatMap(({ headroom }) => headroom.map(({ key }) => splitKey(key).questionId));
  const blocked = all.flatMap(({ blockerHeadroom }) => blockerHeadroom.map(({ key }) => splitKey(key).questionId));
  expect([flips.length, blocked.length].map((count) => count > 50)).toEqual([true, true]);
  expect([new Set(flips).size, new Set(blocked).size].map((count) => count > 10)).toEqual([true, true]);
});

function measured(answers: Answers): MeasuredHeadroom {
  return measureHeadroom(answers, decide(sizeFigures(resolveWorkload(answers))));
}

/** More than the search's last step, which is 1.1 % at most. */
const margin = 1.012;

/** A hair towards what is answered; things that are counted go back by one at least. */
function justInside(answers: Answers, key: AnswerKey, factor: number): number {
  const back = factor > 1 ? Math.max(1, factor / margin) : Math.min(1, factor * margin);
  const { value: now, unit } = quantityOf(answers, key);
  if (unit !== 'count') return back;
  return factor > 1 ? Math.min(back, (now * factor - 1) / now) : Math.max(back, (now * factor + 1) / now);
}

function quantityOf(answers: Answers, key: AnswerKey) {
  const { value } = resolveAnswer(answers, key);
  if (value.type !== 'quantity') throw new Error(`${key} is not a quantity`);
  return value.quantity;
}

/** The answers with one of them so many times what it is. */
function movedBy(answers: Answers, key: AnswerKey, factor: number): Answers {
  const { sourceId, questionId } = splitKey(key);
  const question = questionById(questionId);
  if (question.kind !== 'quantity') throw new Error(`${key} is not a quantity`);
  const { value: now, unit } = quantityOf(answers, key);
  const moved = unit === 'count' ? Math.round(now * factor) : now * factor;
  const raw = exactQuantity({ value: moved, unit }, question.dimension, question.noun);
  const changed = withAnswer(answers, sourceId, questionId, raw);
  expect(resolveAnswer(changed, key).provenance).toBe('stated');
  return changed;
}

function choiceIn(answers: Answers, decisionId: string): string {
  const decisions = decide(sizeFigures(resolveWorkload(answers)));
  return decisions.find(({ id }) => id === decisionId)?.choice.label ?? 'no longer needed';
}

function blockersIn(answers: Answers): readonly string[] {
  const { findings } = sizeWorkload(resolveWorkload(answers));
  return findings.flatMap(({ id, severity }) => (severity === 'blocker' ? [id] : []));
}

/** The same values, each taken as sure, so that no blocker is left undetermined. */
function withoutUnknown({ design, sources }: Answers): Answers {
  const known = <Id extends string>(answers: Readonly<Partial<Record<Id, RawAnswer>>>) =>
    Object.fromEntries(Object.entries(answers).filter(([, raw]) => raw !== unknownAnswer)) as typeof answers; // fewer
  return { design: known(design), sources: sources.map((source) => ({ ...source, answers: known(source.answers) })) };
}
