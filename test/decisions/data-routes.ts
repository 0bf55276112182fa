import type { ChoiceOf, TopicId } from '../../src/decisions/choices.ts';
import type { Answers, SourceAnswers } from '../../src/intake/answers.ts';

/** Answers that lead to each option of the topics about data; the first source is the one that source topics decide for. */
export type Routes = {
  readonly [T in DataTopicId]: { readonly [C in ChoiceOf<T>]: Answers };
};

export type DataTopicId = Extract<
  TopicId,
  | 'api_sync'
  | 'ingestion'
  | 'transport'
  | 'backpressure'
  | 'pooling'
  | 'acceleration'
  | 'store'
  | 'engine'
  | 'layout'
  | 'validation'
  | 'bad_rows'
>;

const of = (sources: readonly SourceAnswers[], design: Answers['design'] = {}): Answers => ({ design, sources });
const database = (answers: SourceAnswers['answers'] = {}): SourceAnswers => ({
  id: 'orders',
  answers: { kind: 'database', rows: '200k rows', query_time: '200 ms', ...answers },
});
const warehouse = (answers: SourceAnswers['answers'] = {}): SourceAnswers => ({
  id: 'sales',
  answers: { kind: 'warehouse', ...answers },
});
const api = (answers: SourceAnswers['answers'] = {}): SourceAnswers => ({
  id: 'crm',
  answers: { kind: 'api', rows: '50k rows', rows_per_day: '2k rows/day', ...answers },
});
const folder = (answers: SourceAnswers['answers'] = {}): SourceAnswers => ({
  id: 'drops',
  answers: { kind: 'files', ...answers },
});
const uploads = (answers: SourceAnswers['answers'] = {}): SourceAnswers => ({
  id: 'returns',
  answers: { kind: 'uploads', ...answers },
});
const stream = (answers: SourceAnswers['answers'] = {}): SourceAnswers => ({
  id: 'ticks',
  answers: { kind: 'stream', events_per_second: '500/s', event_keys: '100', ...answers },
});
const tenants = { sign_in: 'oidc', row_access: 'by_tenant' } as const;
const daily = { freshness: '1 d' } as const;
const mayLose = { rpo: '1 d', longest_outage: '1 h', freshness: '5 s' } as const;
const slow = { query_time: '20 s', rows: '20M rows', result_rows: '5k' } as const;

export const routes: Routes = {
  api_sync: {
    on_demand: of([api({ rows: '100 rows' })], { outage_behaviour: 'degrade' }),
    poll_full: of([api({ incremental: 'no', rate_limit: '10/s' })], daily),
    poll_incremental: of([api()], { freshness: '1 min' }),
    webhook_reconcile: of([api({ webhooks: 'yes', endpoints: '40', rate_limit: '60/min' })], { freshness: '1 min' }),
  },
  ingestion: {
    query_in_place: of([database()]),
    full_reload: of([folder({ change_pattern: 'full_replace' })], daily),
    incremental: of([api()]),
    cdc: of([database({ ...slow, rows: '400M rows', indexes: 'tuned', change_pattern: 'updates_and_deletes' })], {
      freshness: '1 min',
    }),
    on_upload: of([uploads()]),
    consume: of([stream()]),
  },
  transport: {
    http_poll: of([stream({ events_per_second: '2/s' })], { freshness: '10 min' }),
    websocket: of([stream()], { ...mayLose, viewers: '2' }),
    redis_pubsub: of([stream({ events_per_second: '50/s' })], { ...mayLose, viewers: '3k' }),
    redis_streams: of([stream({ events_per_second: '50/s' })], { freshness: '5 s' }),
    kafka: of([stream({ transport: 'kafka' })]),
  },
  backpressure: {
    block: of([stream({ transport: 'kafka' })], { features: ['drill_down'] }),
    drop_oldest: of([stream({ transport: 'websocket', events_per_second: '1/s', event_keys: '100k' })], mayLose),
    conflate: of([stream({ transport: 'kafka' })], { freshness: '5 s' }),
    aggregate: of([stream({ transport: 'kafka', events_per_second: '5k/s', event_keys: '1M' })], { freshness: '5 s' }),
    spill: of([stream({ transport: 'websocket' })], { features: ['drill_down'], rpo: '0 s' }),
  },
  pooling: {
    app_pool: of([database()]),
    pgbouncer: of([database({ connection_limit: '12', query_time: '2 s' })], { viewers: '500' }),
    driver_session: of([warehouse()]),
  },
  acceleration: {
    none: of([database()]),
    index: of([database({ ...slow, indexes: 'primary_key_only' })]),
    materialised_view: of([database({ ...slow, indexes: 'tuned', shared_load: 'dedicated' })], { freshness: '1 h' }),
    aggregate_table: of([database({ ...slow, indexes: 'tuned', shared_load: 'dedicated' })], { freshness: '1 min' }),
  },
  store: {
    in_place: of([database()]),
    duckdb_file: of([api()], { freshness: '1 h', host: 'vm', viewers: '5' }),
    parquet_files: of([folder({ change_pattern: 'append_only' })], {
      ...daily,
      host: 'kubernetes',
      skills: ['duckdb'],
    }),
    postgres: of([api()], { freshness: '1 min' }),
    existing_warehouse: of([api(), warehouse()], daily),
  },
  engine: {
    pandas: of([uploads({ file_size: '200 kB' })], { history: '30 d' }),
    polars: of([uploads({ file_size: '120 MB' })], { ...tenants, host_memory: '2 GB', skills: ['pandas'] }),
    duckdb: of([uploads({ file_size: '180 MB' })], { ...tenants, host_memory: '1 GB' }),
    pushdown: of([database({ rows: '80M rows' })]),
    dask: of(
      [
        folder({
          change_pattern: 'append_only',
          file_format: 'parquet',
          file_size: '200 GB',
          files_per_day: '20',
        }),
      ],
      { ...daily, host_memory: '8 GB', host: 'kubernetes', history: '365 d' },
    ),
  },
  layout: {
    single_table: of([api()], { freshness: '1 min' }),
    brin_append: of([api({ rows: '400M rows', rows_per_day: '100k rows/day', change_pattern: 'append_only' })], {
      freshness: '10 min',
      retention: '10 years',
    }),
    monthly_partitions: of([api({ rows: '400M rows', rows_per_day: '100k rows/day', change_pattern: 'updates' })], {
      freshness: '10 min',
    }),
    daily_partitions: of(
      [
        api({
          rows: '400M rows',
          rows_per_day: '4M rows/day',
          change_pattern: 'append_only',
          rate_limit: '100/s',
          page_size: '10k',
        }),
      ],
      {
        freshness: '10 min',
        retention: '1 year',
      },
    ),
  },
  validation: {
    pydantic: of([api()], { freshness: '1 min' }),
    pandera: of([uploads({ file_size: '120 MB' })]),
    great_expectations: of([api()], {
      personal_data: 'personal',
      regimes: ['soc2'],
      team_size: '8',
      lineage: 'table',
    }),
    sql_constraints: of([database()]),
  },
  bad_rows: {
    quarantine: of([uploads()]),
    reject_file: of([uploads()], { bad_rows: 'reject_file' }),
    fix_and_flag: of([uploads()], { bad_rows: 'fix_and_flag' }),
    drop: of([uploads()], { bad_rows: 'drop' }),
  },
};
