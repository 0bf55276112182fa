import { describe, expect, test } from 'vitest';
import type { Severity } from '../../src/sizing/finding.ts';
import { type DesignAnswers, findingOf, sizeAnswers, type SourceAnswersOf } from './size-answers.ts';

interface Case {
  readonly about: string;
  readonly source: SourceAnswersOf;
  readonly design?: DesignAnswers;
  readonly id: string;
  readonly severity: Severity | null;
}

const database: SourceAnswersOf = { kind: 'database', rows: '1M', rows_per_day: '0 rows/day', result_rows: '20k' };
const stream: SourceAnswersOf = { kind: 'stream', events_per_second: '500/s', event_bytes: '500 B', peak_factor: '5x' };
const api: SourceAnswersOf = { kind: 'api', rows_per_day: '0 rows/day', rate_limit: '100/min', api_latency: '100 ms' };
const bigquery: SourceAnswersOf = {
  ...database,
  kind: 'warehouse',
  engine: 'bigquery',
  rows: '50M',
  row_bytes: '200 B',
};

/** Each limit: more than 70 % used, less, and, where no other finding says it, passed. */
const cases: readonly Case[] = [
  {
    about: '150 of 200 MB',
    source: { kind: 'uploads', file_size: '150 MB' },
    id: 'upload-limit-src',
    severity: 'advice',
  },
  { about: '100 of 200 MB', source: { kind: 'uploads', file_size: '100 MB' }, id: 'upload-limit-src', severity: null },
  {
    about: '120 of 150 k rows',
    source: { ...database, result_rows: '120k' },
    id: 'table-rows-src',
    severity: 'advice',
  },
  { about: '90 of 150 k rows', source: { ...database, result_rows: '90k' }, id: 'table-rows-src', severity: null },
  {
    about: '60 M rows at 35 of 228 B a page are 14.0 of 16 GB',
    source: { ...database, rows: '60M', row_bytes: '200 B', server_memory: '16 GB' },
    id: 'server-memory-src',
    severity: 'advice',
  },
  {
    about: '30 M rows are 7.0 of 16 GB',
    source: { ...database, rows: '30M', row_bytes: '200 B', server_memory: '16 GB' },
    id: 'server-memory-src',
    severity: null,
  },
  {
    about: '3,600 queries × 10 GB ÷ 2^40 × 6.25 are 205 of 250 dollars',
    source: bigquery,
    design: { freshness: '1 h', budget: '250/month' },
    id: 'scan-cost-src',
    severity: 'advice',
  },
  {
    about: '205 of 300 dollars',
    source: bigquery,
    design: { freshness: '1 h', budget: '300/month' },
    id: 'scan-cost-src',
    severity: null,
  },
  {
    about: '3 × (36 h + 36 h × 0.25 ÷ 0.75) = 144 of 168 h',
    source: { ...stream, transport: 'kafka' },
    design: { longest_outage: '36 h' },
    id: 'broker-retention-src',
    severity: 'advice',
  },
  {
    about: '3 × (24 h + 8 h) = 96 of 168 h',
    source: { ...stream, transport: 'kafka' },
    design: { longest_outage: '24 h' },
    id: 'broker-retention-src',
    severity: null,
  },
  {
    about: '250 kB/s × 14,400 s = 3.6 of 4 GB of Redis',
    source: { ...stream, transport: 'redis_streams' },
    design: { longest_outage: '1 h', host_memory: '4 GB' },
    id: 'redis-memory-src',
    severity: 'advice',
  },
  {
    about: '3.6 of 8 GB of Redis',
    source: { ...stream, transport: 'redis_streams' },
    design: { longest_outage: '1 h', host_memory: '8 GB' },
    id: 'redis-memory-src',
    severity: null,
  },
  {
    about: '30 k × 5 = 150 of 180 k events/s',
    source: { ...stream, transport: 'redis_pubsub', events_per_second: '30k/s' },
    id: 'redis-rate-src',
    severity: 'advice',
  },
  {
    about: '40 k × 5 = 200 of 180 k events/s',
    source: { ...stream, transport: 'redis_pubsub', events_per_second: '40k/s' },
    id: 'redis-rate-src',
    severity: 'risk',
  },
  {
    about: 'an event of 0.9 MB, of 1 MiB',
    source: { ...stream, transport: 'websocket', event_bytes: '900 kB' },
    id: 'socket-message-src',
    severity: 'advice',
  },
  {
    about: 'an event of 2 MB, of 1 MiB',
    source: { ...stream, transport: 'websocket', event_bytes: '2 MB' },
    id: 'socket-message-src',
    severity: 'risk',
  },
  {
    about: '22 k × 5 = 110 of 136 k rows/s',
    source: { ...stream, transport: 'kafka', events_per_second: '22k/s' },
    id: 'write-rate-src',
    severity: 'advice',
  },
  {
    about: '18 k × 5 = 90 of 136 k rows/s',
    source: { ...stream, transport: 'kafka', events_per_second: '18k/s' },
    id: 'write-rate-src',
    severity: null,
  },
  {
    about: '250 MB + 150 k × 3,036 B × (1 + 3) = 2.07 of 2.7 GB',
    source: { ...database, result_rows: '150k', row_bytes: '3000 B', columns: '15', text_share: '30%' },
    design: { host: 'community_cloud', viewers: '1', host_memory: '2.7 GB' },
    id: 'cloud-size',
    severity: 'advice',
  },
  {
    about: '250 MB + 100 k × 3,036 B × 4 = 1.46 of 2.7 GB',
    source: { ...database, result_rows: '100k', row_bytes: '3000 B', columns: '15', text_share: '30%' },
    design: { host: 'community_cloud', viewers: '1', host_memory: '2.7 GB' },
    id: 'cloud-size',
    severity: null,
  },
];

test.each(cases)('$id: $about is $severity', ({ source, design, id, severity }) => {
  expect(findingOf(sizeAnswers(source, design), `F-near-${id}`)?.severity ?? null).toBe(severity);
});

describe('a burst', () => {
  test('10,001 calls, of which 40/s × 60 s leave in a minute that allows 100: 24 times too many', () => {
    const sizing = sizeAnswers(
      { ...api, rows: '1M', page_size: '100', endpoints: '1', incremental: 'no' },
      { freshness: '1 d' },
    );
    expect(findingOf(sizing, 'F-api-burst-src')?.because).toContain('24×');
  });

  test('40 calls in a minute that allows 100 need no brake', () => {
    const sizing = sizeAnswers({ ...api, rows: '0 rows', endpoints: '40' }, { freshness: '10 min' });
    expect(findingOf(sizing, 'F-api-burst-src')).toBeNull();
  });
});

describe("the store's connections", () => {
  // 10 k rows × 15 ÷ 200 M + 10 k ÷ 6.5 M + 10 k × 236 B ÷ 500 MB/s + 50 ms = 57 ms a run.
  const source: SourceAnswersOf = { ...api, rows: '10k', row_bytes: '200 B', columns: '15', text_share: '30%' };

  test('2,111 runs/s keep 150 in flight, on 93 instances of 3 + 2 connections: 467 of 92', () => {
    const sizing = sizeAnswers(source, { viewers: '20k', interactions: '6/min', freshness: '15 min', host_cores: '4' });
    expect(findingOf(sizing, 'F-store-connections')).toMatchObject({
      severity: 'risk',
      because: expect.stringContaining('467 connections'),
    });
  });

  test('20 viewers leave most of them', () => {
    expect(findingOf(sizeAnswers(source, { viewers: '20', freshness: '15 min' }), 'F-store-connections')).toBeNull();
  });
});
