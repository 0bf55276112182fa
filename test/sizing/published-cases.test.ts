import { describe, expect, test } from 'vitest';
import { availabilityAlert } from '../../src/blueprint/availability-alert.ts';
import type { AppQuantityId } from '../../src/sizing/quantity-ids.ts';
import { findingOf, figureOf, sizeAnswers, type SourceAnswersOf } from './size-answers.ts';

type Engine = 'pandas' | 'polars' | 'duckdb';

/**
 * Whole-script wall seconds of the group-by suite, 10 questions run twice, load included; null where the run died.
 * 10^7, 10^8 and 10^9 rows are 0.5, 5 and 50 GB: 50 B a row, 9 columns, 3 of them text.
 */
describe('db-benchmark (https://duckdblabs.github.io/db-benchmark/, logs.csv)', () => {
  const runs: readonly (readonly [Engine, string, number, number | null])[] = [
    ['pandas', '256 GB', 1e7, 27.1],
    ['pandas', '256 GB', 1e8, 346],
    ['pandas', '256 GB', 1e9, null],
    ['polars', '32 GB', 1e7, 6.2],
    ['polars', '32 GB', 1e8, 86.3],
    ['polars', '32 GB', 1e9, null],
    ['polars', '256 GB', 1e8, 78.7],
    ['polars', '256 GB', 1e9, 1207],
    ['duckdb', '32 GB', 1e7, 5.7],
    ['duckdb', '32 GB', 1e8, 37.6],
    ['duckdb', '256 GB', 1e8, 20.7],
    ['duckdb', '256 GB', 1e9, 217],
  ];
  const sized = (rows: number, memory: string) =>
    sizeAnswers(
      {
        kind: 'database',
        rows: `${rows} rows`,
        rows_per_day: '0 rows/day',
        row_bytes: '50 B',
        columns: '9',
        text_share: '33%',
      },
      { host_memory: memory, host_cores: memory === '32 GB' ? '16' : '128' },
    );
  const figures: Readonly<Record<Engine, readonly [AppQuantityId, AppQuantityId]>> = {
    pandas: ['app.memory_pandas', 'app.transform_pandas'],
    polars: ['app.memory_polars', 'app.transform_polars'],
    duckdb: ['app.memory_duckdb', 'app.transform_duckdb'],
  };

  test.each(runs.filter(([, , , seconds]) => seconds === null))(
    '%s on %s died on %d rows, and the plan refuses it',
    (engine, memory, rows) => {
      const sizing = sized(rows, memory);
      expect(figureOf(sizing, figures[engine][0])).toBeGreaterThan(figureOf(sizing, 'app.memory_budget'));
    },
  );

  test('DuckDB on 32 GB died on 10^9 rows, and the plan warns of the spill', () => {
    // 95.76 GB − min(16 × 1.5 GB, 0.4 × 32 GB) = 82.96 GB, twice on disk.
    const sizing = sized(1e9, '32 GB');
    expect(figureOf(sizing, 'app.spill_bytes')).toBeCloseTo(2 * 82.96e9, -3);
    expect(findingOf(sizing, 'F-spill')?.severity).toBe('advice');
  });

  // By hand: 72 + 9 × 0.33 × 8 = 95.76 B a row; pandas 5 ×, Polars 3 ×; 0.7 × 32 GB − 0.25 = 22.15 GB, 178.95 GB of 256.
  test.each([
    ['pandas', '256 GB', 1e8, 47.88e9, true],
    ['polars', '32 GB', 1e7, 2.8728e9, true],
    // 28.7 GB of 22.2: it ran, with less to spare than a plan leaves.
    ['polars', '32 GB', 1e8, 28.728e9, false],
    ['polars', '256 GB', 1e8, 28.728e9, true],
  ] as const)('%s on %s with %d rows takes %d B: fits is %s', (engine, memory, rows, bytes, fits) => {
    const sizing = sized(rows, memory);
    expect(figureOf(sizing, figures[engine][0])).toBeCloseTo(bytes, -3);
    expect(figureOf(sizing, figures[engine][0]) <= figureOf(sizing, 'app.memory_budget')).toBe(fits);
  });

  test.each(runs.filter(([, , , seconds]) => seconds !== null))(
    'one pass of %s on %s over %d rows is planned within a factor of two of what was published (%d s ÷ 20)',
    (engine, memory, rows, seconds) => {
      const ratio = figureOf(sized(rows, memory), figures[engine][1]) / ((seconds ?? 0) / 20);
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(2);
    },
  );
});

