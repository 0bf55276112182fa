import { expect, test } from 'vitest';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import type { Answers } from '../../src/intake/answers.ts';

const one: Answers = {
  design: {
    freshness: '15 min',
    page_load: '2 s',
    host_memory: '4 GB',
    availability: '99.5%',
    viewers: '1k',
    rto: '4 h',
  },
  sources: [
    {
      id: 'orders',
      answers: {
        kind: 'database',
        rows: '5M rows',
        rows_per_day: '86.4k rows/day',
        row_bytes: '200 B',
        query_time: '2 s',
      },
    },
    { id: 'crm', answers: { kind: 'api', rows: '1 GB', row_bytes: '500 B', rate_limit: '6000/h' } },
    { id: 'ticks', answers: { kind: 'stream', events_per_second: '600/min', event_bytes: '1 kB' } },
    { id: 'returns', answers: { kind: 'uploads', file_size: '20 MB' } },
  ],
};
const other: Answers = {
  design: {
    freshness: '900 s',
    page_load: '2000 ms',
    host_memory: '4000 MB',
    availability: '0.995',
    viewers: '1000',
    rto: '240 min',
  },
  sources: [
    {
      id: 'orders',
      answers: { kind: 'database', rows: '1 GB', rows_per_day: '1 row/s', row_bytes: '0.2 kB', query_time: '2000 ms' },
    },
    { id: 'crm', answers: { kind: 'api', rows: '2M rows', row_bytes: '500 B', rate_limit: '100/min' } },
    { id: 'ticks', answers: { kind: 'stream', events_per_second: '10/s', event_bytes: '1000 B' } },
    { id: 'returns', answers: { kind: 'uploads', file_size: '20000 kB' } },
  ],
};

test('the same answers in other units make the same blueprint', () => {
  expect(computed(other)).toEqual(computed(one));
});

/** All that is computed; answers, and the digest of all of them, are as they were typed. */
function computed(answers: Answers): unknown {
  const { answers: _, answersDigest: __, ...rest }: Blueprint = assembleBlueprint(answers, { toolVersion: '0' });
  return JSON.parse(JSON.stringify(rest), (key, value: unknown) => {
    if (key === 'answer') return null;
    return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
  });
}
