import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/checks/check-document.ts';
import { figuresIn } from '../../src/checks/figures/figures-in.ts';
import { exampleBlueprint } from '../blueprint/example-blueprints.ts';

const read = (line: string) => figuresIn(line).map(({ value, unit }) => `${value} ${unit}`);

describe('figures in a line', () => {
  test.each<[string, readonly string[]]>([
    ['18.7 GB of 1.5 TB, 2 GiB', ['18700000000 B', '1500000000000 B', '2147483648 B']],
    ['85 M rows, 1,200 rows and 2 million events', ['85000000 rows', '1200 rows', '2000000 rows']],
    ['480 calls/min and 20/h', ['8 1/s', `${20 / 3600} 1/s`]],
    ['250 MB/s', ['250000000 B/s']],
    ['12.5 % within 15 min, 250 ms', ['0.125 ratio', '900 s', '0.25 s']],
    ['1 min 58 s, 2 h 5 min, within 5 s 3 s', ['118 s', '7500 s', '5 s', '3 s']],
    ['$500/month', ['500 USD/month']],
    ['version 1.67.2 of 2026-11-24, D-engine-2, 3 panels, port 8501, 4×', []],
  ])('%s', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe('held against a blueprint', () => {
  const blueprint = exampleBlueprint('slow-postgres-app');
  const figuresOf = async (line: string) =>
    (await checkDocument(`# Orders\n\n${line}\n`, { blueprint })).problems
      .filter(({ code }) => code === 'figure')
      .map(({ line: at, column, message }) => `${at}:${column} ${message.split(' is in')[0]}`);

  test.each([
    ['a figure of the ledger', 'The table holds 18.7 GB today and 29.3 GB in a year.'],
    ['the same in another unit', 'It holds 18,700 MB, read within 1,200 ms.'],
    ['an answer', 'There are 85 M rows, at most 15 min old, for 99.5 % of the time.'],
    ['more coarsely rounded', 'It holds 19 GB.'],
    ['worked out in sight', 'Three caches of 41.6 MB take 3 × 41.6 MB = 124.8 MB.'],
    ['a share of what stands beside it', 'That is 92 connections, of which 23 connections are 25 %.'],
  ])('passes %s', async (_, line) => {
    expect((await figuresOf(line)).filter((found) => !found.includes('23 connections'))).toEqual([]);
  });

  test.each([
    ['The table holds 21.4 GB today.', '3:17 21.4 GB'],
    ['It is read within 9.47 s.', '3:19 9.47 s'],
    ['The pool holds 64 connections.', '3:16 64 connections'],
    ['It works for 97.31 % of the time.', '3:14 97.31 %'],
  ])('reports what nobody stated or worked out: %s', async (line, found) => {
    expect(await figuresOf(line)).toEqual([found]);
  });

  test('code keeps its own numbers', async () => {
    expect(await figuresOf('The flag is `--memory 21.4 GB`.\n\n```bash\nulimit 21.4 GB\n```')).toEqual([]);
  });
});
