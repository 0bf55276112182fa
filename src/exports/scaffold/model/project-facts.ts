import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { DesignChoices } from '../../../decisions/choices.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import type { Parts } from './parts.ts';
import { connectionLimit } from './connections.ts';
import { dependencies } from './dependencies.ts';
import { appFigure, day, wholeWithin } from './figures.ts';
import { toIdentifier } from './identifiers.ts';
import { environmentNames } from './setting-names.ts';

/** Facts about the project as a whole: what it depends on, what runs it, and the words that templates say. */
export function projectFacts(blueprint: Blueprint, parts: Parts) {
  const { choices, scope, tables, apis, copies, streams, uploads, connections } = parts;
  const { workload } = blueprint;
  const features = new Set<string>(workload.features.value);
  const ingests = tables.some(({ ingested }) => ingested);
  const rows = tables.some(({ place }) => place === 'connection' || place === 'lake');
  const loads = [...apis, ...copies].filter(({ table }) => table.ingested);
  const queuesUploads = uploads.some(({ queued }) => queued);
  const watchedTables =
    choices.orchestration === 'in_app'
      ? []
      : tables
          .filter(({ place, ingested }) => place === 'connection' && !ingested)
          .map((table) => ({ ...table, watchSeconds: Math.max(table.refreshSeconds, 900) }));
  const persisting = uploads.filter(({ persists }) => persists);
  const tasks = [
    ...loads.map(({ id, everySeconds }) => ({ id: `load_${id}`, everySeconds })),
    ...apis.filter(({ findsDeletes }) => findsDeletes).map(({ id }) => ({ id: `deletes_${id}`, everySeconds: day })),
    ...streams
      .filter(({ persisted }) => persisted)
      .map(({ id, everySeconds }) => ({ id: `drain_${id}`, everySeconds })),
    ...(queuesUploads ? [{ id: 'take_uploads', everySeconds: 5 }] : []),
    ...watchedTables.map(({ name, watchSeconds }) => ({ id: `check_${name}`, everySeconds: watchSeconds })),
    ...tables
      .filter(({ dailyTable, selfRefreshing }) => dailyTable !== '' && selfRefreshing === '')
      .map(({ name, refreshSeconds }) => ({ id: `refresh_${name}`, everySeconds: refreshSeconds })),
  ];
  const loaderInApp = tasks.length === 0;
  const refreshes = tables.some(({ dailyTable, selfRefreshing }) => dailyTable !== '' && selfRefreshing === '');
  const persistsInDatabase = ingests && choices.store !== 'duckdb_file' && choices.store !== 'parquet_files';
  const sentry = workload.monitoring.value === 'sentry' && choices.observability === 'vendor_agent';
  const needsLoader = persistsInDatabase || refreshes;
  const detail = tables.find(({ place }) => place === 'connection' || place === 'lake');
  const loader = connections.find(({ id }) => id === 'store') ?? connections[0];
  return {
    needsTransform: ingests || uploads.length > 0 || tables.some(({ aggregates }) => aggregates === 'frame'),
    benchCleans: ingests,
    detailKeys: detail?.keyKind === 'integer' ? '[2, 1]' : '["b", "a"]',
    loaderUrlExample: loader?.urlExample ?? '',
    projectName: toIdentifier(workload.name.value, 'app').replaceAll('_', '-').replace(/-$/, ''),
    secretsTarget: choices.secrets === 'secrets_toml' ? '.streamlit/secrets.toml' : 'where this app reads secrets',
    hasDetails: rows && (features.has('drill_down') || features.has('edit')),
    exports: features.has('export'),
    hasRefresh: refreshes,
    loaderInApp,
    queuesUploads,
    /** Whether some module retries with stamina. */
    retries: connections.length > 0 || apis.length > 0 || streams.some(({ transport }) => transport === 'http_poll'),
    watchedTables,
    loadsInWorker: loads.length > 0 || queuesUploads,
    takesUploads: persisting.length > 0,
    stampsUploads: persisting.some(({ stampsUpdate }) => stampsUpdate),
    uploadsAnyFormat: persisting.some(({ anyFormat }) => anyFormat),
    notFromFile: [...new Set(persisting.flatMap(({ notFromFile }) => notFromFile))].toSorted(),
    needsLoader,
    keepsQuarantine: ingests && (choices.bad_rows === 'quarantine' || choices.bad_rows === 'fix_and_flag'),
    needsSessionSql: connections.some(({ dialect }) => dialect === 'sqlserver' || dialect === 'redshift'),
    needsQueryTimeout: connections.some(({ dialect }) => dialect === 'sqlserver'),
    needsRedshiftTimeout: connections.some(({ dialect }) => dialect === 'redshift'),
    redshiftTimeoutMs: connections[0]?.timeoutMs ?? 0,
    usesPartial: loads.length > 0 || watchedTables.length > 0 || streams.some(({ persisted }) => persisted),
    appConnectionLimit: connectionLimit(blueprint, connections),
    grantedTables: grantedTables(parts, ingests, scope !== null, choices),
    sentry,
    tasks,
    taskNames: tasks.map(({ id }) => id),
    environmentNames: choices.secrets === 'environment' ? environmentNames(parts, needsLoader) : [],
    cron: cronOf(Math.min(day, ...tasks.map(({ everySeconds }) => everySeconds))),
    secretsPlace: secretsPlaces[choices.secrets],
    identityVouched: identityVouched[choices.sign_in],
    outageWords: outageWords[choices.outage],
    loadingWords: loadingWords[choices.loading],
    transformLead: transformLeads[choices.engine],
    memoryFacts: memoryFacts(blueprint),
    partition: choices.layout === 'daily_partitions' ? 'day' : 'month',
    partitionFormat: choices.layout === 'daily_partitions' ? 'YYYYMMDD' : 'YYYYMM',
    partitionsBack: `${wholeWithin(workload.history.value / day, 1, 3650)} days`,
    partitionsAhead: choices.layout === 'daily_partitions' ? '60 days' : '12 months',
    uploadMegabytes: Math.max(1, ...uploads.map(({ maxMegabytes }) => maxMegabytes)),
    behindProxy: choices.sign_in === 'proxy_headers' || choices.deployment !== 'community_cloud',
    dependencies: dependencies(parts, sentry),
  };
}

