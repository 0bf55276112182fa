import { expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import { measureHeadroom } from '../../src/decisions/headroom.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { type ExampleName, exampleNames, exampleText } from '../../src/intake/examples.ts';
import { formatQuantity } from '../../src/intake/quantities/format-quantity.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
import { resolveAnswer } from '../../src/intake/view.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';

const decideOn = (answers: Answers): readonly Decision[] => decide(sizeWorkload(resolveWorkload(answers)));

function exampleAnswers(name: ExampleName): Answers {
  const reading = readAnswersFile(exampleText(name));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.answers;
}

/** What is decided when the answer is this many times what it is; null beyond the question's bounds. */
function choiceAt(answers: Answers, key: string, factor: number, decisionId: string): string | null {
  const { value } = resolveAnswer(answers, key);
  if (value.type !== 'quantity') throw new Error(`${key} is not a quantity`);
  const moved = setAnswer(answers, key, formatQuantity(value.quantity.value * factor, value.quantity.unit));
  if (!moved.ok) return null;
  return decideOn(moved.answers).find(({ id }) => id === decisionId)?.choice.label ?? 'no longer needed';
}

test.each(exampleNames)(
  '%s: just inside the headroom the choice stays, just outside another wins',
  (name) => {
    const answers = exampleAnswers(name);
    const decisions = decideOn(answers);
    const sides = measureHeadroom(answers, decisions).headroom.flatMap(({ decisionId, key, upTo, downTo }) => [
      { decisionId, key, side: upTo },
      { decisionId, key, side: downTo },
    ]);
    const checked = sides.flatMap(({ decisionId, key, side }) => {
      if (side === null) return [];
      const label = decisions.find(({ id }) => id === decisionId)?.choice.label;
      const { inner, outer } = around(side.factor, side.value);
      const inside = choiceAt(answers, key, inner, decisionId);
      const outside = choiceAt(answers, key, outer, decisionId) ?? choiceAt(answers, key, side.factor, decisionId);
      return [{ decisionId, key, value: side.value, stays: inside === label, changes: outside !== label }];
    });
    expect(checked.length).toBeGreaterThan(2);
    expect(checked.filter(({ stays, changes }) => !stays || !changes)).toEqual([]);
  },
  60_000,
);

/** A whole number and its neighbour towards what is answered; anything else by more than the search's last step. */
function around(factor: number, value: string): { readonly inner: number; readonly outer: number } {
  const whole = /^\d{1,2}$/.test(value) ? Number(value) : null;
  if (whole !== null) return { inner: factor * ((factor > 1 ? whole - 1 : whole + 1) / whole), outer: factor };
  return factor > 1
    ? { inner: Math.max(1, factor / margin), outer: factor * margin }
    : { inner: Math.min(1, factor * margin), outer: factor / margin };
}

const margin = 1.04;

test('a view stays the choice of the slow app until its query takes a third of the refresh', () => {
  const answers = exampleAnswers('slow-postgres-app');
  const decisions = decideOn(answers);
  const found = measureHeadroom(answers, decisions).headroom.find(
    ({ decisionId, key }) => decisionId === 'D-acceleration-orders' && key === 'orders.query_time',
  );
  expect(found?.now).toBe('30 s');
  expect(found?.upTo?.value).toMatch(/^2 min 3\d s$/);
  expect(found?.upTo?.instead).toMatch(/aggregate table/i);
}, 30_000);

test('the same headroom is found twice', () => {
  const answers = exampleAnswers('messy-csv-uploads');
  const decisions = decideOn(answers);
  expect(measureHeadroom(answers, decisions)).toEqual(measureHeadroom(answers, decisions));
}, 30_000);

test('only answers that move something are listed, each with what wins then', () => {
  const answers = exampleAnswers('slow-postgres-app');
  for (const { upTo, downTo, now, label } of measureHeadroom(answers, decideOn(answers)).headroom) {
    const sides = [upTo, downTo].filter((side) => side !== null);
    expect(sides.length).toBeGreaterThan(0);
    for (const { value, instead } of sides) expect([value, instead]).not.toContain('');
    expect(now).toMatch(/\d/);
    expect(label).not.toContain('_');
  }
}, 30_000);
