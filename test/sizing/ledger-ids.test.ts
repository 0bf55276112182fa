import { expect, test } from 'vitest';
import type { AppQuantityId, SourceMetric } from '../../src/sizing/quantity-ids.ts';
import type { SourceKind } from '../../src/sizing/workload.ts';
import { sizeAnswers, type SourceAnswersOf } from './size-answers.ts';

const app: Readonly<Record<AppQuantityId, true>> = {
  'app.bytes_now': true,
  'app.bytes_horizon': true,
  'app.frame_rows': true,
  'app.frame_bytes': true,
  'app.memory_pandas': true,
  'app.memory_polars': true,
  'app.memory_duckdb': true,
  'app.spill_bytes': true,
  'app.memory_budget': true,
  'app.scan_rows': true,
  'app.scan_bytes': true,
  'app.memory_live': true,
  'app.transform_pandas': true,
  'app.transform_polars': true,
  'app.transform_duckdb': true,
  'app.parquet_bytes': true,
  'app.postgres_bytes': true,
  'app.storage_retained': true,
  'app.run_seconds': true,
  'app.rerun_rate': true,
  'app.runs_in_flight': true,
  'app.cores_needed': true,
  'app.replicas': true,
  'app.store_pool': true,
  'app.store_connections': true,
  'app.payload_bytes': true,
  'app.payload_seconds': true,
  'app.ui_update_rate': true,
  'app.refresh_interval': true,
  'app.cache_ttl': true,
  'app.cache_entries': true,
  'app.cache_bytes': true,
  'app.cache_hit_seconds': true,
  'app.staleness_worst': true,
  'app.error_budget': true,
  'app.rpo_reached': true,
  'app.rto_reached': true,
  'app.alert_fast_burn': true,
};

const every: readonly SourceKind[] = ['database', 'warehouse', 'api', 'files', 'uploads', 'stream'];
const queried: readonly SourceKind[] = ['database', 'warehouse'];
const filed: readonly SourceKind[] = ['files', 'uploads'];
const api: readonly SourceKind[] = ['api'];
const stream: readonly SourceKind[] = ['stream'];

/** The kinds that have each figure, with the answers of `sources` below. */
const metrics: Readonly<Record<SourceMetric, readonly SourceKind[]>> = {
  rows_now: every,
  bytes_now: every,
  frame_row_bytes: every,
  page_rows: every,
  page_bytes: every,
  table_bytes: every,
  message_share: every,
  result_bytes: queried,
  scan_rows: every,
  scan_bytes: every,
  staleness: every,
  rows_per_day: every,
  bytes_per_day: every,
  rate_mean: every,
  rate_peak: every,
  rows_added: every,
  rows_horizon: every,
  bytes_horizon: every,
  parquet_bytes: every,
  postgres_bytes: every,
  load_full_seconds: every,
  load_increment_seconds: every,
  sync_interval: ['database', 'warehouse', 'api', 'files', 'stream'],
  loss_window: ['api', 'files', 'uploads', 'stream'],
  queries_uncached: queried,
  queries_cached: queried,
  pool_today: queried,
  pool_needed: queried,
  pool_size: queried,
  connections_used: queried,
  connections_free: queried,
  query_budget: queried,
  speedup_needed: queried,
  index_bytes: ['database'],
  offset_rows: queried,
  billed_seconds: ['warehouse'],
  scan_cost: [],
  rate_usable: api,
  calls_full: api,
  calls_increment: api,
  floor_full: api,
  floor_increment: api,
  floor: api,
  calls_wanted: api,
  calls_used: api,
  rate_share: api,
  calls_burst: api,
  burst_share: api,
  files_bytes_per_day: filed,
  parse_seconds: filed,
  parse_memory: filed,
  upload_share: ['uploads'],
  upload_memory: ['uploads'],
  validate_seconds: filed,
  validate_columns_seconds: filed,
  rows_per_file: filed,
  events_peak: stream,
  throughput_peak: stream,
  partitions: stream,
  consumer_capacity: stream,
  consumer_utilisation: stream,
  outage_backlog: stream,
  catch_up_seconds: stream,
  buffer_events: stream,
  buffer_bytes: stream,
  retention_needed: stream,
  retention_bytes: stream,
  updates_conflated: stream,
};

const sources: Readonly<Record<SourceKind, SourceAnswersOf>> = {
  database: { kind: 'database' },
  warehouse: { kind: 'warehouse', engine: 'snowflake' },
  api: { kind: 'api', incremental: 'yes' },
  files: { kind: 'files' },
  uploads: { kind: 'uploads' },
  stream: { kind: 'stream', transport: 'kafka' },
};

test.each(every)('a source of kind %s has exactly the figures named for it', (kind) => {
  const ids = sizeAnswers(sources[kind]).ledger.quantities.map(({ id }) => id);
  const named = Object.entries(metrics).filter(([, kinds]) => kinds.includes(kind));
  // Nobody queries a database's rows in a store of the app, as far as the sizing knows.
  const ofStore = ['app.store_pool', 'app.store_connections'];
  const ofApp = Object.keys(app).filter((id) => !queried.includes(kind) || !ofStore.includes(id));
  expect(ids.toSorted()).toEqual([...ofApp, ...named.map(([metric]) => `src.${metric}`)].toSorted());
});

test('BigQuery has a price for its scans', () => {
  const { ledger } = sizeAnswers({ kind: 'warehouse', engine: 'bigquery' });
  expect(ledger.quantities.map(({ id }) => id)).toContain('src.scan_cost');
});

test('what cannot be reached has no figure: a total order above what one consumer handles never catches up', () => {
  const { ledger } = sizeAnswers({ kind: 'stream', ordering: 'total', events_per_second: '50k/s' });
  expect(ledger.quantities.map(({ id }) => id)).not.toContain('src.catch_up_seconds');
});
