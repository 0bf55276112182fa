import { expect, test } from 'vitest';
import { readAnswersFile, writeAnswersFile } from '../../src/intake/answers-file.ts';
import { exampleAbout, exampleNames, exampleText } from '../../src/intake/examples.ts';
import { startInterview } from '../../src/intake/interview.ts';
import { viewAnswers } from '../../src/intake/view.ts';

const answersOf = (name: (typeof exampleNames)[number]) => {
  const reading = readAnswersFile(exampleText(name));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.answers;
};

test.each(exampleNames)('%s says what it is about, and reads the same after it was written', (name) => {
  expect(exampleAbout(name)).toMatch(/^(a|an|partners) .{20,70}$/);
  expect(readAnswersFile(writeAnswersFile(answersOf(name)))).toEqual({
    ok: true,
    answers: answersOf(name),
    notices: [],
  });
});

test.each(exampleNames)('%s leaves no question of the express interview open', (name) => {
  const state = startInterview({ depth: 'express', answers: answersOf(name) });
  expect(state.at).toBe('review');
});

test('the live dashboard has two APIs and a warehouse', () => {
  const view = viewAnswers(answersOf('live-sales-dashboard'));
  expect(view.sourceIds.map((id) => view.of(id).choice('kind'))).toEqual(['api', 'api', 'warehouse']);
  expect(view.of('crm').choice('incremental')).toBe('yes');
});
