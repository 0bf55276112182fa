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

const stream: SourceAnswersOf = {
  kind: 'stream',
  transport: 'kafka',
  events_per_second: '500/s',
  event_bytes: '500 B',
  peak_factor: '5x',
  event_keys: '1000',
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
    about: 'Pub/Sub loses the whole outage',
    source: { ...stream, transport: 'redis_pubsub' },
    design: { longest_outage: '4 h' },
    figures: { 'app.rpo_reached': 14_400 },
  },
  {
    about: 'Redis Streams keep 500 × 500 B × 57,600 s in memory',
    source: { ...stream, transport: 'redis_streams' },
    design: { longest_outage: '4 h' },
    figures: { 'src.retention_bytes': 14.4e9 },
  },
  {
    about: 'an event is on the screen after a batch of 1 s, 2,500 ÷ 136 k of writing and a refresh of 12 s',
    source: stream,
    design: { freshness: '1 min' },
    figures: { 'src.staleness': 1 + 2500 / 136_000 + 12 },
  },
  {
    about: '99.5 %: 0.005 × 30 d = 3 h 36 min, paged at 14.4 × 0.5 %',
    source: still,
    design: { availability: '99.5%' },
    figures: { 'app.error_budget': 12_960, 'app.alert_fast_burn': 0.072 },
  },
  {
    about: 'the store: two viewers keep 0.01 runs in flight, which need one connection; 1 × (1 + 2) + 2',
    source: { ...api, rate_limit: '100/min' },
    design: { viewers: '2', interactions: '6/min', freshness: '15 min' },
    figures: { 'app.store_pool': 1, 'app.store_connections': 5 },
  },
]);
