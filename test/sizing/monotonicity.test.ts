import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { formatQuantity } from '../../src/intake/quantities/format-quantity.ts';
import type { Unit } from '../../src/knowledge/unit.ts';
import { type DesignAnswers, figureOf, sizeAnswers, type SourceAnswersOf } from './size-answers.ts';

// Each law runs dozens of sizings, beside whatever else the machine does.
vi.setConfig({ testTimeout: 60_000 });

const api: SourceAnswersOf = { kind: 'api', rows: '1M', rows_per_day: '20k rows/day', rate_limit: '2/s' };
const database: SourceAnswersOf = { kind: 'database', rows: '5M', query_time: '800 ms' };
const stream: SourceAnswersOf = { kind: 'stream', transport: 'kafka', events_per_second: '500/s' };
const uploads: SourceAnswersOf = { kind: 'uploads', file_size: '20 MB' };

interface Law {
  /** The answer that grows. */
  readonly answer: keyof SourceAnswersOf | keyof DesignAnswers;
  readonly of: 'source' | 'design';
  readonly unit: Unit;
  readonly from: number;
  readonly to: number;
  readonly source: SourceAnswersOf;
  readonly never: 'falls' | 'rises';
  readonly figures: readonly string[];
}

const laws: readonly Law[] = [
  {
    answer: 'rows',
    of: 'source',
    unit: 'rows',
    from: 1,
    to: 1e12,
    source: database,
    never: 'falls',
    figures: [
      'src.bytes_now',
      'src.rows_horizon',
      'src.postgres_bytes',
      'app.scan_bytes',
      'app.memory_pandas',
      'app.storage_retained',
    ],
  },
  {
    answer: 'rows',
    of: 'source',
    unit: 'rows',
    from: 1,
    to: 1e12,
    source: { ...api, incremental: 'no' },
    never: 'falls',
    figures: ['src.calls_full', 'src.floor', 'src.sync_interval', 'src.staleness', 'app.rto_reached'],
  },
  {
    answer: 'row_bytes',
    of: 'source',
    unit: 'B',
    from: 1,
    to: 1e7,
    source: database,
    never: 'falls',
    figures: ['src.postgres_bytes', 'src.frame_row_bytes', 'app.payload_bytes', 'app.run_seconds', 'app.replicas'],
  },
  {
    answer: 'rate_limit',
    of: 'source',
    unit: '1/s',
    from: 0.01,
    to: 1000,
    source: { ...api, incremental: 'no' },
    never: 'rises',
    figures: ['src.floor', 'src.sync_interval', 'src.load_full_seconds', 'app.staleness_worst'],
  },
  {
    answer: 'rate_limit',
    of: 'source',
    unit: '1/s',
    from: 0.1,
    to: 1000,
    source: api,
    never: 'rises',
    figures: ['src.floor', 'src.sync_interval'],
  },
  {
    answer: 'endpoints',
    of: 'source',
    unit: 'count',
    from: 1,
    to: 1000,
    source: api,
    never: 'falls',
    figures: ['src.calls_full', 'src.floor', 'src.calls_wanted', 'src.load_increment_seconds'],
  },
  {
    answer: 'freshness',
    of: 'design',
    unit: 's',
    from: 1,
    to: 1e6,
    source: api,
    never: 'rises',
    figures: [
      'src.calls_wanted',
      'src.calls_used',
      'src.rate_share',
      'app.rerun_rate',
      'app.runs_in_flight',
      'app.cores_needed',
    ],
  },
  {
    answer: 'freshness',
    of: 'design',
    unit: 's',
    from: 1,
    to: 1e6,
    source: api,
    never: 'falls',
    figures: ['src.sync_interval', 'app.refresh_interval', 'app.staleness_worst', 'app.rpo_reached'],
  },
  {
    answer: 'viewers',
    of: 'design',
    unit: 'count',
    from: 1,
    to: 1e6,
    source: database,
    never: 'falls',
    figures: [
      'app.rerun_rate',
      'app.runs_in_flight',
      'app.cores_needed',
      'app.memory_live',
      'app.replicas',
      'src.pool_needed',
      'src.connections_used',
    ],
  },
  {
    answer: 'host_memory',
    of: 'design',
    unit: 'B',
    from: 1e8,
    to: 1e13,
    source: database,
    never: 'rises',
    figures: ['app.replicas'],
  },
  {
    answer: 'page_load',
    of: 'design',
    unit: 's',
    from: 0.1,
    to: 600,
    source: database,
    never: 'rises',
    figures: ['src.speedup_needed'],
  },
  {
    answer: 'events_per_second',
    of: 'source',
    unit: '1/s',
    from: 0.01,
    to: 1e7,
    source: stream,
    never: 'falls',
    figures: [
      'src.partitions',
      'src.outage_backlog',
      'src.buffer_bytes',
      'src.updates_conflated',
      'src.consumer_capacity',
    ],
  },
  {
    answer: 'longest_outage',
    of: 'design',
    unit: 's',
    from: 1,
    to: 1e7,
    source: stream,
    never: 'falls',
    figures: [
      'src.outage_backlog',
      'src.catch_up_seconds',
      'src.retention_needed',
      'src.retention_bytes',
      'app.rto_reached',
    ],
  },
  {
    answer: 'file_size',
    of: 'source',
    unit: 'B',
    from: 1e3,
    to: 1e11,
    source: uploads,
    never: 'falls',
    figures: ['src.rows_per_file', 'src.parse_seconds', 'src.parse_memory', 'src.upload_memory', 'app.rpo_reached'],
  },
  {
    answer: 'availability',
    of: 'design',
    unit: 'ratio',
    from: 0.5,
    to: 0.999,
    source: database,
    never: 'rises',
    figures: ['app.error_budget', 'app.alert_fast_burn'],
  },
  {
    answer: 'viewers',
    of: 'design',
    unit: 'count',
    from: 1,
    to: 1e6,
    source: database,
    never: 'falls',
    figures: ['src.queries_uncached', 'src.pool_today', 'app.cache_entries'],
  },
  {
    answer: 'interactions',
    of: 'design',
    unit: '1/s',
    from: 0.001,
    to: 10,
    source: api,
    never: 'falls',
    figures: ['app.rerun_rate', 'app.store_connections', 'app.cores_needed'],
  },
  {
    answer: 'retention',
    of: 'design',
    unit: 's',
    from: 86_400,
    to: 1e9,
    source: { ...api, change_pattern: 'append_only' },
    never: 'falls',
    figures: ['src.rows_horizon', 'src.parquet_bytes', 'src.postgres_bytes', 'app.storage_retained', 'app.rto_reached'],
  },
  {
    answer: 'connection_limit',
    of: 'source',
    unit: 'count',
    from: 1,
    to: 1e5,
    source: database,
    never: 'falls',
    figures: ['src.connections_free'],
  },
  {
    answer: 'server_cores',
    of: 'source',
    unit: 'count',
    from: 1,
    to: 1024,
    source: database,
    never: 'falls',
    figures: ['src.pool_size', 'src.connections_used'],
  },
  {
    answer: 'query_time',
    of: 'source',
    unit: 's',
    from: 0.001,
    to: 86_400,
    source: database,
    never: 'falls',
    figures: ['src.pool_today', 'src.pool_needed', 'src.speedup_needed'],
  },
  {
    answer: 'page_size',
    of: 'source',
    unit: 'count',
    from: 1,
    to: 1e6,
    source: { ...api, incremental: 'no' },
    never: 'rises',
    figures: ['src.calls_full', 'src.floor', 'src.load_full_seconds', 'src.burst_share'],
  },
  {
    answer: 'api_latency',
    of: 'source',
    unit: 's',
    from: 0.001,
    to: 600,
    source: { ...api, incremental: 'no' },
    never: 'falls',
    figures: ['src.floor', 'src.sync_interval', 'src.load_full_seconds'],
  },
  {
    answer: 'rows_per_day',
    of: 'source',
    unit: 'rows/s',
    from: 0.001,
    to: 1e6,
    source: database,
    never: 'falls',
    figures: ['src.bytes_per_day', 'src.rate_peak', 'src.bytes_horizon', 'src.load_increment_seconds'],
  },
  {
    answer: 'peak_factor',
    of: 'source',
    unit: 'x',
    from: 1,
    to: 1000,
    source: stream,
    never: 'falls',
    figures: ['src.events_peak', 'src.throughput_peak', 'src.partitions', 'src.buffer_events'],
  },
  {
    answer: 'event_bytes',
    of: 'source',
    unit: 'B',
    from: 1,
    to: 1e7,
    source: stream,
    never: 'falls',
    figures: ['src.throughput_peak', 'src.buffer_bytes', 'src.retention_bytes'],
  },
  {
    answer: 'columns',
    of: 'source',
    unit: 'count',
    from: 1,
    to: 10_000,
    source: database,
    never: 'falls',
    figures: ['src.frame_row_bytes', 'app.cache_hit_seconds', 'app.run_seconds', 'src.table_bytes'],
  },
  {
    answer: 'text_share',
    of: 'source',
    unit: 'ratio',
    from: 0.01,
    to: 1,
    source: database,
    never: 'falls',
    figures: ['src.frame_row_bytes', 'app.memory_pandas', 'app.frame_bytes'],
  },
  {
    answer: 'host_memory',
    of: 'design',
    unit: 'B',
    from: 1e8,
    to: 1e13,
    source: database,
    never: 'falls',
    figures: ['app.memory_budget', 'app.memory_duckdb'],
  },
  {
    answer: 'host_memory',
    of: 'design',
    unit: 'B',
    from: 1e8,
    to: 1e13,
    source: database,
    never: 'rises',
    figures: ['app.spill_bytes'],
  },
  {
    answer: 'files_per_day',
    of: 'source',
    unit: 'count',
    from: 1,
    to: 1e6,
    source: uploads,
    never: 'falls',
    figures: ['src.rows_now', 'src.rows_per_day', 'src.files_bytes_per_day', 'app.storage_retained'],
  },
  {
    answer: 'history',
    of: 'design',
    unit: 's',
    from: 86_400,
    to: 1e9,
    source: uploads,
    never: 'falls',
    figures: ['src.rows_now', 'app.scan_bytes', 'app.memory_polars'],
  },
];

test.each(laws)('when $answer grows, none of $figures $never', (law) => {
  const between = fc.double({ min: Math.log(law.from), max: Math.log(law.to), noNaN: true }).map(Math.exp);
  fc.assert(
    fc.property(between, between, (a, b) => {
      const small = sized(law, Math.min(a, b));
      const large = sized(law, Math.max(a, b));
      const [low, high] = law.never === 'falls' ? [small, large] : [large, small];
      for (const id of law.figures) {
        expect(figureOf(high, id) * (1 + 1e-9)).toBeGreaterThanOrEqual(figureOf(low, id));
      }
    }),
    { numRuns: 40 },
  );
});

function sized(law: Law, value: number) {
  const answer = { [law.answer]: formatQuantity(value, law.unit) };
  return law.of === 'source' ? sizeAnswers({ ...law.source, ...answer }) : sizeAnswers(law.source, answer);
}
