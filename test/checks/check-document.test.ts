import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/checks/check-document.ts';
import { sections } from '../../src/document/sections.ts';
import { blueprintWith, exampleBlueprint } from '../blueprint/example-blueprints.ts';

const head = [
  '---',
  'title: Orders',
  'created: 2026-01-31',
  'architect: builtin',
  'model: null',
  'tool: 0.1.0',
  'answers: abc',
  '---',
  '',
  '# Orders',
  '',
];
const whole = (change: (lines: string[]) => readonly string[] = (lines) => lines) =>
  [...head, ...change(sections.flatMap(({ heading }) => [`## ${heading}`, '', 'Words.', '']))].join('\n');
const fence = (language: string, ...lines: readonly string[]) => ['```' + language, ...lines, '```', ''].join('\n');

const codesIn = async (markdown: string) =>
  (await checkDocument(markdown)).problems.map(({ code, line }) => `${code}@${line}`);

test('a document that keeps the contract passes', async () => {
  expect(await codesIn(whole())).toEqual([]);
});

test.each<[string, string, readonly string[]]>([
  ['a section left out', whole((lines) => lines.slice(4)), ['sections@1']],
  ['an empty section', whole((lines) => lines.map((line, index) => (index === 2 ? '' : line))), ['sections@12']],
  [
    'sections out of order',
    whole((lines) => [...lines.slice(4, 8), ...lines.slice(0, 4), ...lines.slice(8)]),
    ['sections@16'],
  ],
  ['a section twice', whole((lines) => [...lines.slice(0, 4), ...lines]), ['sections@16']],
  [
    'a heading outside the contract',
    whole((lines) => [...lines, '## Appendix', '', 'More.']),
    [`sections@${12 + sections.length * 4}`],
  ],
  ['a broken date in the front matter', whole().replace('2026-01-31', 'yesterday'), ['front-matter@1']],
])('of a document under contract, finds %s', async (_, markdown, expected) => {
  expect(await codesIn(markdown)).toEqual(expected);
});

test('Markdown from elsewhere need not keep the contract', async () => {
  expect(await codesIn('# Notes\n\n## Anything\n')).toEqual([]);
});

test.each<[string, string, string]>([
  ['python', 'a syntax error', fence('python', 'def load(:', '    return 1')],
  ['undefined-name', 'an undefined name', fence('python', 'import os', 'print(os.name, frame)')],
  ['undefined-name', 'an undefined name under noqa', fence('python', 'import os', 'print(os.name, frame)  # noqa')],
  ['sql', 'a misspelt keyword', fence('sql', 'SELEC id FROM orders;')],
  ['data-format', 'a TOML value without quotes', fence('toml', 'name = orders')],
  ['data-format', 'a YAML indent', fence('yaml', 'a:', '  b: 1', ' c: 2')],
  ['data-format', 'a JSON comma', fence('json', '{"a": 1,}')],
  ['placeholder', 'a note to the writer', 'TODO: write this'],
  ['placeholder', 'a value that went missing', 'The pool holds undefined connections.'],
  ['link', 'a link to no heading', 'See [there](#nowhere).'],
  ['fence-open', 'a block that never closes', '```text\nwords'],
])('%s: finds %s', async (code, _, markdown) => {
  const { problems } = await checkDocument(markdown);
  expect(problems.map((problem) => problem.code)).toEqual([code]);
  expect(problems[0]?.line).toBeGreaterThan(0);
});

test.each<[string, string]>([
  ['modern Python', fence('python', 'match 1:', '    case 1:', '        print(f"{1 + 1}")')],
  [
    'SQL with named parameters and casts',
    fence('sql', 'SELECT day::date FROM orders WHERE region = :region AND id > %(last)s;'),
  ],
  ['a block of comments only', fence('sql', '-- nothing yet')],
  ['TOML, YAML, JSON', fence('toml', 'a = 1') + fence('yaml', 'a: [1, 2]') + fence('json', '{"a": 1}')],
  ['a link to a heading', '# The Plan, in full\n\n[plan](#the-plan-in-full)'],
  ['braces in code', 'Use `{{name}}` and:\n\n' + fence('text', 'TODO in code is left alone')],
])('passes %s', async (_, markdown) => {
  expect(await codesIn(markdown)).toEqual([]);
});

test('names the line of a fault inside a block', async () => {
  const { problems } = await checkDocument(`Text.\n\n${fence('python', 'a = 1', 'b = (')}`);
  expect(problems[0]?.line).toBeGreaterThanOrEqual(5);
});

describe('held against a blueprint', () => {
  const blueprint = exampleBlueprint('messy-csv-uploads');
  const codesAgainst = async (markdown: string, against = blueprint) =>
    (await checkDocument(markdown, { blueprint: against })).problems.map(({ code, message }) => `${code}: ${message}`);
  const named = blueprint.decisions.map(({ id, choice }) => `${id}: ${choice.label}`);

  test('a decision whose id only begins a longer one is missing', async () => {
    const whole = named.join('\n');
    expect((await codesAgainst(whole)).filter((problem) => problem.startsWith('decision-missing'))).toEqual([]);
    const renamed = whole.replace('D-store:', 'D-store-returns:');
    expect((await codesAgainst(renamed)).filter((problem) => problem.startsWith('decision-missing'))).toEqual([
      expect.stringContaining('D-store ('),
    ]);
  });

  test('a document made from other answers is told', async () => {
    const front = head.join('\n').replace('answers: abc', `answers: ${blueprint.answersDigest}`);
    const told = 'front-matter: the document was made from other answers';
    expect(await codesAgainst(front)).not.toContain(told);
    expect(await codesAgainst(head.join('\n'))).toContain(told);
  });

  test('what the person said is no placeholder', async () => {
    const board = blueprintWith('messy-csv-uploads', { name: 'TODO board' });
    const text = 'The TODO board shows the TBD returns.';
    const found = (problems: readonly string[]) => problems.filter((problem) => problem.startsWith('placeholder'));
    expect(found(await codesAgainst('The TODO board.', board))).toEqual([]);
    expect(found(await codesAgainst(text, blueprint))).toHaveLength(1);
  });
});
