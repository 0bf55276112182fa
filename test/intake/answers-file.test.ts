import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswersFile, writeAnswersFile } from '../../src/intake/answers-file.ts';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import { questionsAsYaml } from '../../src/intake/questions-yaml.ts';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const problemsOf = (...lines: readonly string[]) => {
  const reading = readAnswersFile(['version: 1', ...lines].join('\n'));
  return reading.ok
    ? []
    : reading.problems.map(({ line, message, remedy }) => `${line}: ${message}${remedy === '' ? '' : ` ${remedy}`}`);
};

test.each(exampleNames)('the example %s reads without a notice', (name) => {
  expect(readAnswersFile(exampleText(name))).toMatchObject({ ok: true, notices: [] });
});

test.each<[string, readonly string[], RegExp]>([
  ['a misspelt question', ['viewrs: 40'], /^2: viewrs is not a question Did you mean viewers\?$/],
  ['a wrong unit', ['freshness: 20 GB'], /^2: freshness: '20 GB'.*duration/],
  ['an impossible value', ['availability: 250%'], /^2: availability: /],
  ['an unknown option', ['situation: fast_app'], /^2: situation: 'fast_app' is not among new_app/],
  ['a source question at the left margin', ['rows: 5M'], /^2: rows is a question about a source/],
  [
    'a design question under a source',
    ['sources:', '  - id: crm', '    viewers: 4'],
    /^4: viewers is a question about the design/,
  ],
  ['two sources with one id', ['sources:', '  - id: crm', '  - id: crm'], /^4: there are two sources called 'crm'/],
  ['a source without an id', ['sources:', '  - kind: api'], /has no id/],
  ['a bad source id', ['sources:', '  - id: CRM system'], /cannot be a source's id/],
  ['a nested value', ['name:', '  first: x'], /^2: name has no answer that can be read/],
  [
    'a warehouse engine on a database',
    ['sources:', '  - id: db', '    kind: database', '    engine: snowflake'],
    /that is a warehouse/,
  ],
  ['malformed YAML', ['name: "open'], /^2: /],
  ['a key written twice', ['viewers: 1', 'viewers: 2'], /^3: Map keys must be unique/],
  ['a custom tag', ['name: !!python/object x'], /^2: Unresolved tag/],
  ['tabs', ['sources:', '\t- id: crm'], /^3: /],
])('names the line and the remedy of %s', (_, lines, expected) => {
  expect(problemsOf(...lines).join('\n')).toMatch(expected);
});

test('all problems are told at once, in line order', () => {
  expect(problemsOf('viewers: many', 'freshness: soon', 'host: moon').map((problem) => problem.slice(0, 1))).toEqual([
    '2',
    '3',
    '4',
  ]);
});

test('a file without a version says what to add', () => {
  const reading = readAnswersFile('viewers: 40\n');
  expect(reading).toMatchObject({ ok: false, problems: [{ line: 1, remedy: 'Add it as the first line.' }] });
});

test('an answer that does not apply is left out and noticed, not refused', () => {
  const reading = readAnswersFile('version: 1\nsign_in: none\nrow_access: by_role\n');
  expect(reading).toMatchObject({
    ok: true,
    answers: { design: { sign_in: 'none' } },
    notices: [expect.stringContaining('line 3: row_access')],
  });
});

test('an alias bomb is refused', () => {
  const bomb = ['a: &a [x, x]', ...Array.from({ length: 12 }, (_, index) => `b${index}: &b${index} [*a, *a]`)];
  expect(problemsOf(...bomb).length).toBeGreaterThan(0);
});

test('values are kept exactly as they were typed', () => {
  const reading = readAnswersFile('version: 1\nviewers: 040\nfreshness: every 15 min\navailability: 99.90%\n');
  expect(reading).toMatchObject({
    ok: true,
    answers: { design: { viewers: '040', freshness: 'every 15 min', availability: '99.90%' } },
  });
});

test('what is written reads back as the same answers, and writes the same bytes again', () => {
  fc.assert(
    fc.property(arbitraryAnswers(), (answers) => {
      const first = readAnswersFile(writeAnswersFile(answers));
      if (!first.ok) throw new Error(JSON.stringify(first.problems));
      const text = writeAnswersFile(first.answers);
      expect(readAnswersFile(text)).toEqual({ ok: true, answers: first.answers, notices: [] });
      expect(text).toBe(writeAnswersFile(answers));
    }),
    { numRuns: 60 },
  );
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(typeof readAnswersFile(`version: 1\n${text}`).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});

test('the template to fill in reads as it is, and with every line stated', () => {
  expect(readAnswersFile(questionsAsYaml())).toMatchObject({ ok: true, notices: [] });
});
