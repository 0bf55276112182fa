import { expect, test } from 'vitest';
import { type DesignAnswers, figureOf, sizeAnswers, type SourceAnswersOf } from './size-answers.ts';

interface Case {
  readonly about: string;
  readonly source: SourceAnswersOf;
  readonly design?: DesignAnswers;
  /** Figure, and the value computed by hand beside it. */
  readonly figures: Readonly<Record<string, number>>;
}

/** A database of 5 M rows that does not grow: 15 columns, 30 % text, 200 B. */
const still: SourceAnswersOf = {
  kind: 'database',
  rows: '5M rows',
  rows_per_day: '0 rows/day',
  row_bytes: '200 B',
  columns: '15',
  text_share: '30%',
  result_rows: '20k',
};
const api: SourceAnswersOf = {
  kind: 'api',
  rows: '1M rows',
  rows_per_day: '0 rows/day',
  api_latency: '100 ms',
  endpoints: '1',
  page_size: '100',
};
const stream: SourceAnswersOf = {
  kind: 'stream',
  transport: 'kafka',
  events_per_second: '500/s',
  event_bytes: '500 B',
  peak_factor: '5x',
  event_keys: '1000',
};
const files: SourceAnswersOf = {
  kind: 'uploads',
  file_format: 'csv',
  file_size: '120 MB',
  files_per_day: '6',
  row_bytes: '160 B',
  columns: '18',
  text_share: '30%',
};