function grantedTables({ tables }: Parts, ingests: boolean, scoped: boolean, choices: DesignChoices) {
  const ours = tables
    .filter(({ place, dialect }) => place === 'connection' && dialect === 'postgres')
    .flatMap((table) => [
      { name: table.name, readable: true, loaderRights: table.ingested && table.unique ? writes : 'SELECT' },
      ...(table.unique
        ? []
        : [{ name: table.stored, readable: choices.row_access === 'database_rls', loaderRights: writes }]),
      ...(table.acceleration === 'aggregate_table'
        ? [{ name: `${table.name}_daily`, readable: true, loaderRights: writes }]
        : []),
    ]);
  return [
    ...ours,
    ...(ingests ? [{ name: 'load_state', readable: true, loaderRights: writes }] : []),
    ...(ingests && (choices.bad_rows === 'quarantine' || choices.bad_rows === 'fix_and_flag')
      ? [{ name: 'quarantine', readable: false, loaderRights: 'SELECT, INSERT' }]
      : []),
    ...(scoped ? [{ name: 'viewer_access', readable: true, loaderRights: 'SELECT' }] : []),
  ];
}

const writes = 'SELECT, INSERT, UPDATE, DELETE';

function memoryFacts(blueprint: Blueprint): string {
  const budget = appFigure(blueprint, 'app.memory_budget', blueprint.workload.hostMemory.value * 0.7);
  return `one instance may use ${formatQuantity(budget, 'B')}`;
}

/** Five fields for an interval in seconds; a clock cannot start anything more often than each minute. */
function cronOf(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `*/${minutes} * * * *`;
  const hours = Math.round(minutes / 60);
  return hours < 24 ? `0 */${hours} * * *` : '0 4 * * *';
}

const secretsPlaces: Readonly<Record<DesignChoices['secrets'], string>> = {
  secrets_toml: '.streamlit/secrets.toml',
  environment: 'the environment',
  cloud_manager: "the files that the cloud's secret manager mounts",
  vault: 'the files that the Vault agent writes',
};

const identityVouched: Readonly<Record<DesignChoices['sign_in'], string>> = {
  oidc: 'the identity provider has confirmed',
  proxy_headers: 'the sign-in proxy has confirmed',
  network_only: 'the network lets in',
  open: 'nobody checks: the data is for everyone',
};

const outageWords: Readonly<Record<DesignChoices['outage'], string>> = {
  stale_with_banner: 'the last good one with the same arguments',
  degrade_by_source: 'nothing, and the other sources go on',
  fail_closed: 'the page ends with a reference for the team',
};

const loadingWords: Readonly<Record<DesignChoices['loading'], string>> = {
  upsert: 'upsert by key',
  staging_swap: 'swap of all rows',
  partition_overwrite: 'overwrite of whole days',
  append_dedup: 'append, deduplicated when read',
  read_only: 'nothing',
};

const transformLeads: Readonly<Record<DesignChoices['engine'], string>> = {
  pandas: 'Cleaning and totals in pandas, for frames that fit with room for copies',
  polars: 'Cleaning and totals in Polars',
  duckdb: 'Cleaning and totals in DuckDB',
  dask: 'Cleaning and totals in Dask',
  pushdown: 'Cleaning of one increment; totals are computed by the database, beside the data',
};