describe('cache_data copies (https://docs.streamlit.io/develop/concepts/architecture/caching)', () => {
  test.each([
    [10e6, 0.2],
    [50e6, 1],
    [100e6, 2],
  ])('a hit on 4 columns of %d rows takes %d s', (rows, seconds) => {
    const shown = 100_000; // a page never copies as many rows as the docs measured
    const sizing = sizeAnswers({ kind: 'database', rows: '200M', columns: '4', result_rows: `${shown}` });
    expect(figureOf(sizing, 'app.cache_hit_seconds') * (rows / shown)).toBeCloseTo(seconds, 9);
  });

  test('beyond 100 M rows, where the docs call it slow, no page caches a frame', () => {
    const sizing = sizeAnswers({ kind: 'database', rows: '1000M', columns: '4', result_rows: '200M' });
    expect(figureOf(sizing, 'app.frame_rows')).toBe(150_000);
    expect(findingOf(sizing, 'F-table-rows-src')?.severity).toBe('risk');
  });
});

/** 100 connections, 3 of them for superusers: https://www.postgresql.org/docs/current/runtime-config-connection.html */
describe('max_connections', () => {
  const database: SourceAnswersOf = {
    kind: 'database',
    connection_limit: '100',
    query_time: '200 ms',
    result_rows: '1',
    server_cores: '64',
  };
  const app = (viewers: string) =>
    sizeAnswers(database, { viewers, interactions: '6/min', freshness: '15 min', page_load: '2 s', host_cores: '4' });

  test('is used up by replicas × pools', () => {
    // 400 + 4000 ÷ 180 = 422.2 runs/s × 50 ms × 1.25 = 26.4 in flight ÷ 0.81 = 33 cores ÷ 2 = 17 instances;
    // 422.2/s × 0.2 s × 1.5 = 126.7 ÷ 17 = 8 each; 17 × (8 + 2) + 2 = 172 of 100 − 3 − 5 = 92.
    const sizing = app('4000');
    expect(figureOf(sizing, 'app.replicas')).toBe(17);
    expect(figureOf(sizing, 'src.pool_size')).toBe(8);
    expect(figureOf(sizing, 'src.connections_used')).toBe(172);
    expect(figureOf(sizing, 'src.connections_free')).toBe(92);
    expect(findingOf(sizing, 'F-connections-src')?.severity).toBe('blocker');
  });

  test('holds a tenth of that', () => {
    // 42.2 runs/s, 2.64 in flight, 4 cores, 2 instances; 8.44 × 1.5 ÷ 2 = 7 each; 2 × (7 + 2) + 2 = 20 of 92.
    const sizing = app('400');
    expect(figureOf(sizing, 'src.connections_used')).toBe(20);
    expect(findingOf(sizing, 'F-connections-src')).toBeNull();
  });
});

describe('pools', () => {
  test('4 cores and 1 disk take 9 connections (https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing)', () => {
    const sizing = sizeAnswers(
      { kind: 'database', server_cores: '4', query_time: '2 s', result_rows: '1' },
      { viewers: '10', interactions: '1/s', page_load: '10 s', host_cores: '4' },
    );
    expect(figureOf(sizing, 'app.replicas')).toBe(1);
    expect(figureOf(sizing, 'src.pool_size')).toBe(9);
  });

  test('500 queries a second of 20 ms keep 10 connections busy (J. D. C. Little, 1961)', () => {
    // 5000 viewers × 0.1/s, and none of them refreshes within an hour that counts: 5000 ÷ 3600 = 1.39/s more.
    const sizing = sizeAnswers(
      { kind: 'database', query_time: '20 ms' },
      { viewers: '5000', interactions: '0.1/s', freshness: '1 d' },
    );
    expect(figureOf(sizing, 'src.pool_today')).toBeCloseTo((500 + 5000 / 3600) * 0.02, 9);
  });
});

