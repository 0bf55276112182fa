import { expect, test } from 'vitest';
import { type DesignAnswers, sizeAnswers, type SourceAnswersOf } from './size-answers.ts';

interface Pair {
  readonly one: SourceAnswersOf;
  readonly other: SourceAnswersOf;
  readonly design?: readonly [DesignAnswers, DesignAnswers];
}

const pairs: readonly Pair[] = [
  { one: { kind: 'database', rows: '5M rows' }, other: { kind: 'database', rows: '5000k' } },
  {
    one: { kind: 'database', rows: '1 GB', row_bytes: '200 B' },
    other: { kind: 'database', rows: '5M rows', row_bytes: '200 B' },
  },
  { one: { kind: 'api', rate_limit: '100/min' }, other: { kind: 'api', rate_limit: '6000/h' } },
  {
    one: { kind: 'api', rows_per_day: '86.4k rows/day', row_bytes: '500 B' },
    other: { kind: 'api', rows_per_day: '500 B/s', row_bytes: '500 B' },
  },
  { one: { kind: 'stream', events_per_second: '10/s' }, other: { kind: 'stream', events_per_second: '600/min' } },
  { one: { kind: 'uploads', file_size: '20 MB' }, other: { kind: 'uploads', file_size: '20000 kB' } },
  {
    one: { kind: 'database' },
    other: { kind: 'database' },
    design: [
      { freshness: '15 min', page_load: '2 s', host_memory: '4 GB', availability: '99.5%', viewers: '1k' },
      { freshness: '900 s', page_load: '2000 ms', host_memory: '4000 MB', availability: '0.995', viewers: '1000' },
    ],
  },
];

test.each(pairs)('$one and $other size alike', ({ one, other, design }) => {
  const [a, b] = [sizeAnswers(one, design?.[0]), sizeAnswers(other, design?.[1])];
  const values = (sizing: typeof a) => sizing.ledger.quantities.map(({ id, value }) => [id, value.toPrecision(9)]);
  expect(values(a)).toEqual(values(b));
  expect(a.findings.map(({ id, severity }) => [id, severity])).toEqual(
    b.findings.map(({ id, severity }) => [id, severity]),
  );
});
