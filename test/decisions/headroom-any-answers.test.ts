import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import { type DecisionHeadroom, measureHeadroom } from '../../src/decisions/headroom.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { questionById } from '../../src/intake/catalogue.ts';
import { withAnswer } from '../../src/intake/change-answers.ts';
import { exactQuantity } from '../../src/intake/exact-quantity.ts';
import { resolveAnswer, splitKey } from '../../src/intake/view.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeFigures } from '../../src/sizing/size-workload.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';

const samples = fc.sample(arbitraryAnswers(), { seed: 5, numRuns: 12 });

test.each(samples.map((answers, index) => [index, answers] as const))(
  'for arbitrary answers (%i), an answer just inside keeps the choice and the answer named changes it',
  { timeout: 60_000 },
  (_, answers) => {
    const wrong = measureHeadroom(answers, decide(sizeFigures(resolveWorkload(answers)))).flatMap((headroom) =>
      [headroom.upTo, headroom.downTo].flatMap((side) => {
        if (side === null) return [];
        const { outside, inside } = choicesAt(answers, headroom, side.factor);
        const isTrue = outside === side.instead && inside === choiceWith(answers, headroom, 1);
        return isTrue ? [] : [{ ...headroom, outside, inside }];
      }),
    );
    expect(wrong).toEqual([]);
  },
);

test('the samples have turning points enough to prove something', () => {
  const found = samples.flatMap((answers) =>
    measureHeadroom(answers, decide(sizeFigures(resolveWorkload(answers)))).map(({ key }) => key),
  );
  expect(found.length).toBeGreaterThan(50);
  expect(new Set(found.map((key) => splitKey(key).questionId)).size).toBeGreaterThan(10);
});

/** More than the search's last step, which is 1.1 % at most. */
const margin = 1.012;

function choicesAt(answers: Answers, headroom: DecisionHeadroom, factor: number) {
  const back = factor > 1 ? Math.max(1, factor / margin) : Math.min(1, factor * margin);
  return { outside: choiceWith(answers, headroom, factor), inside: choiceWith(answers, headroom, wholeStep()) };

  /** Things that are counted go back by one at least. */
  function wholeStep(): number {
    const { value } = resolveAnswer(answers, headroom.key);
    if (value.type !== 'quantity' || value.quantity.unit !== 'count') return back;
    const now = value.quantity.value;
    return factor > 1 ? Math.min(back, (now * factor - 1) / now) : Math.max(back, (now * factor + 1) / now);
  }
}

/** The choice once the answer itself is another, from the answers on. */
function choiceWith(answers: Answers, { key, decisionId }: DecisionHeadroom, factor: number): string {
  const { sourceId, questionId } = splitKey(key);
  const question = questionById(questionId);
  const { value } = resolveAnswer(answers, key);
  if (question.kind !== 'quantity' || value.type !== 'quantity') throw new Error(`${key} is not a quantity`);
  const { value: now, unit } = value.quantity;
  const moved = unit === 'count' ? Math.round(now * factor) : now * factor;
  const raw = exactQuantity({ value: moved, unit }, question.dimension, question.noun);
  const changed = withAnswer(answers, sourceId, questionId, raw);
  expect(resolveAnswer(changed, key).provenance).toBe('stated');
  const decisions = decide(sizeFigures(resolveWorkload(changed)));
  return decisions.find(({ id }) => id === decisionId)?.choice.label ?? 'no longer needed';
}
