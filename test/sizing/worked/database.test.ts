import type { SourceAnswersOf } from '../size-answers.ts';
import { workCases } from './work-cases.ts';

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

workCases([
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
    about: 'staleness in place: query 0.8 + ttl 180 + refresh 180',
    source: { ...still, query_time: '800 ms' },
    design: { freshness: '15 min' },
    figures: { 'app.staleness_worst': 360.8 },
  },
  {
    about: 'copied for its owner: 0.5 × 900 s + no rows to write + 180 + 180',
    source: { ...still, query_time: '20 s', indexes: 'tuned', shared_load: 'shared_primary' },
    design: { freshness: '15 min', page_load: '2 s' },
    figures: { 'src.sync_interval': 450, 'src.load_increment_seconds': 0, 'src.staleness': 810 },
  },
  {
    about: 'prepared where it is: 450 + 0.6 × 2 s + 180 + 180',
    source: { ...still, query_time: '20 s', indexes: 'tuned', shared_load: 'dedicated' },
    design: { freshness: '15 min', page_load: '2 s' },
    figures: { 'src.staleness': 811.2 },
  },
  {
    about: '6 instances × 5 roles ÷ 180 s with a cache; 1000 × 0.1/s + 1000 ÷ 180 s without',
    source: still,
    design: {
      viewers: '1000',
      interactions: '6/min',
      freshness: '15 min',
      host_cores: '4',
      row_access: 'by_role',
      host_memory: '16 GB',
    },
    figures: { 'src.queries_cached': 30 / 180, 'src.queries_uncached': 100 + 1000 / 180 },
  },
  {
    about: 'a query of 30 s, asked 10.5556 times a second, keeps 316.67 connections busy',
    source: { ...still, query_time: '30 s' },
    design: { viewers: '100', interactions: '6/min', freshness: '15 min' },
    figures: { 'src.pool_today': (10 + 100 / 180) * 30 },
  },
  {
    about: 'today as it is: 20 k × 236 B, 20 k − 1 k rows skipped by the last offset',
    source: still,
    figures: { 'src.result_bytes': 4_720_000, 'src.offset_rows': 19_000 },
  },
]);