const cases: readonly Case[] = [
  {
    about: 'size of a table: 5 M × 200 B',
    source: still,
    figures: { 'src.bytes_now': 1e9, 'app.bytes_now': 1e9, 'src.rows_horizon': 5e6 },
  },
  {
    about: 'bytes asked for rows: 1 GB ÷ 200 B',
    source: { ...still, rows: '1 GB' },
    figures: { 'src.rows_now': 5e6, 'src.bytes_now': 1e9 },
  },
  {
    about: 'growth of a log: 250 k × 365 d × (1 + 20 % ÷ 2) = 100.375 M',
    source: { ...still, rows: '90M', rows_per_day: '250k rows/day', growth: '20%', change_pattern: 'append_only' },
    figures: { 'src.rows_added': 100_375_000, 'src.rows_horizon': 190_375_000, 'src.rows_per_day': 250_000 },
  },
  {
    about: 'a short retention keeps 73 of 365 days: 10 k × 365 × 73/365',
    source: { ...still, rows: '0 rows', rows_per_day: '10k rows/day', growth: '0%', change_pattern: 'append_only' },
    design: { retention: '73 d', history: '30 d' },
    figures: { 'src.rows_horizon': 730_000 },
  },
  {
    about: 'in a table with updates, 60 k/d are at most 30 d of new rows: 60 k × 30 = 1.8 M',
    source: { ...still, rows: '180k', rows_per_day: '60k rows/day', change_pattern: 'updates' },
    figures: { 'src.rows_added': 1_800_000, 'src.rows_horizon': 1_980_000 },
  },
  {
    about: 'PostgreSQL: 24 + 104 + 4 = 132 B a row, ⌊8168 ÷ 132⌋ = 61 a page, ⌈1 M ÷ 61⌉ = 16,394 pages',
    source: { ...still, rows: '1M', row_bytes: '100 B' },
    figures: { 'src.postgres_bytes': 16_394 * 8192 },
  },
  {
    about: 'PostgreSQL, narrow: 24 + 16 + 4 = 44 B, 185 a page, ⌈1 M ÷ 185⌉ = 5,406 pages',
    source: { ...still, rows: '1M', row_bytes: '16 B' },
    figures: { 'src.postgres_bytes': 5406 * 8192 },
  },
  {
    about: 'Parquet, mixed: 1 GB ÷ 5',
    source: still,
    figures: { 'src.parquet_bytes': 2e8 },
  },
  {
    about: 'Parquet, numbers: 1 GB ÷ 2.5',
    source: { ...still, text_share: '10%' },
    figures: { 'src.parquet_bytes': 4e8 },
  },
  {
    about: 'row in a frame: max(200, 15 × 8) + 15 × 0.3 × 8 = 236 B',
    source: still,
    figures: { 'src.frame_row_bytes': 236, 'src.page_bytes': 20_000 * 236, 'app.scan_bytes': 5e6 * 236 },
  },
  {
    about: 'narrow numbers: max(50, 20 × 8) = 160 B',
    source: { ...still, columns: '20', row_bytes: '50 B', text_share: '0%' },
    figures: { 'src.frame_row_bytes': 160 },
  },
  {
    about: 'memory budget: 0.7 × 4 GB − 250 MB; pandas 5 ×, Polars 3 × 1.18 GB',
    source: still,
    design: { host_memory: '4 GB' },
    figures: { 'app.memory_budget': 2.55e9, 'app.memory_pandas': 5.9e9, 'app.memory_polars': 3.54e9 },
  },
  {
    about: 'a host that Streamlit fills alone has no budget',
    source: still,
    design: { host_memory: '300 MB' },
    figures: { 'app.memory_budget': 0 },
  },
  {
    about: 'text doubles the multiple: 5 M × (200 + 15 × 0.6 × 8 = 272) × 10',
    source: { ...still, text_share: '60%' },
    figures: { 'app.memory_pandas': 5e6 * 272 * 10 },
  },
  {
    about: 'DuckDB: min(2 × 1.5 GB, 0.4 × 4 GB, 23.6 GB) + 20 k × 236 B',
    source: { ...still, rows: '100M' },
    design: { host_memory: '4 GB', host_cores: '2' },
    figures: { 'app.memory_duckdb': 1.6e9 + 4_720_000 },
  },
  {
    about: 'transform: 13 M ÷ 6.5 M, 17 M, 50 M rows/s',
    source: { ...still, rows: '13M' },
    figures: { 'app.transform_pandas': 2, 'app.transform_polars': 13 / 17, 'app.transform_duckdb': 0.26 },
  },
  {
    about: 'a log shows its history only: 10 k × 90 of 5 M',
    source: { ...still, rows_per_day: '10k rows/day', change_pattern: 'append_only' },
    design: { history: '90 d' },
    figures: { 'src.scan_rows': 900_000 },
  },
  {
    about: 'refresh of 1 min: 0.2 × 60 s',
    source: still,
    design: { freshness: '1 min' },
    figures: { 'app.refresh_interval': 12, 'app.cache_ttl': 12, 'app.ui_update_rate': 1 / 12 },
  },
  {
    about: 'refresh never below 1 s',
    source: still,
    design: { freshness: '2 s' },
    figures: { 'app.refresh_interval': 1 },
  },
  {
    about: 'refresh never above 1 h',
    source: still,
    design: { freshness: '2 d' },
    figures: { 'app.refresh_interval': 3600 },
  },
  {
    about: 'runs: 100 × 0.1/s + 100 ÷ 180 s; one run 0.05 + 20 k × 15 ÷ 200 M + 20 k ÷ 6.5 M + 4.72 MB ÷ 500 MB/s',
    source: still,
    design: { viewers: '100', interactions: '6/min', freshness: '15 min' },
    figures: {
      'app.rerun_rate': 10 + 100 / 180,
      'app.cache_hit_seconds': 0.0015,
      'app.run_seconds': 0.05 + 0.0015 + 20_000 / 6.5e6 + 0.00944,
      // 10.5556/s × 0.0640169 s × 1.25 = 0.8447, over 1 × 0.5 and under 2 × 0.58
      'app.runs_in_flight': 0.844_667,
      'app.cores_needed': 2,
      'app.replicas': 1,
    },
  },
  {
    about: 'ten times the viewers: 8.447 runs, over 11 × 0.75 and under 12 × 0.75; 12 cores ÷ 2 = 6 instances',
    source: still,
    design: { viewers: '1000', interactions: '6/min', freshness: '15 min', host_cores: '4' },
    figures: { 'app.cores_needed': 12, 'app.replicas': 6 },
  },
  {
    about: 'payload: 20 k × 236 B = 4.72 MB at 6.25 MB/s',
    source: still,
    figures: { 'app.payload_bytes': 4_720_000, 'app.payload_seconds': 0.7552 },
  },
  {
    about: 'a table above 150 k rows is paged: 150 k × 236 B',
    source: { ...still, result_rows: '2.4M' },
    figures: { 'app.payload_bytes': 35_400_000, 'src.offset_rows': 2_399_000 },
  },
  {
    about: 'cache for each of 5 roles: 5 × 4.72 MB',
    source: still,
    design: { row_access: 'by_role', viewers: '20' },
    figures: { 'app.cache_entries': 5, 'app.cache_bytes': 23_600_000 },
  },
  {
    about: 'cache for each tenant, at most max_entries',
    source: still,
    design: { row_access: 'by_tenant', viewers: '200' },
    figures: { 'app.cache_entries': 50 },
  },
  {
    about: 'pool: 10.5556/s × 0.8 s = 8.444, × 1.5 = 12.67, at most 2 × 4 + 1 = 9; used 9 + 2 + 2, free 100 − 3 − 5',
    source: { ...still, query_time: '800 ms', server_cores: '4', connection_limit: '100' },
    design: { viewers: '100', interactions: '6/min', freshness: '15 min', page_load: '2 s' },
    figures: {
      'src.queries_uncached': 10 + 100 / 180,
      'src.queries_cached': 1 / 180,
      'src.pool_needed': (10 + 100 / 180) * 0.8,
      'src.pool_size': 9,
      'src.connections_used': 13,
      'src.connections_free': 92,
    },
  },
  {
    about: 'a query of 30 s on a page of 2 s: 30 ÷ (0.6 × 2) = 25 ×',
    source: { ...still, query_time: '30 s' },
    design: { page_load: '2 s' },
    figures: { 'src.query_budget': 1.2, 'src.speedup_needed': 25 },
  },
  {
    about: 'two B-tree indexes: 5 M × 24 B × 2',
    source: still,
    figures: { 'src.index_bytes': 240_000_000 },
  },
  {
    about: 'loading 5 M rows with COPY at 136 k rows/s',
    source: still,
    figures: { 'src.load_full_seconds': 5e6 / 136_000 },
  },
  {
    about: 'Snowflake: a query every 720 s, each billed 4 + 600 s: 120 × 604 s',
    source: { ...still, kind: 'warehouse', engine: 'snowflake', query_time: '4 s' },
    design: { freshness: '1 h' },
    figures: { 'src.billed_seconds': 72_480 },
  },
  {
    about: 'Snowflake: a query every 12 s keeps it awake',
    source: { ...still, kind: 'warehouse', engine: 'snowflake', query_time: '4 s' },
    design: { freshness: '1 min' },
    figures: { 'src.billed_seconds': 86_400 },
  },
  {
    about: 'BigQuery: 3,600 queries a month × 10 GB ÷ 2^40 × 6.25',
    source: { ...still, kind: 'warehouse', engine: 'bigquery', rows: '50M' },
    design: { freshness: '1 h' },
    figures: { 'src.scan_cost': ((3600 * 1e10) / 2 ** 40) * 6.25 },
  },
  {
    about: 'API: 40 endpoints every 5 s are 480 calls/min; 40 ÷ 100/min = 24 s',
    source: { ...api, rows: '0 rows', endpoints: '40', rate_limit: '100/min' },
    design: { freshness: '5 s' },
    figures: { 'src.calls_wanted': 8, 'src.floor_increment': 24, 'src.floor': 24 },
  },
  {
    about: 'API, full: 1 M ÷ 100 + 1 = 10,001 calls at 5,000/h',
    source: { ...api, incremental: 'no', rate_limit: '5000/h' },
    figures: { 'src.calls_full': 10_001, 'src.floor': (10_001 * 3600) / 5000 },
  },
  {
    about: 'API with changes: 4 ÷ (1.6667 − 1.85185 ÷ 200)',
    source: {
      ...api,
      rows: '1.2M',
      rows_per_day: '40k rows/day',
      peak_factor: '4x',
      page_size: '200',
      endpoints: '4',
      rate_limit: '100/min',
    },
    figures: { 'src.rate_peak': 160_000 / 86_400, 'src.floor': 4 / (100 / 60 - 160_000 / 86_400 / 200) },
  },
  {
    about: 'API bound by latency: 4 in flight ÷ 2 s = 2/s, (10 + 1) ÷ 2',
    source: { ...api, rows: '1000', incremental: 'no', rate_limit: 'none', api_latency: '2 s' },
    figures: { 'src.rate_usable': 2, 'src.floor': 5.5 },
  },
  {
    about: 'API, interval at 80 % of the limit: 10 ÷ (0.8 × 1/s) = 12.5 s, over 0.5 × 20 s; share 10 ÷ 12.5',
    source: { ...api, endpoints: '10', rate_limit: '1/s' },
    design: { freshness: '20 s' },
    figures: { 'src.sync_interval': 12.5, 'src.calls_increment': 10, 'src.calls_used': 0.8, 'src.rate_share': 0.8 },
  },
  {
    about: 'files: 120 MB × 0.25 ÷ 160 B × 6 a day, over 365 days',
    source: files,
    design: { history: '365 d' },
    figures: { 'src.rows_per_day': 1_125_000, 'src.rows_now': 410_625_000, 'src.files_bytes_per_day': 720e6 },
  },
  {
    about: 'a CSV of 750 k rows: 120 MB ÷ 50 MB/s, ÷ 250 k/s; × (160 + 18 × 0.3 × 8 = 203.2) × 5 + 120 MB; two at once',
    source: files,
    figures: {
      'src.rows_per_file': 750_000,
      'src.parse_seconds': 2.4,
      'src.validate_seconds': 3,
      'src.parse_memory': 882e6,
      'src.upload_memory': 1764e6,
    },
  },
  {
    about: 'a Parquet file holds five times the rows, an Excel file takes 25 times the time',
    source: { ...files, file_format: 'parquet' },
    figures: { 'src.rows_per_file': 3_750_000, 'src.parse_seconds': 0.6 },
  },
  {
    about: 'stream: 500 × 5 = 2,500/s, 1.25 MB/s, ⌈max(0.125, 0.25) × 1.5⌉ = 1 partition, ρ = 0.25',
    source: stream,
    figures: {
      'src.events_peak': 2500,
      'src.throughput_peak': 1.25e6,
      'src.partitions': 1,
      'src.consumer_utilisation': 0.25,
    },
  },
  {
    about: 'outage of 4 h: 36 M events, caught up in 36 M ÷ 7,500/s; retention 3 × (14,400 + 4,800)',
    source: stream,
    design: { longest_outage: '4 h' },
    figures: {
      'src.outage_backlog': 36e6,
      'src.catch_up_seconds': 4800,
      'src.retention_needed': 57_600,
      // 500 × 500 B × 604,800 s × 3 × 1.1
      'src.retention_bytes': 498_960_000_000,
    },
  },
  {
    about: 'ρ = 0.7 catches up in 2.33 times the outage',
    source: { ...stream, events_per_second: '1400/s', ordering: 'total' },
    design: { longest_outage: '1 h' },
    figures: { 'src.consumer_utilisation': 0.7, 'src.catch_up_seconds': 8400 },
  },
  {
    about: 'buffer of 12 s at 2,500/s: 30 k × 500 B; conflated 1,000 keys ÷ 12 s',
    source: stream,
    design: { freshness: '1 min' },
    figures: { 'src.buffer_events': 30_000, 'src.buffer_bytes': 15e6, 'src.updates_conflated': 1000 / 12 },
  },
  {
    about: '20 M events/h on partitions: 27,778/s ÷ 10 k/s × 1.5 = 4.17',
    source: { ...stream, events_per_second: '20M/h' },
    figures: { 'src.partitions': 5 },
  },
  {
    about: '99.9 %: 0.001 × 30 d = 43.2 min, paged at 14.4 × 0.1 %',
    source: still,
    design: { availability: '99.9%' },
    figures: { 'app.error_budget': 2592, 'app.alert_fast_burn': 0.0144 },
  },
  {
    about: 'recovery: 300 + 600 + 300 s of people, and the store at 100 MB/s',
    source: { ...api, row_bytes: '100 B' },
    figures: { 'app.rto_reached': 1200 + (16_394 * 8192) / 1e8 },
  },
  {
    about: 'recovery waits for the stream to catch up: 1,200 + 4,800 s',
    source: stream,
    design: { longest_outage: '4 h' },
    figures: { 'app.rto_reached': 6000 },
  },
  {
    about: 'staleness in place: query 0.8 + ttl 180 + refresh 180',
    source: { ...still, query_time: '800 ms' },
    design: { freshness: '15 min' },
    figures: { 'app.staleness_worst': 360.8 },
  },
  {
    about: 'Pub/Sub loses the whole outage',
    source: { ...stream, transport: 'redis_pubsub' },
    design: { longest_outage: '4 h' },
    figures: { 'app.rpo_reached': 14_400 },
  },
];

test.each(cases)('$about', ({ source, design, figures }) => {
  const sizing = sizeAnswers(source, design);
  for (const [id, byHand] of Object.entries(figures)) {
    const computed = figureOf(sizing, id);
    expect(Math.abs(computed - byHand), `${id} is ${computed}, by hand ${byHand}`).toBeLessThanOrEqual(byHand * 1e-6);
  }
});
