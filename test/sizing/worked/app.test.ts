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
    about: 'one viewer, one run: 4.72 MB × 3',
    source: still,
    design: { viewers: '1' },
    figures: { 'app.memory_live': 14_160_000 },
  },
  {
    about: 'a message of 4.72 of 200 MB',
    source: still,
    figures: { 'src.table_bytes': 4_720_000, 'src.message_share': 0.0236 },
  },
  {
    about: 'the same in the warehouse runtime of Snowflake, of 32 MB',
    source: still,
    design: { host: 'snowflake' },
    figures: { 'src.message_share': 0.1475 },
  },
  {
    about: '50 tenants at once: 50 × 4.72 MB',
    source: still,
    design: { row_access: 'by_tenant', viewers: '200' },
    figures: { 'app.cache_bytes': 236_000_000 },
  },
]);
