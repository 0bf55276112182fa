import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { measureRelevance, outcomesAnew, relevanceSteps } from '../../src/decisions/relevance.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import { path } from '../../src/intake/interview-path.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';

function example(name: Parameters<typeof exampleText>[0]): Answers {
  const reading = readAnswersFile(exampleText(name));
  if (!reading.ok) throw new Error(`${name} does not read`);
  return reading.answers;
}

const slow = example('slow-postgres-app');

test('a text changes nothing, and says that nothing was tried', () => {
  expect(measureRelevance(slow, ['name'])).toEqual([
    { key: 'name', tried: [], outcomes: 1, decisions: [], findings: [], opens: [], score: 0 },
  ]);
});

test('the sign-in of an app names the decision that it takes, from and to', () => {
  const [signIn] = measureRelevance(slow, ['sign_in']);
  const flips = signIn?.decisions.filter(({ id }) => id === 'D-sign-in') ?? [];
  expect(flips.length).toBeGreaterThan(0);
  for (const { from, to, when } of flips) {
    expect(from).not.toBe(to);
    expect(when).toMatch(/^".+"$/);
  }
});

test('a kind of source opens the questions that only it has', () => {
  const [kind] = measureRelevance(slow, ['orders.kind']);
  expect(kind?.opens).toEqual(expect.arrayContaining(['orders.rate_limit', 'orders.file_size', 'orders.transport']));
  expect(kind?.score).toBeGreaterThan(measureRelevance(slow, ['alert_route'])[0]?.score ?? 0);
});

test('step by step it is the same as at once, whatever the order', () => {
  const keys = ['viewers', 'freshness', 'orders.rows'];
  const backwards = relevanceSteps(slow, keys.toReversed()).map((step) => step());
  expect(measureRelevance(slow, keys)).toEqual(backwards.toReversed());
});

test('quantities are tried both ways, within what the question takes', () => {
  const [share] = measureRelevance(slow, ['availability']);
  expect(share?.tried).toEqual(['98.5 %', '99.85 %', '99.95 %']);
});

test.each(exampleNames)('%s: working out only what changed gives what working out everything gives', (name) => {
  const answers = example(name);
  const keys = path({ answers, depth: 'thorough' });
  expect(measureRelevance(answers, keys)).toEqual(measureRelevance(answers, keys, outcomesAnew));
});

test('so it does where nothing is known', async () => {
  const reading = readAnswersFile(await readFile('test/fixtures/answers/all-unknown.yaml', 'utf8'));
  if (!reading.ok) throw new Error('the fixture does not read');
  const keys = path({ answers: reading.answers, depth: 'thorough' });
  expect(measureRelevance(reading.answers, keys)).toEqual(measureRelevance(reading.answers, keys, outcomesAnew));
});
