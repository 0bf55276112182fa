import { expect, test } from 'vitest';
import { measureRelevance } from '../../../src/decisions/relevance.ts';
import type { AnswerKey } from '../../../src/intake/answers.ts';
import { currentQuestion, jumpTo } from '../../../src/intake/interview.ts';
import { whyLines } from '../../../src/ui/screens/why-lines.ts';
import { createTheme } from '../../../src/ui/theme.ts';
import { exampleAnswers, interviewOn } from './fakes.tsx';

const { glyphs } = createTheme({ glyphs: 'unicode', colour: false });
const answers = exampleAnswers('slow-postgres-app');

function why(key: AnswerKey, width: number, isKnown = true): readonly string[] {
  const current = currentQuestion(jumpTo(interviewOn(answers), key));
  const relevance = isKnown ? (measureRelevance(answers, [key])[0] ?? null) : null;
  if (current === null) throw new Error(`${key} does not apply`);
  return whyLines(current, relevance, width, glyphs).map(({ text }) => text);
}

test('says why, then what other answers change: decisions by their ids, from and to', () => {
  const lines = why('host', 78);
  expect(lines[0]).toBe('Where will the app run?');
  expect(lines).toContain('Decisions that hang on it');
  expect(lines.join('\n')).toMatch(/^ {2}D-deployment: .+\n {4}".+" → /m);
});

test('a question on which others hang names them', () => {
  expect(why('orders.kind', 78).join('\n')).toMatch(/Questions that it opens\n {2}.*orders\./);
});

test('a question without effect says so, and one that is not measured yet too', () => {
  expect(why('name', 78)).toContain('It goes into the document as it is; no decision hangs on it.');
  expect(why('sources', 100)).toContain(
    'Everything that is asked and decided about a source hangs on its being named here.',
  );
  expect(why('host', 78, false)).toContain('Trying what other answers would change.');
});

test.each([38, 78, 138])('no line is wider than %i columns', (width) => {
  for (const key of ['host', 'orders.kind', 'orders.rows', 'freshness']) {
    for (const line of why(key, width)) expect(line.length).toBeLessThanOrEqual(width);
  }
});
