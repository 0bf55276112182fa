import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unknownAnswer } from '../../src/intake/answers.ts';
import { readAnswersFile, writeAnswersFile } from '../../src/intake/answers-file.ts';
import { designQuestions, sourceQuestions } from '../../src/intake/catalogue.ts';
import { keepApplicable } from '../../src/intake/change-answers.ts';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import { questionsAsYaml } from '../../src/intake/questions-yaml.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
import { viewAnswers } from '../../src/intake/view.ts';
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
  ['a key written twice', ['viewers: 1', 'viewers: 2'], /^3: viewers is there twice, first on line 2 Keep one/],
  [
    'a key written twice in a source',
    ['sources:', '  - id: a', '    rows: 1', '    rows: 2'],
    /^5: a\.rows is there twice, first on line 4/,
  ],
  ['an alias', ['viewers: &n 5', 'team_size: *n'], /^3: team_size refers to another answer/],
  ['a version from later', ['version: 2'], /^2: version is there twice/],
  ['names in the place of sources', ['sources: [crm, erp]'], /^2: a source is a list.*Begin each item with `- id:`/],
  ['a binary value', ['name: !!binary aGk='], /^2: /],
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

const nothingSaid = { design: {}, sources: [] };

/** The file with every line stated that stands on a default, as the file's first line says to do it. */
function uncommented(text: string): string {
  return text.replaceAll(/^( *)# (.* {3}# default)$/gm, '$1$2');
}

test('what is written reads back as the same answers, and writes the same bytes again', () => {
  fc.assert(
    fc.property(arbitraryAnswers(), (answers) => {
      const said = keepApplicable(answers);
      const text = writeAnswersFile(said);
      const reading = readAnswersFile(text);
      expect(reading.ok && reading.answers).toEqual(said);
      expect(writeAnswersFile(answers)).toBe(text);
    }),
    { numRuns: 30 },
  );
});

test('text that YAML would take for something else reads back as it was', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: fc.constantFrom(...Array.from('-?:,[]{}#&*!|>\'"%@`~ \\01eExn.')), minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      'yes',
      'null',
      '~',
      '0x1F',
      '1e5',
      '040',
      '.inf',
      '2026-01-01',
      '---',
      '...',
      '- a',
      'a: b',
      'x #y',
    ),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const outcome = setAnswer(nothingSaid, 'name', text);
      fc.pre(outcome.ok);
      const reading = readAnswersFile(writeAnswersFile(outcome.answers));
      expect(reading.ok && reading.answers).toEqual(outcome.answers);
    }),
    { numRuns: 200 },
  );
});

test('removing the # from every default states it, and changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constant(nothingSaid), arbitraryAnswers()), (answers) => {
      const reading = readAnswersFile(uncommented(writeAnswersFile(answers)));
      if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
      const [before, after] = [viewAnswers(answers), viewAnswers(reading.answers)];
      expect(after.sourceIds).toEqual(before.sourceIds);
      for (const { id } of designQuestions) expect(after.resolve(id).raw).toEqual(before.resolve(id).raw);
      for (const source of before.sourceIds) {
        for (const { id } of sourceQuestions) {
          expect(after.of(source).resolve(id).raw).toEqual(before.of(source).resolve(id).raw);
        }
      }
      expect(writeAnswersFile(reading.answers)).not.toContain('   # default\n');
    }),
    { numRuns: 40 },
  );
});

test('a small file is a page that can be read', () => {
  const answers = {
    design: { name: 'Stock: live #1', viewers: unknownAnswer },
    sources: [{ id: 'crm', answers: { kind: 'api', rate_limit: '100/min' } }],
  };
  const text = writeAnswersFile(answers, { schemaPath: './answers.schema.json' });
  expect(text.split('\n').slice(0, 14)).toMatchInlineSnapshot(`
    [
      "# yaml-language-server: $schema=./answers.schema.json",
      "# Answers for streamlit-architect. A line with "# default" at its end stands on that default; remove its first # to state it.",
      "version: 1",
      "",
      "# The job",
      "name: "Stock: live #1"",
      "# situation: new_app   # default",
      "# purpose: Viewers follow the figures and act on exceptions.   # default",
      "# existing: none   # default",
      "",
      "sources:",
      "  - id: crm",
      "    kind: api",
      "    # rows: 200k rows   # default",
    ]
  `);
  expect(text).toContain('\nviewers: unknown\n');
});

const anyCharacter = fc.oneof(
  fc.constantFrom(...Array.from('-?:,[]{}#&*!|>\'"%@`~ \\\n\t01eExn.')),
  fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code)),
);

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (text) => {
      expect(typeof readAnswersFile(`version: 1\n${text}`).ok).toBe('boolean');
    }),
    { numRuns: 150 },
  );
});

test.each([
  ['a list nested too deeply', `name: ${'['.repeat(20_000)}`, /nested too deeply/],
  ['thousands of problems', Array.from({ length: 5000 }, (_, index) => `q${index}: 1`).join('\n'), /and 4980 more/],
  ['more than a megabyte', `name: ${'x'.repeat(1_000_001)}`, /characters; an answers file has at most/],
  ['too many sources', `sources:\n${'  - id: x\n'.repeat(13)}`, /13 sources; 12 at most/],
])('%s is refused on one screen', (_, text, expected) => {
  const problems = problemsOf(text);
  expect(problems.length).toBeLessThanOrEqual(21);
  expect(problems.at(-1)).toMatch(expected);
});

test('a key that is not known hides no fault in the answers around it', () => {
  expect(problemsOf('availability: 250%', 'viewrs: 4', 'freshness: 20 GB').map((problem) => problem[0])).toEqual([
    '2',
    '3',
    '4',
  ]);
});

test('what a file says cannot move the cursor of the terminal that shows the problem', () => {
  const problems = problemsOf(String.raw`"a\e[2Jb": 1`, String.raw`host: "\e[31mx"`, String.raw`viewers: "\e[31m"`);
  expect(problems).toHaveLength(3);
  expect(problems.join('')).not.toMatch(/\p{Cc}/u);
});

test('a source without a kind is taken for one, and the notice says which', () => {
  expect(readAnswersFile('version: 1\nsources:\n  - id: crm\n')).toMatchObject({
    ok: true,
    notices: ['line 3: crm has no kind, so it is taken for api; add `kind: api`'],
  });
});

test('"I don’t know" is read however it is written', () => {
  expect(readAnswersFile("version: 1\nviewers: '?'\nhost: I don't know\nfeatures: [unknown]\n")).toMatchObject({
    ok: true,
    answers: { design: { viewers: 'unknown', host: 'unknown', features: 'unknown' } },
  });
});

test('the template to fill in reads as it is, and with every line stated', () => {
  const template = questionsAsYaml();
  expect(readAnswersFile(template)).toMatchObject({ ok: true });
  const stated = template.replaceAll(/^( *)# ([a-z_]+: .*)$/gm, '$1$2');
  const reading = readAnswersFile(stated);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  expect(reading.answers.design).toMatchObject({ situation: 'new_app', viewers: '20', features: ['filter'] });
  for (const { id } of [...designQuestions.filter((question) => question.id !== 'sources'), ...sourceQuestions]) {
    expect(template).toMatch(new RegExp(`^ *# ${id}: `, 'm'));
  }
});
