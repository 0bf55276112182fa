import type { AnswerKey, Measurements, Provenance } from '../intake/answers.ts';

/** A value in base units, with who vouches for it and which answer it came from. */
export interface Known<T> {
  readonly value: T;
  readonly provenance: Provenance;
  readonly key: AnswerKey;
}

export type Situation = 'new_app' | 'slow_app' | 'messy_uploads' | 'live_dashboard' | 'migration';
export type SourceKind = 'database' | 'warehouse' | 'api' | 'files' | 'uploads' | 'stream';
export type DatabaseEngine = 'postgres' | 'mysql' | 'sqlserver' | 'snowflake' | 'bigquery' | 'redshift';
export type ChangePattern = 'append_only' | 'updates' | 'updates_and_deletes' | 'full_replace';
export type Host = 'community_cloud' | 'vm' | 'container' | 'kubernetes' | 'snowflake';
export type Classification = 'public' | 'internal' | 'confidential' | 'restricted';
export type PersonalData = 'none' | 'pseudonymous' | 'personal' | 'special';
export type Regime = 'gdpr' | 'hipaa' | 'pci' | 'soc2' | 'ccpa' | 'ferpa' | 'iso27001';

export interface DatabaseWorkload {
  readonly engine: Known<DatabaseEngine>;
  /** Seconds that the slowest page query takes today. */
  readonly queryTime: Known<number>;
  /** Rows that the query returns to the app. */
  readonly resultRows: Known<number>;
  readonly connectionLimit: Known<number>;
  readonly indexes: Known<'primary_key_only' | 'some' | 'tuned'>;
  readonly serverCores: Known<number>;
  /** Bytes. */
  readonly serverMemory: Known<number>;
  readonly sharedLoad: Known<'dedicated' | 'replica' | 'shared_primary'>;
}

export interface ApiWorkload {
  /** Calls per second that the vendor allows; Infinity is never used: "none" is a very high rate. */
  readonly rateLimit: Known<number>;
  readonly pageSize: Known<number>;
  /** Resources read at each refresh. */
  readonly endpoints: Known<number>;
  readonly incremental: Known<boolean>;
  /** Seconds per call. */
  readonly latency: Known<number>;
  readonly auth: Known<'none' | 'api_key' | 'oauth2_client' | 'oauth2_user' | 'basic'>;
  readonly pagination: Known<'cursor' | 'offset' | 'link_header' | 'none'>;
  readonly versioning: Known<'path' | 'header' | 'none'>;
  readonly webhooks: Known<boolean>;
}

export interface FileWorkload {
  readonly format: Known<'csv' | 'excel' | 'json' | 'parquet' | 'mixed'>;
  /** Bytes of the largest usual file. */
  readonly fileSize: Known<number>;
  readonly filesPerDay: Known<number>;
  readonly uploaders: Known<'staff' | 'customers' | 'partners' | 'system'>;
  readonly mess: Known<readonly Mess[]>;
}
export type Mess =
  | 'encodings'
  | 'delimiters'
  | 'headers'
  | 'dates'
  | 'decimals'
  | 'missing'
  | 'duplicates'
  | 'types'
  | 'outliers';

export interface StreamWorkload {
  readonly transport: Known<'kafka' | 'redis_streams' | 'redis_pubsub' | 'websocket' | 'undecided'>;
  readonly eventsPerSecond: Known<number>;
  readonly eventBytes: Known<number>;
  /** Distinct keys (symbols, stores, devices) whose latest value matters. */
  readonly eventKeys: Known<number>;
  readonly ordering: Known<'none' | 'per_key' | 'total'>;
}

