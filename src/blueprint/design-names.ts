import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import type { ChoiceOf } from '../decisions/choices.ts';
import { quoteAnswer } from '../decisions/figures.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { Design } from './design.ts';

/** The store as people call it: `PostgreSQL store`; the sources themselves where nothing is copied. */
export function storeName({ decided }: Design): string {
  return storeNames[choiceOf(decided, 'store') ?? 'in_place'];
}

const storeNames: Readonly<Record<ChoiceOf<'store'>, string>> = {
  in_place: 'the sources themselves',
  duckdb_file: 'DuckDB file',
  parquet_files: 'Parquet files',
  postgres: 'PostgreSQL store',
  existing_warehouse: 'existing warehouse',
};

/** Who starts the loads: `worker process`, `jobs under cron`. */
export function workerName({ decided }: Design): string {
  return workerNames[choiceOf(decided, 'orchestration') ?? 'in_app'];
}

const workerNames: Readonly<Record<ChoiceOf<'orchestration'>, string>> = {
  in_app: 'the app itself',
  worker: 'worker process',
  cron: 'jobs under cron',
  github_actions: 'scheduled GitHub workflow',
  prefect: 'Prefect flow',
  airflow: 'Airflow DAG',
  dagster: 'Dagster assets',
};

/** Who starts the loads, as a sentence names it. */
export function workerWords({ decided }: Design): string {
  const choice = choiceOf(decided, 'orchestration') ?? 'in_app';
  return { ...workerNames, worker: 'one worker process', cron: 'cron', ...platforms }[choice];
}

const platforms = {
  github_actions: 'a scheduled GitHub workflow',
  prefect: 'Prefect',
  airflow: 'Airflow',
  dagster: 'Dagster',
} as const;

/** The library or the rules that check rows. */
export function validatorName({ decided }: Design): string {
  return validatorNames[choiceOf(decided, 'validation') ?? 'pydantic'];
}

const validatorNames: Readonly<Record<ChoiceOf<'validation'>, string>> = {
  pydantic: 'pydantic',
  pandera: 'pandera',
  great_expectations: 'Great Expectations',
  sql_constraints: 'SQL constraints',
};

/** The engine that computes frames and aggregates. */
export function engineName({ decided }: Design): string {
  return engineNames[choiceOf(decided, 'engine') ?? 'pandas'];
}

const engineNames: Readonly<Record<ChoiceOf<'engine'>, string>> = {
  pandas: 'pandas',
  polars: 'Polars',
  duckdb: 'DuckDB',
  dask: 'Dask',
  pushdown: 'SQL in the database',
};

/** What carries a stream's events, where something between sender and reader keeps them; null for a direct line. */
export function brokerName({ decided }: Design, sourceId: string): string | null {
  const transport = sourceChoiceOf(decided, 'transport', sourceId);
  return transport === null ? null : brokerNames[transport];
}

const brokerNames: Readonly<Record<ChoiceOf<'transport'>, string | null>> = {
  kafka: 'Kafka',
  redis_streams: 'Redis Streams',
  redis_pubsub: 'Redis Pub/Sub',
  websocket: null,
  http_poll: null,
};

/** What a source is: `PostgreSQL`, `web API`, `uploads`. */
export function sourceKindName(source: SourceWorkload): string {
  if (source.database) return databaseNames[source.database.engine.value];
  return kindNames[source.kind.value];
}

const databaseNames = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  sqlserver: 'SQL Server',
  snowflake: 'Snowflake',
  bigquery: 'BigQuery',
  redshift: 'Redshift',
} as const;

const kindNames: Readonly<Record<SourceWorkload['kind']['value'], string>> = {
  database: 'database',
  warehouse: 'warehouse',
  api: 'web API',
  files: 'files',
  uploads: 'uploads',
  stream: 'event stream',
};

/** What a viewer sees while a source is away, as decided, with this design's times. */
export function outageWords({ sizing, decided }: Design): string {
  const { freshness, longestOutage } = sizing.workload;
  const fresh = quoteAnswer(freshness, 's');
  switch (choiceOf(decided, 'outage')) {
    case 'stale_with_banner':
      return longestOutage.value <= freshness.value
        ? `the last good data, and an error instead after ${quoteAnswer(longestOutage, 's')}`
        : `the last good data, with a banner once it is older than ${fresh} and an error instead after ${quoteAnswer(longestOutage, 's')}`;
    case 'degrade_by_source':
      return `a notice in place of the part that is missing, after ${fresh}; the other parts stay current, and figures that join it are hidden`;
    case 'fail_closed':
    case null:
      return `no figures once the data is older than ${fresh}: the page names the source and the time of its last success`;
  }
}

/** What reports the app's health. */
export function monitorName({ decided, sizing }: Design): string {
  const vendor = sizing.workload.monitoring.value === 'datadog' ? 'Datadog' : 'Sentry';
  const names: Readonly<Record<ChoiceOf<'observability'>, string>> = {
    structured_logs: 'Logs and age check',
    prometheus: 'Prometheus',
    cloud_native: "Host's monitoring",
    vendor_agent: vendor,
  };
  return names[choiceOf(decided, 'observability') ?? 'structured_logs'];
}

/** What reports the app's health, as a sentence names it. */
export function monitorWords(design: Design): string {
  switch (choiceOf(design.decided, 'observability')) {
    case 'structured_logs':
    case null:
      return 'a scheduled check of the logs';
    case 'cloud_native':
      return "the host's monitoring";
    case 'prometheus':
    case 'vendor_agent':
      return monitorName(design);
  }
}

/** Where alerts go, as answered. */
export function alertRoute({ sizing }: Design): string {
  const { alertRoute: route } = sizing.workload;
  return { none: 'not named: name one before go-live', email: 'e-mail', chat: 'chat', pager: 'pager' }[route.value];
}
