import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import type { DesignChoices, SourceChoices } from '../../src/decisions/choices.ts';
import { blueprintWith } from './blueprint-with.ts';

/** Every option of the choices that change the code. */
const designOptions = {
  engine: ['pandas', 'polars', 'duckdb', 'dask', 'pushdown'],
  store: ['postgres', 'duckdb_file', 'parquet_files', 'existing_warehouse', 'in_place'],
  layout: ['single_table', 'monthly_partitions', 'daily_partitions', 'brin_append'],
  validation: ['pydantic', 'pandera', 'great_expectations', 'sql_constraints'],
  bad_rows: ['quarantine', 'reject_file', 'fix_and_flag', 'drop'],
  refresh: ['on_interaction', 'fragment_poll', 'background_refresh', 'push_snapshot'],
  cache: ['cache_data_global', 'cache_data_keyed', 'cache_data_session', 'cache_resource_shared', 'no_cache'],
  sign_in: ['oidc', 'proxy_headers', 'network_only', 'open'],
  row_access: ['same_for_all', 'role_in_query', 'database_rls'],
  secrets: ['secrets_toml', 'environment', 'cloud_manager', 'vault'],
  outage: ['stale_with_banner', 'degrade_by_source', 'fail_closed'],
  loading: ['upsert', 'staging_swap', 'partition_overwrite', 'append_dedup'],
  observability: ['structured_logs', 'prometheus', 'cloud_native', 'vendor_agent'],
  orchestration: ['in_app', 'cron', 'github_actions', 'prefect', 'airflow', 'dagster', 'worker'],
} as const satisfies { readonly [Topic in keyof DesignChoices]?: readonly DesignChoices[Topic][] };

const sourceOptions = {
  transport: ['kafka', 'redis_streams', 'redis_pubsub', 'websocket', 'http_poll'],
  backpressure: ['block', 'drop_oldest', 'conflate', 'aggregate', 'spill'],
  api_sync: ['poll_full', 'poll_incremental', 'webhook_reconcile', 'on_demand'],
  acceleration: ['none', 'index', 'materialised_view', 'aggregate_table'],
  pooling: ['app_pool', 'pgbouncer', 'driver_session'],
  database_ingestion: ['query_in_place', 'incremental', 'full_reload'],
} as const satisfies { readonly [Topic in keyof SourceChoices | 'database_ingestion']?: readonly string[] };

const answerOptions = {
  engineOfSource: ['postgres', 'mysql', 'snowflake', 'sqlserver', 'bigquery', 'redshift'],
  auth: ['none', 'api_key', 'oauth2_client', 'oauth2_user', 'basic'],
  pagination: ['cursor', 'offset', 'link_header', 'none'],
  versioning: ['path', 'header', 'none'],
  format: ['csv', 'excel', 'mixed'],
  change: ['updates', 'append_only', 'updates_and_deletes'],
  access: ['same_for_all', 'by_role', 'by_tenant'],
  features: ['[filter]', '[filter, drill_down, export]', '[drill_down]'],
  names: ['short', 'long'],
} as const;

const options: Readonly<Record<string, readonly string[]>> = { ...designOptions, ...sourceOptions, ...answerOptions };

export interface Cover {
  readonly name: string;
  readonly blueprint: Blueprint;
}

/** Blueprints in which every two options of different choices meet at least once (greedy pairwise covering). */
export function coveringBlueprints(): readonly Cover[] {
  return coveringRows(options).map((row, index) => ({ name: `cover_${index}`, blueprint: blueprintOf(row) }));
}

type Row = Readonly<Record<string, string>>;

