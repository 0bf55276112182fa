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
    about: 'peak against mean: 864 k/d are 10/s, × 4; × 200 B a day',
    source: { ...still, rows_per_day: '864k rows/day', peak_factor: '4x' },
    figures: { 'src.rate_mean': 10, 'src.rate_peak': 40, 'src.bytes_per_day': 172_800_000 },
  },
  {
    about: '2 GB a day ÷ 200 B',
    source: { ...still, rows_per_day: '2 GB/day' },
    figures: { 'src.rows_per_day': 10_000_000 },
  },
  {
    about: 'two years kept: 10 k × 365 × 200 B in one, twice that in two',
    source: { ...still, rows: '0 rows', rows_per_day: '10k rows/day', growth: '0%', change_pattern: 'append_only' },
    design: { retention: '2 years' },
    figures: { 'src.bytes_horizon': 730_000_000, 'app.storage_retained': 1_460_000_000 },
  },
  {
    about: 'replaced as a whole, 20 % larger in a year: 5 M × 1.2 × 200 B',
    source: { ...still, change_pattern: 'full_replace', growth: '20%' },
    figures: { 'src.rows_added': 1_000_000, 'src.rows_horizon': 6_000_000, 'src.bytes_horizon': 1_200_000_000 },
  },
  {
    about: 'spill: 2 × (23.6 GB − min(2 × 1.5 GB, 0.4 × 4 GB))',
    source: { ...still, rows: '100M' },
    design: { host_memory: '4 GB', host_cores: '2' },
    figures: { 'app.spill_bytes': 44e9 },
  },
]);
