import { describe, expect, test } from 'vitest';
import { changedDecisions } from '../../src/blueprint/compare-blueprints.ts';
import { type Sweep, sweepDesign } from '../../src/blueprint/sweep-design.ts';
import { coreOf } from '../../src/blueprint/what-if.ts';
import type { Answers } from '../../src/intake/answers.ts';
import type { ExampleName } from '../../src/intake/examples.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
import { readSweep } from '../../src/intake/sweep-axis.ts';
import { exampleAnswers } from '../blueprint/example-blueprints.ts';

function sweepOf(example: ExampleName, range: string, count = 50): Sweep {
  const answers = exampleAnswers(example);
  const reading = readSweep(answers, range, { count });
  if (!reading.ok) throw new Error(reading.message);
  return sweepDesign(answers, reading.axis);
}

function withAnswer(answers: Answers, key: string, raw: string): Answers {
  const outcome = setAnswer(answers, key, raw);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.answers;
}

/** Choices and severities of a design: two designs with the same outline are the same to a sweep. */
function outlineAt(answers: Answers, key: string, raw: string): unknown {
  const { decisions, findings } = coreOf(withAnswer(answers, key, raw));
  return [decisions.map(({ id, choice }) => [id, choice.id]), findings.map(({ id, severity }) => [id, severity])];
}

describe.each<readonly [ExampleName, string]>([
  ['slow-postgres-app', 'viewers=1..5000'],
  ['slow-postgres-app', 'orders.rows=1M..1G'],
  ['slow-postgres-app', 'availability=99%..99.99%'],
  ['live-sales-dashboard', 'freshness=1s..1d'],
  ['live-sales-dashboard', 'crm.rate_limit=10/min..1000/min'],
  ['messy-csv-uploads', 'host_memory=1..64 GB'],
])('%s, %s', (example, range) => {
  const answers = exampleAnswers(example);
  const { key, spans } = sweepOf(example, range);

  test('the design changes from the last value of each span to the first of the next, and they are neighbours', () => {
    expect(spans.length).toBeGreaterThan(1);
    for (const [index, next] of spans.slice(1).entries()) {
      const span = spans[index] ?? next;
      expect(next.from.value).toBeGreaterThan(span.to.value);
      expect(outlineAt(answers, key, span.to.text)).not.toEqual(outlineAt(answers, key, next.from.text));
      expect(next.changes.findings.length + next.changes.decisions.length).toBeGreaterThan(0);
      const before = coreOf(withAnswer(answers, key, span.to.text));
      const after = coreOf(withAnswer(answers, key, next.from.text));
      expect(next.changes.decisions).toEqual(changedDecisions(before.decisions, after.decisions));
    }
  });

  test('within a span nothing changes', () => {
    for (const { from, to } of spans) {
      expect(outlineAt(answers, key, to.text)).toEqual(outlineAt(answers, key, from.text));
    }
  });
});

test('counts are tried as whole numbers, so a boundary lies between two of them', () => {
  const { spans, now } = sweepOf('slow-postgres-app', 'viewers=10..2000');
  expect(now).toBe(35);
  expect(spans[0]?.from).toEqual({ value: 10, text: '10' });
  expect(spans.at(-1)?.to).toEqual({ value: 2000, text: '2,000' });
  expect(spans.slice(1).map(({ from }) => from.value)).toEqual(spans.slice(0, -1).map(({ to }) => to.value + 1));
});

test('the answer that stands is named only where it is within the range', () => {
  expect(sweepOf('slow-postgres-app', 'viewers=100..200').now).toBeNull();
});