export interface SourceWorkload {
  readonly id: string;
  readonly kind: Known<SourceKind>;
  readonly rows: Known<number>;
  readonly rowBytes: Known<number>;
  readonly columns: Known<number>;
  /** Share of the columns that hold text, 0 to 1. */
  readonly textShare: Known<number>;
  /** New or changed rows per second, averaged over a day. */
  readonly rowRate: Known<number>;
  /** Growth of the daily rate per year, as a share (0.2 = 20 %). */
  readonly growth: Known<number>;
  /** Peak rate divided by the mean. */
  readonly peakFactor: Known<number>;
  readonly changePattern: Known<ChangePattern>;
  readonly keyColumn: Known<string>;
  readonly timeColumn: Known<string>;
  /** For kinds `database` and `warehouse`. */
  readonly database: DatabaseWorkload | null;
  readonly api: ApiWorkload | null;
  /** For kinds `files` and `uploads`. */
  readonly files: FileWorkload | null;
  readonly stream: StreamWorkload | null;
}

/** The answers in base units (rows, bytes, seconds, per second), every default filled in and marked. */
export interface Workload {
  readonly name: Known<string>;
  readonly purpose: Known<string>;
  readonly situation: Known<Situation>;
  readonly existing: Known<'none' | 'streamlit_app' | 'notebooks' | 'bi_tool'>;
  /** At least one, in the order given. */
  readonly sources: readonly SourceWorkload[];
  /** Seconds: the oldest that data on the screen may be. */
  readonly freshness: Known<number>;
  /** Seconds until a page shows its data. */
  readonly pageLoad: Known<number>;
  readonly viewers: Known<number>;
  /** Interactions per second of one viewer. */
  readonly interactions: Known<number>;
  readonly features: Known<readonly ('filter' | 'drill_down' | 'export' | 'edit')[]>;
  /** Seconds of history that the app shows. */
  readonly history: Known<number>;
  readonly host: Known<Host>;
  /** Bytes that one instance of the app may use. */
  readonly hostMemory: Known<number>;
  readonly hostCores: Known<number>;
  /** US dollars a month. */
  readonly budget: Known<number>;
  readonly skills: Known<
    readonly ('pandas' | 'sql' | 'polars' | 'duckdb' | 'spark' | 'kafka' | 'kubernetes' | 'dbt')[]
  >;
  readonly classification: Known<Classification>;
  readonly personalData: Known<PersonalData>;
  readonly regimes: Known<readonly Regime[]>;
  readonly signIn: Known<'none' | 'oidc' | 'proxy' | 'network'>;
  readonly rowAccess: Known<'same_for_all' | 'by_role' | 'by_tenant'>;
  readonly residency: Known<'none' | 'eu' | 'us' | 'single_country'>;
  /** Seconds that data is kept. */
  readonly retention: Known<number>;
  readonly secretStore: Known<'secrets_toml' | 'environment' | 'cloud_manager' | 'vault'>;
  readonly lineage: Known<'none' | 'table' | 'column'>;
  /** Seconds of data that may be lost. */
  readonly rpo: Known<number>;
  /** Seconds until service must be back. */
  readonly rto: Known<number>;
  readonly outageBehaviour: Known<'show_stale' | 'degrade' | 'block'>;
  /** Seconds of the longest source outage to survive. */
  readonly longestOutage: Known<number>;
  readonly duplicates: Known<'never' | 'possible' | 'expected'>;
  /** Seconds by which a row may come late. */
  readonly lateData: Known<number>;
  readonly badRows: Known<'quarantine' | 'reject_file' | 'fix_and_flag' | 'drop'>;
  /** Seconds of history to load at the start. */
  readonly backfill: Known<number>;
  /** Share of time, 0 to 1. */
  readonly availability: Known<number>;
  readonly alertRoute: Known<'none' | 'email' | 'chat' | 'pager'>;
  readonly monitoring: Known<'none' | 'prometheus' | 'cloud' | 'datadog' | 'sentry'>;
  readonly orchestrator: Known<'none' | 'cron' | 'github_actions' | 'prefect' | 'airflow' | 'dagster'>;
  readonly deployCadence: Known<'daily' | 'weekly' | 'monthly'>;
  readonly schemaChanges: Known<'rare' | 'monthly' | 'weekly'>;
  readonly teamSize: Known<number>;
  /** What was measured, by the id of the answer or figure that it replaces. */
  readonly measured?: Measurements;
}
