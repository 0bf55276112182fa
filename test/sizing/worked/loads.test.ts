import type { SourceAnswersOf } from '../size-answers.ts';
import { workCases } from './work-cases.ts';

const files: SourceAnswersOf = {
  kind: 'uploads',
  file_format: 'csv',
  file_size: '120 MB',
  files_per_day: '6',
  row_bytes: '160 B',
  columns: '18',
  text_share: '30%',
};

const api: SourceAnswersOf = {
  kind: 'api',
  rows: '1M rows',
  rows_per_day: '0 rows/day',
  api_latency: '100 ms',
  endpoints: '1',
  page_size: '100',
};

workCases([
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
    about: 'a burst: 4 in flight ÷ 0.2 s = 20/s, 1,200 of 10,001 calls in a minute that allows 100',
    source: { ...api, incremental: 'no', rate_limit: '100/min', api_latency: '200 ms' },
    figures: { 'src.calls_burst': 20, 'src.burst_share': 12 },
  },
  {
    about: 'one increment: 4 + 1.85185 × 450 ÷ 200 = 8.1667 calls at 1.6667/s, 833.33 rows ÷ 250 k and ÷ 136 k',
    source: {
      ...api,
      rows_per_day: '40k rows/day',
      peak_factor: '4x',
      page_size: '200',
      endpoints: '4',
      rate_limit: '100/min',
    },
    design: { freshness: '15 min' },
    figures: {
      'src.sync_interval': 450,
      'src.load_increment_seconds': 4.9 + 0.003_333_333 + 0.006_127_451,
      'src.calls_increment': 8,
      'src.calls_used': 8 / 450,
      'src.staleness': 450 + 4.909_460_784 + 180 + 180,
    },
  },
  {
    about: 'what a failure leaves out of an API is what came since the last load: 0.5 × 900 s',
    source: { ...api, rate_limit: '100/min' },
    design: { freshness: '15 min' },
    figures: { 'src.loss_window': 450, 'app.rpo_reached': 450 },
  },
  {
    about: 'Excel: 10 MB ÷ 2 MB/s; 62,500 rows ÷ 250 k, ÷ 6.5 M, ÷ 136 k; 10 of 200 MB',
    source: { ...files, file_format: 'excel', file_size: '10 MB' },
    figures: {
      'src.parse_seconds': 5,
      'src.validate_seconds': 0.25,
      'src.validate_columns_seconds': 62_500 / 6.5e6,
      'src.load_increment_seconds': 62_500 / 136_000,
      'src.upload_share': 0.05,
      'app.rpo_reached': 5 + 0.25 + 62_500 / 136_000,
    },
  },
]);