describe('API limits', () => {
  const crm: SourceAnswersOf = {
    kind: 'api',
    rows: '1M rows',
    rows_per_day: '0 rows/day',
    incremental: 'no',
    page_size: '100',
    endpoints: '1',
    api_latency: '100 ms',
  };

  test.each([
    // https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api: 10,001 calls at 5,000/h.
    ['GitHub', '5000/h', 7200.72],
    // https://developers.hubspot.com/docs/developer-tooling/platform/usage-guidelines: 190 in 10 s; 10,001 ÷ 19.
    ['HubSpot', '19/s', 526.368],
    // https://docs.stripe.com/rate-limits: 25/s for one endpoint; 10,001 ÷ 25.
    ['Stripe', '25/s', 400.04],
    // https://shopify.dev/docs/api/usage/limits: 2/s of the legacy REST interface; 10,001 ÷ 2.
    ['Shopify', '2/s', 5000.5],
  ])('%s: all of 1 M rows at %s is no fresher than %d s', (_, limit, floor) => {
    expect(figureOf(sizeAnswers({ ...crm, rate_limit: limit }), 'src.floor')).toBeCloseTo(floor, 2);
  });
});

/** Retention 168 h: https://github.com/apache/kafka/blob/trunk/config/server.properties; 3 copies: its topic configuration. */
describe('Kafka', () => {
  test('storage is rate × retention × replication', () => {
    const sizing = sizeAnswers({
      kind: 'stream',
      transport: 'kafka',
      events_per_second: '1000/s',
      event_bytes: '1 kB',
    });
    // 1 MB/s × 604,800 s × 3 = 1.8144 TB, and 10 % of indexes and open segments.
    expect(figureOf(sizing, 'src.retention_bytes')).toBeCloseTo(1.8144e12 * 1.1, -3);
  });

  test('partitions are max(t ÷ p, t ÷ c) (https://www.confluent.io/blog/how-choose-number-topics-partitions-kafka-cluster/)', () => {
    // 40 MB/s ÷ 10 MB/s = 4 of producing, 40,000/s ÷ 10,000/s = 4 of consuming, × 1.5 of growth.
    const sizing = sizeAnswers({
      kind: 'stream',
      transport: 'kafka',
      events_per_second: '8000/s',
      event_bytes: '1 kB',
      peak_factor: '5x',
      ordering: 'per_key',
    });
    expect(figureOf(sizing, 'src.partitions')).toBe(6);
  });

  test.each([
    [0.7, 7 / 3],
    [0.8, 4],
    [0.9, 9],
  ])('at ρ = %d, catching up takes %d times the outage', (utilisation, times) => {
    const sizing = sizeAnswers(
      {
        kind: 'stream',
        transport: 'kafka',
        ordering: 'total',
        events_per_second: `${utilisation * 10_000}/s`,
        peak_factor: '1x',
      },
      { longest_outage: '1 h' },
    );
    expect(figureOf(sizing, 'src.catch_up_seconds')).toBeCloseTo(3600 * times, 6);
  });
});

/** Chapter 5, multiwindow and multi-burn-rate alerts. */
describe('SRE workbook (https://sre.google/workbook/alerting-on-slos/)', () => {
  test.each([
    ['99%', 432],
    ['99.5%', 216],
    ['99.9%', 43.2],
  ])('%s allows %d minutes of failure in 30 days', (availability, minutes) => {
    const sizing = sizeAnswers({ kind: 'database' }, { availability });
    expect(figureOf(sizing, 'app.error_budget') / 60).toBeCloseTo(minutes, 6);
  });

  test('99.9 % pages at 14.4 × in 1 h and 5 min and at 6 × in 6 h and 30 min, and opens a ticket at 1 × in 3 d and 6 h', () => {
    // 2 % of 720 h in 1 h is 14.4; 5 % of 720 h in 6 h is 6; 10 % of 720 h in 72 h is 1.
    expect(availabilityAlert(0.999, 10)).toBe(
      'at once: more than 1.44 % bad in 1 h and in 5 min (14.4×, 2 % of the budget); ' +
        'at once: more than 0.6 % bad in 6 h and in 30 min (6×, 5 %); ' +
        'as a ticket: more than 0.1 % bad in 3 d and in 6 h (1×, 10 %)',
    );
    expect(figureOf(sizeAnswers({ kind: 'database' }, { availability: '99.9%' }), 'app.alert_fast_burn')).toBeCloseTo(
      ((0.02 * 720) / 1) * 0.001,
      9,
    );
  });

  test('with few events in the short window, one failure would page: a probe alerts instead', () => {
    expect(availabilityAlert(0.999, 0.01)).toContain('a probe of /_stcore/health');
  });
});
