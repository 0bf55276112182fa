import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDocument } from '../../src/checks/check-document.ts';

const languages = [
  'python',
  'sql',
  'mysql',
  'toml',
  'yaml',
  'json',
  'ini',
  'bash',
  'dockerfile',
  'mermaid',
  'text',
  '',
];
const awkward = ['constructor', '__proto__', 'PYTHON {cmd}', 'c++'];
const pieces = [
  '(',
  '[['.repeat(20),
  '{{',
  '"',
  "'",
  '"""',
  '`',
  '\\',
  '$((',
  '<<EOF',
  '%%',
  'f"{',
  '@',
  'end',
  '---',
  '- - -',
  ': :',

  '&a *a',
  '<script',
  ')',
  '#{',
  'FROM',
  'SELECT',
  'flowchart LR\n a --> ',
  '%{init: {}}%%',
  'if',
  '\t',
  '1.',
  '> > -',
  '\u202E',
  '\uD800',
  '\0',
  '\u2028',
  '\uFEFF',
  '😀',
  'é',
  '|a|',
  '[x](#y)',
  '<!-- check-ignore a',
  'a@b.c',
  '## ',
];

const words = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8, unit: 'binary' })), {
  maxLength: 8,
});
const fence = fc
  .tuple(fc.constantFrom(...languages, ...awkward), words, fc.constantFrom('```\n', '~~~\n', ''), fc.nat(9))
  .map(([language, text, end, indent]) => `${' '.repeat(indent)}\`\`\`${language}\n${text.join(' ')}\n${end}`);
const markdown = fc
  .tuple(
    fc.constantFrom('', '\uFEFF', '---\narchitect: builtin\n---\n', '---\n'),
    fc.array(
      fc.oneof(
        fence,
        words.map((text) => `${text.join('\n')}\n`),
      ),
      { maxLength: 6 },
    ),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([head, parts, end]) => `${head}${parts.join('\n')}`.replaceAll('\n', end));

test('any Markdown is checked, each problem at a line that it has', async () => {
  await fc.assert(
    fc.asyncProperty(markdown, async (text) => {
      const { problems } = await checkDocument(text);
      const lines = text.split(/\r\n?|\n/).length;
      expect(problems.filter(({ line, column }) => !(line >= 1 && line <= lines && column >= 1))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('line ends and a byte-order mark change nothing', async () => {
  const text = '# A\n\n### B\n\n```json\n{"a": 1,}\n```\n\n[there](#nowhere)\n';
  const { problems } = await checkDocument(text);
  expect(problems).toHaveLength(3);
  expect((await checkDocument(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).problems).toEqual(problems);
});

// What a pattern that backtracks would take hours for. Ends within the time limit of a test, or fails.
const long = 60_000;
test.each([
  ['spaces', `${' '.repeat(long)}x`],
  ['spaces in a heading', `## ${' '.repeat(long)}x`],
  ['marks in a heading', `## ${'# '.repeat(long)}x`],
  ['spaces in a link', `](${' '.repeat(long)}x`],
  ['tags', '<a '.repeat(long)],
  ['attributes', '<i on'.repeat(long)],
  ['links', '](#'.repeat(long)],
  ['ticks', `x ${'`'.repeat(long)}`],
  ['bars', '|'.repeat(long)],
  ['addresses', 'a@b-.'.repeat(long)],
  ['schemes', 'a://b:'.repeat(long)],
  ['digits', '1234 '.repeat(long)],
  ['quotes', `${'> '.repeat(long)}x`],
  ['lists', Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
  ['comments', `<!-- check-ignore a: ${' '.repeat(long)}x`],
])('a long run of %s ends', async (_, text) => {
  expect((await checkDocument(text)).blocks).toEqual({});
});
