import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amendAnswersFile } from '../../src/intake/amend-answers-file.ts';
import { readAnswersFile, writeAnswersFile } from '../../src/intake/answers-file.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { keepApplicable, statedKeys } from '../../src/intake/change-answers.ts';
import { saidAt } from '../../src/intake/interview-path.ts';
import { mergeAnswers, type MergedAnswers, type TakeSide } from '../../src/intake/merge-answers.ts';
import { openQuestions, writeQuestionnaire } from '../../src/intake/questionnaire.ts';
import { readQuestionnaire } from '../../src/intake/read-questionnaire.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
import { yamlScalar } from '../../src/intake/yaml-scalar.ts';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const ours: Answers = {
  design: { name: 'Orders', viewers: '35', rpo: '1 h', budget: 'unknown' },
  sources: [{ id: 'orders', answers: { kind: 'database', rows: '5M rows', engine: 'postgres' } }],
};

function merge(text: string, take: TakeSide = null, mine = ours): MergedAnswers {
  const reading = readQuestionnaire(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return mergeAnswers(mine, reading.answers, reading.lineOf, take);
}

const keysOf = (merged: readonly { readonly key: string }[]) => merged.map(({ key }) => key);

describe('a questionnaire', () => {
  test('asks what stands on a default or is not known, and nothing that was stated', () => {
    const open = openQuestions(ours, 'thorough');
    expect(open).toEqual(expect.arrayContaining(['budget', 'freshness', 'orders.row_bytes']));
    for (const key of ['name', 'viewers', 'rpo', 'sources', 'orders.kind', 'orders.rate_limit'])
      expect(open).not.toContain(key);
  });

  test('is shorter at a lower depth, but for what the person said they do not know', () => {
    const express = openQuestions(ours, 'express');
    expect(express.length).toBeLessThan(openQuestions(ours, 'thorough').length);
    expect(express).toContain('budget');
  });

  test('says of each question why it is asked, what it takes and what is assumed', () => {
    const text = writeQuestionnaire(ours, 'thorough');
    expect(text).toMatch(/^# \d+ open questions about "Orders"/);
    expect(text).toContain(
      [
        '# Where must the data stay?',
        '#   Why: It rules hosts, regions and backups out.',
        '#   One of:',
        '#     none: Anywhere',
        '#     eu: In the EU',
        '#     us: In the US',
        '#     single_country: In one country',
        '#   Assumed until it is answered: none.',
        'residency:',
      ].join('\n'),
    );
    expect(text).toMatch(/# {3}Nobody asked so far knew; .* is assumed\.\nbudget:$/m);
    expect(text).toMatch(/^ {4}# How wide .*\n(?: {4}#.*\n)+ {4}row_bytes:$/m);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('that nobody filled in changes nothing', () => {
    const merged = merge(writeQuestionnaire(ours, 'thorough'));
    expect(merged).toEqual({ answers: ours, taken: [], conflicts: [], idle: [], problems: [] });
  });
});

describe('merging', () => {
  test('fills what was open, by its line', () => {
    const merged = merge('version: 1\nbudget: $900/month\nsources:\n  - id: orders\n    row_bytes: 250 B\n');
    expect(merged.taken).toEqual([
      { key: 'budget', line: 2, ours: 'unknown', theirs: '$900/month', drops: [] },
      { key: 'orders.row_bytes', line: 5, ours: null, theirs: '250 B', drops: [] },
    ]);
    expect(merged.answers.design.budget).toBe('$900/month');
    expect(saidAt(merged.answers, 'orders.row_bytes')).toBe('250 B');
  });

  const against = 'version: 1\nviewers: 80\nfreshness: 5 min\n';

  test('lists what is against a stated answer and takes the rest', () => {
    const merged = merge(against);
    expect(merged.conflicts).toEqual([{ key: 'viewers', line: 2, ours: '35', theirs: '80', drops: [] }]);
    expect(keysOf(merged.taken)).toEqual(['freshness']);
    expect(merged.answers.design.viewers).toBe('35');
  });

  test('takes the side that was asked for', () => {
    const [mine, theirs] = [merge(against, 'ours'), merge(against, 'theirs')];
    expect([mine.conflicts, theirs.conflicts]).toEqual([[], []]);
    expect([mine.answers.design.viewers, theirs.answers.design.viewers]).toEqual(['35', '80']);
    expect([keysOf(mine.taken), keysOf(theirs.taken)]).toEqual([['freshness'], ['freshness', 'viewers'].toSorted()]);
  });

  test('the same said otherwise is no conflict', () => {
    expect(merge('version: 1\nrpo: 60 min\nviewers: "35 viewers"\n')).toMatchObject({ taken: [], conflicts: [] });
  });

  test('"I don’t know" fills what was open, and is never against an answer', () => {
    const merged = merge('version: 1\nviewers: unknown\nfreshness: I don’t know\nbudget: unknown\n');
    expect(merged.conflicts).toEqual([]);
    expect(keysOf(merged.taken)).toEqual(['freshness']);
    expect(merged.answers.design).toMatchObject({ viewers: '35', freshness: 'unknown', budget: 'unknown' });
  });

  const otherKind = 'version: 1\nsources:\n  - id: orders\n    kind: api\n    rate_limit: 100/min\n';

  test('an answer that would drop answers of ours is a conflict, and what hangs on it is not asked', () => {
    const kindOpen: Answers = {
      ...ours,
      sources: [{ id: 'orders', answers: { engine: 'postgres', rows: '5M rows' } }],
    };
    const merged = merge(otherKind, null, kindOpen);
    expect(merged.conflicts).toEqual([
      { key: 'orders.kind', line: 4, ours: null, theirs: 'api', drops: ['orders.engine'] },
    ]);
    expect(merged.idle).toEqual(['orders.rate_limit']);
    expect(merged.answers).toEqual(kindOpen);
    expect(keysOf(merge(otherKind, 'theirs', kindOpen).taken)).toEqual(['orders.kind', 'orders.rate_limit']);
  });

  test.each<[string, number, RegExp]>([
    ['version: 1\nbudget: cheap\n', 2, /^budget: 'cheap' has no number/],
    ['version: 1\nresidency: mars\n', 2, /^residency: 'mars' is not among none, eu/],
    ['version: 1\nsources:\n  - id: shop\n    rows: 5M\n', 4, /^shop\.rows: there is no source 'shop'/],
  ])('%j is a problem on its line', (text, line, words) => {
    const { problems } = merge(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ line, message: expect.stringMatching(words) });
  });

  test.each<[string, number, RegExp]>([
    ['version: 1\nviewrs: 5\n', 2, /viewrs is not a question/],
    ['viewers: 5\n', 1, /`version: 1` is missing/],
    ['version: 1\nviewers: [5\n', 2, /./],
    ['version: 1\nviewers: {a: 1}\n', 2, /no answer that can be read/],
  ])('%j cannot be read', (text, line, words) => {
    const reading = readQuestionnaire(text);
    expect(reading.ok ? [] : reading.problems).toEqual([
      expect.objectContaining({
        line: expect.toSatisfy((at: number) => at >= line),
        message: expect.stringMatching(words),
      }),
    ]);
  });
});

describe('the answers file', () => {
  const text = `# Asked in March
version: 1
name: Orders # as sales calls it

viewers: 35
# budget: $500/month   # default
sources:
  - id: orders
    kind: database   # Postgres 16
    # row_bytes: 200 B   # default
    rows: 1e6
`;

  test('keeps comments and spelling, and loses the defaults that are none any more', () => {
    const merged: Answers = {
      design: { name: 'Orders', viewers: '35', budget: '$900/month', skills: ['sql', 'pandas'] },
      sources: [{ id: 'orders', answers: { kind: 'database', row_bytes: '250 B', rows: '1e6' } }],
    };
    expect(amendAnswersFile(text, merged, ['budget', 'skills', 'orders.row_bytes'])).toMatchInlineSnapshot(`
      "# Asked in March
      version: 1
      name: Orders # as sales calls it

      viewers: 35
      sources:
        - id: orders
          kind: database # Postgres 16
          rows: 1e6
          row_bytes: 250 B
      budget: $900/month
      skills: [sql, pandas]
      "
    `);
  });

  test('names the sources when they stood on their default names', () => {
    const merged: Answers = { design: {}, sources: [{ id: 'orders', answers: { rows: '5M rows' } }] };
    const before = writeAnswersFile({ design: {}, sources: [] });
    expect(before).toMatch(/^# {3}- id: /m);
    const amended = amendAnswersFile(before, merged, ['orders.rows']);
    expect(amended).not.toMatch(/^# {3}/m);
    const reading = readAnswersFile(amended);
    expect(reading.ok ? reading.answers : null).toEqual(merged);
  });
});

test('an answer that YAML would take for something else is quoted', () => {
  const merged: Answers = { design: { name: 'null', purpose: 'A: b # c' }, sources: [] };
  const reading = readAnswersFile(amendAnswersFile('version: 1\n', merged, ['name', 'purpose']));
  expect(reading.ok ? reading.answers : reading).toEqual(merged);
});

test('for any answers, a questionnaire filled with what they lack merges into exactly both', () => {
  const pairs = fc.tuple(arbitraryAnswers(), arbitraryAnswers());
  fc.assert(
    fc.property(pairs, ([any, other]) => {
      const mine = keepApplicable(any);
      const reading = readQuestionnaire(filled(mine, other));
      if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
      const merged = mergeAnswers(mine, reading.answers, reading.lineOf, 'theirs');
      expect(merged.problems).toEqual([]);
      for (const key of statedKeys(mine).filter((said) => saidAt(mine, said) !== 'unknown')) {
        expect(saidAt(merged.answers, key)).toEqual(saidAt(mine, key));
      }
      const keys = merged.taken.flatMap(({ key, drops }) => [key, ...drops]);
      const amended = readAnswersFile(amendAnswersFile(writeAnswersFile(mine), merged.answers, keys));
      expect(amended.ok ? amended.answers : amended).toEqual(merged.answers);
    }),
    { numRuns: 20 },
  );
});

/** The questionnaire for `mine` as somebody fills it in who knows `other`, as far as that has the same questions. */
function filled(mine: Answers, other: Answers): string {
  let source = '';
  return writeQuestionnaire(mine, 'thorough')
    .split('\n')
    .map((line) => {
      source = /- id: (\w+)/.exec(line)?.[1] ?? source;
      const [, indent = '', id] = /^( *)(\w+):$/.exec(line) ?? [];
      if (id === undefined || id === 'sources' || id === 'kind') return line;
      const key = indent === '' ? id : `${source}.${id}`;
      const said = saidAt(other, key);
      const isTaken = said !== null && setAnswer(mine, key, said).ok;
      return isTaken ? `${line} ${yamlScalar(said)}` : line;
    })
    .join('\n');
}