/** The rows of a pairwise covering array, grown greedily and without randomness. */
function coveringRows(axes: Readonly<Record<string, readonly string[]>>): readonly Row[] {
  const names = Object.keys(axes);
  const open = new Set(
    names.flatMap((a, i) =>
      names
        .slice(i + 1)
        .flatMap((b) => (axes[a] ?? []).flatMap((x) => (axes[b] ?? []).map((y) => `${a}=${x}&${b}=${y}`))),
    ),
  );
  const rows: Row[] = [];
  while (open.size > 0) {
    const seed = open.values().next().value ?? '';
    const row: Record<string, string> = Object.fromEntries(seed.split('&').map((part) => part.split('=')));
    for (const name of names) {
      row[name] ??= best(axes[name] ?? [], (value) => gain(row, name, value, names, open));
    }
    for (const [i, a] of names.entries()) {
      for (const b of names.slice(i + 1)) open.delete(`${a}=${row[a]}&${b}=${row[b]}`);
    }
    rows.push(row);
  }
  return rows;
}

function gain(row: Row, name: string, value: string, names: readonly string[], open: ReadonlySet<string>): number {
  const at = names.indexOf(name);
  return names.filter((other, index) => {
    if (row[other] === undefined) return false;
    return open.has(index < at ? `${other}=${row[other]}&${name}=${value}` : `${name}=${value}&${other}=${row[other]}`);
  }).length;
}

function best(values: readonly string[], score: (value: string) => number): string {
  return values.reduce((winner, value) => (score(value) > score(winner) ? value : winner), values[0] ?? '');
}

function blueprintOf(row: Row): Blueprint {
  const ids = row['names'] === 'short' ? { db: 'd', api: 'a', files: 'f', up: 'u', stream: 's' } : longNames;
  const access =
    row['row_access'] === 'same_for_all' ? 'same_for_all' : row['access'] === 'by_tenant' ? 'by_tenant' : 'by_role';
  const design = Object.fromEntries(Object.keys(designOptions).map((topic) => [topic, row[topic]]));
  const text = `version: 1
name: ${row['names'] === 'short' ? 'A' : 'The "quarterly" view\\\\s of every region and all of its {stores} and depots'}
purpose: To test.
features: ${row['features']}
row_access: ${access}
monitoring: ${row['observability'] === 'vendor_agent' ? 'sentry' : 'none'}
sources:
  - id: ${ids.db}
    kind: ${/snow|big|red/.test(row['engineOfSource'] ?? '') ? 'warehouse' : 'database'}
    engine: ${row['engineOfSource']}
    change_pattern: ${row['change']}
    time_column: ordered_at
  - id: ${ids.api}
    kind: api
    change_pattern: ${row['change']}
    auth: ${row['auth']}
    pagination: ${row['pagination']}
    versioning: ${row['versioning']}
    endpoints: ${row['names'] === 'short' ? 1 : 3}
  - id: ${ids.files}
    kind: files
    file_format: ${row['format']}
    change_pattern: ${row['change']}
  - id: ${ids.up}
    kind: uploads
    file_format: ${row['format']}
    change_pattern: ${row['change']}
  - id: ${ids.stream}
    kind: stream
`;
  return blueprintWith(text, {
    design,
    sources: {
      [ids.db]: {
        // Without a store nothing is copied.
        ingestion: (row['store'] === 'in_place'
          ? 'query_in_place'
          : row['database_ingestion']) as SourceChoices['ingestion'],
        acceleration: row['acceleration'] as SourceChoices['acceleration'],
        pooling: row['pooling'] as SourceChoices['pooling'],
      },
      [ids.api]: { ingestion: 'incremental', api_sync: row['api_sync'] as SourceChoices['api_sync'] },
      [ids.files]: { ingestion: 'incremental' },
      [ids.up]: { ingestion: 'on_upload' },
      [ids.stream]: {
        ingestion: 'consume',
        transport: row['transport'] as SourceChoices['transport'],
        backpressure: row['backpressure'] as SourceChoices['backpressure'],
      },
    },
  });
}

/** As long as a source's id may be. */
const longNames = {
  db: 'database_of_all_sales_since_202',
  api: 'api_of_the_partner_for_everyone',
  files: 'files_of_suppliers_in_a_folder_',
  up: 'uploads_by_partners_every_month',
  stream: 'stream_of_prices_of_all_markets',
} as const;
