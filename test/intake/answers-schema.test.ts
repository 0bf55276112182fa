import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readAnswersFile, writeAnswersFile } from '../../src/intake/answers-file.ts';
import { answersJsonSchema } from '../../src/intake/answers-schema.ts';
import { designQuestions, sourceQuestions } from '../../src/intake/catalogue.ts';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const schema = answersJsonSchema();
const validator = z.fromJSONSchema(schema);

/** What an editor would say of a file: nothing, or where it is wrong. */
function complaintsOf(text: string): readonly string[] {
  const result = validator.safeParse(parse(text));
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

test.each(exampleNames)('the example %s has the shape that the schema describes', (name) => {
  expect(complaintsOf(exampleText(name))).toEqual([]);
});

test('every file that is written has the shape that the schema describes', () => {
  fc.assert(
    fc.property(arbitraryAnswers(), (answers) => {
      expect(complaintsOf(writeAnswersFile(answers))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ['a misspelt question', 'version: 1\nviewrs: 4'],
  ['an unknown option', 'version: 1\nhost: moon'],
  ['no version', 'viewers: 4'],
  ['another version', 'version: 2'],
  ['a source question at the left margin', 'version: 1\nrows: 4'],
  ['a source without an id', 'version: 1\nsources: [{kind: api}]'],
  ['a source with a bad id', 'version: 1\nsources: [{id: CRM system}]'],
  ['a map for a value', 'version: 1\nname: {a: b}'],
  ['an exclusive option with others', 'version: 1\npersonal_data: personal\nregimes: [none, gdpr]'],
])('%s is marked in the editor, and refused by the reader', (_, text) => {
  expect(complaintsOf(text)).not.toEqual([]);
  expect(readAnswersFile(text).ok).toBe(false);
});

test.each([
  'incremental: true',
  'incremental: "no"',
  'mess: none',
  'mess: [dates]',
  'mess: dates',
  'rows: 5000000',
  'rows: 5M rows',
  'webhooks: unknown',
  'key_column: unknown',
])('%s under a source is right for both', (line) => {
  const kind = line.startsWith('mess') ? 'uploads' : 'api';
  const text = `version: 1\nname: 2026\nsources:\n  - id: s\n    kind: ${kind}\n    ${line}`;
  expect(complaintsOf(text)).toEqual([]);
  expect(readAnswersFile(text)).toMatchObject({ ok: true, notices: [] });
});

test('the schema explains every question', () => {
  const described = JSON.stringify(schema);
  for (const { why } of [...designQuestions.filter(({ id }) => id !== 'sources'), ...sourceQuestions]) {
    expect(described).toContain(JSON.stringify(why).slice(1, -1));
  }
});
