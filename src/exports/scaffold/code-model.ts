import type { Blueprint } from '../../blueprint/blueprint.ts';
import { moduleFunctions } from '../../blueprint/module-functions.ts';
import { quarantineTime } from '../../blueprint/quarantine-time.ts';
import type { DesignChoices } from '../../decisions/choices.ts';
import { heldObjects } from '../../knowledge/held-objects.ts';
import type { SourceWorkload } from '../../sizing/workload.ts';
import { designChoices, type Scope, scopeOf } from './model/choices.ts';
import { benchFacts } from './model/bench-facts.ts';
import { sourceConnection, statementTimeout, storeConnection } from './model/connections.ts';
import { type Dialect, dialects, type TypeNames } from './model/dialects.ts';
import { appFigure, day, pythonInteger, wholeWithin } from './model/figures.ts';
import { frameNames } from './model/frame-names.ts';
import { toIdentifier, toLiteral } from './model/identifiers.ts';
import type { Parts } from './model/parts.ts';
import { projectFacts } from './model/project-facts.ts';
import { cacheModel } from './model/reader-entry.ts';
import { apiModel, pulledModel, streamModel } from './model/sources.ts';
import { servicesOf } from './model/services.ts';
import { sampleFacts } from './model/sample-facts.ts';
import { type TableModel, tableOf } from './model/tables.ts';
import { uploadModel } from './model/uploads.ts';

/** What every template can use: plain values of one blueprint, so that templates hold no rule beyond if and for. */
export type CodeModel = ReturnType<typeof codeModel>;

/** The values that the templates of a blueprint's project are filled with. Pure. */
export function codeModel(blueprint: Blueprint) {
  const choices = designChoices(blueprint);
  const scope = scopeOf(blueprint, choices);
  const { tables, connections, storeDialect, storeConnectionId } = places(blueprint, choices, scope);
  const tableFor = (source: SourceWorkload) => tables.find((table) => table.source === source.id) ?? missing(source.id);
  const of = blueprint.workload.sources;
  const apis = of.flatMap((source) => (source.api ? [apiModel(blueprint, source, source.api, tableFor(source))] : []));
  const streams = of.flatMap((source) =>
    source.stream ? [streamModel(blueprint, source, source.stream, tableFor(source))] : [],
  );
  const copies = of
    .filter((source) => tableFor(source).ingested && (source.database !== null || source.kind.value === 'files'))
    .map((source) => pulledModel(blueprint, source, tableFor(source)));
  const uploads = of
    .filter((source) => source.kind.value === 'uploads')
    .map((source) => uploadModel(blueprint, source, tableFor(source)));
  const parts = { choices, scope, tables, connections, apis, streams, copies, uploads };
  const facts = projectFacts(blueprint, parts);
  const services = servicesOf(parts, blueprint.workload.name.value);
  return {
    app: {
      title: toLiteral(blueprint.workload.name.value),
      slug: toIdentifier(blueprint.workload.name.value, 'app').replace(/_$/, ''),
      toolVersion: blueprint.toolVersion,
    },
    store: choices.store,
    engine: choices.engine,
    loading: choices.loading,
    validation: choices.validation,
    badRows: choices.bad_rows,
    outage: choices.outage,
    signIn: choices.sign_in,
    secrets: choices.secrets,
    observability: choices.observability,
    orchestration: choices.orchestration,
    deployment: choices.deployment,
    ...frameNames(choices.engine, scope),
    ...scopeFacts(parts, storeDialect, storeConnectionId),
    ...tableGroups(parts),
    ...sourceGroups(parts),
    ...limits(blueprint),
    redrawSeconds: redrawSeconds(blueprint, parts),
    ...facts,
    ...sampleFacts(blueprint, parts, facts.needsLoader),
    ...benchFacts(blueprint, parts),
    services,
    serviceWords: services.map(({ words }) => words).join(' and '),
    sourceDialects: Object.fromEntries(
      of.flatMap(({ id, database }) => (database ? [[id, database.engine.value as Dialect]] : [])),
    ) satisfies Readonly<Record<string, Dialect>> as Readonly<Record<string, Dialect>>,
    connections,
    storeConnection: storeConnectionId,
    storeDialect,
    types: dialects[storeDialect].types satisfies TypeNames,
  };
}

function places(blueprint: Blueprint, choices: DesignChoices, scope: Scope | null) {
  const databases = blueprint.workload.sources.filter((source) => source.database !== null);
  const home = databases.find((source) => source.kind.value === 'warehouse') ?? databases[0];
  const inWarehouse = choices.store === 'existing_warehouse' || choices.store === 'in_place';
  const storeDialect: Dialect =
    choices.store === 'duckdb_file' || choices.store === 'parquet_files'
      ? 'duckdb'
      : ((inWarehouse ? home?.database?.engine.value : null) ?? 'postgres');
  const storeConnectionId = inWarehouse && home ? home.id : 'store';
  const facts = { choices, scope, storeConnection: storeConnectionId, storeDialect };
  const tables = blueprint.workload.sources.map((source) => tableOf(blueprint, source, facts));

  const used = new Set(tables.filter(({ place }) => place === 'connection').map(({ connection }) => connection));
  const connections = [
    ...(used.has('store') ? [storeConnection(blueprint)] : []),
    ...databases.flatMap((source) =>
      source.database ? [sourceConnection(blueprint, source, source.database.engine.value)] : [],
    ),
  ];
  return { tables, connections, storeDialect, storeConnectionId };
}

function scopeFacts({ choices, scope, tables }: Parts, dialect: Dialect, connection: string) {
  const inDatabase =
    choices.store === 'postgres' || choices.store === 'existing_warehouse' || choices.store === 'in_place';
  return {
    scope,
    /** The app's own table of viewers needs a store that the owner of the app may add a table to. */
    accessInStore: scope !== null && inDatabase && dialect === 'postgres' && connection !== '',
    accessInSettings: scope !== null && !(inDatabase && dialect === 'postgres' && connection !== ''),
    asksStreamlit: scope !== null || choices.sign_in === 'oidc' || choices.sign_in === 'proxy_headers',
    rls: tables.some(({ rls }) => rls),
    /** The databases in which a condition of the query keeps rows apart, since no policy does. */
    filteredConnections: [
      ...new Set(
        tables.filter(({ place, filters }) => place === 'connection' && filters).map(({ connection }) => connection),
      ),
    ],
    identifies: scope !== null || choices.sign_in === 'oidc' || choices.sign_in === 'proxy_headers',
  };
}

function tableGroups({ tables, uploads }: Parts) {
  const servedTables = tables.filter(({ place }) => place !== 'none');
  const ingestedTables = tables.filter(({ ingested }) => ingested);
  const aggregates = tables.filter(({ dailyTable }) => dailyTable !== '');
  const detail = servedTables.find(({ place }) => place !== 'api');
  return {
    tables,
    servedTables,
    ingestedTables,
    /** Tables that this project creates. */
    ownTables: ingestedTables,
    checkedTables: tables.filter(
      ({ ingested, source }) => ingested || uploads.some((upload) => upload.source === source),
    ),
    partitionedTables: ingestedTables.filter(({ partitioned }) => partitioned),
    indexedTables: tables.filter((table) => wantsIndex(table)),
    aggregates: aggregates.filter(({ selfRefreshing }) => selfRefreshing === ''),
    precomputed: aggregates,
    refreshedViews: aggregates.filter(
      ({ acceleration, dialect }) => acceleration === 'materialised_view' && dialect === 'postgres',
    ),
    detail: detail ?? null,
    ingests: ingestedTables.length > 0,
    readsDatabase: servedTables.some(({ place }) => place === 'connection'),
    readsLake: servedTables.some(({ place }) => place === 'lake'),
    cachesReads: servedTables.some(({ cached }) => cached),
    hasSqlReads: servedTables.some(({ place }) => place !== 'api'),
    readsStoreState: servedTables.some(({ place, ingested }) => place === 'connection' && ingested),
    aggregatesInFrames: servedTables.some(({ aggregates: where }) => where === 'frame'),
    policyTables: tables
      .filter(({ rls }) => rls)
      .flatMap((table) => [table.stored, ...(table.acceleration === 'aggregate_table' ? [`${table.name}_daily`] : [])]),
  };
}

/** Indexes help where the totals are read from the rows, and on every table of our own. */
function wantsIndex({ dialect, place, ingested, acceleration }: TableModel): boolean {
  const indexed = dialect === 'postgres' || dialect === 'mysql' || dialect === 'sqlserver';
  return indexed && place === 'connection' && (ingested || acceleration !== 'none');
}

function sourceGroups({ apis, streams, copies, uploads }: Parts) {
  return {
    apis,
    onDemandApis: apis.filter(({ onDemand }) => onDemand),
    deletingSources: apis.filter(({ findsDeletes }) => findsDeletes),
    webhookApis: apis.filter(({ webhook, table }) => webhook && table.ingested),
    streams,
    liveStreams: streams.filter(({ live }) => live),
    persistedStreams: streams.filter(({ persisted }) => persisted),
    copies,
    pulledSources: [...apis.filter(({ table }) => table.ingested), ...copies],
    uploads,
    needsRefreshToken: apis.some(({ auth }) => auth === 'oauth2_user'),
  };
}

/** Seconds between two looks of an open page at the store; 0 where the design lets a page rest until it is used. */
function redrawSeconds(blueprint: Blueprint, { choices }: Parts): number {
  const rests = choices.refresh === 'on_interaction' || choices.refresh === 'background_refresh';
  if (rests) return 0;
  return wholeWithin(appFigure(blueprint, 'app.refresh_interval', blueprint.workload.freshness.value), 1, day);
}

function limits(blueprint: Blueprint) {
  const { workload } = blueprint;
  const memory = wholeWithin((workload.hostMemory.value * 0.5) / 1e6, 250, 1_000_000);
  const historyDays = wholeWithin(workload.history.value / day, 1, 36_500);
  const keepDays = wholeWithin(workload.retention.value / day, 1, 36_500);
  return {
    pageLoadSeconds: wholeWithin(workload.pageLoad.value * 2, 2, 60),
    staleAfterSeconds: wholeWithin(
      Math.max(workload.freshness.value, appFigure(blueprint, 'app.staleness_worst', 0)),
      1,
      3650 * day,
    ),
    giveUpSeconds: wholeWithin(workload.freshness.value + workload.longestOutage.value, 10, 3650 * day),
    lastGoodEntries: cacheModel(blueprint, moduleFunctions.lastGood).maxEntries,
    detailCache: cacheModel(blueprint, moduleFunctions.detailPage),
    engineEntries: cacheModel(blueprint, moduleFunctions.engine).maxEntries,
    storeMemory: `${wholeWithin(held(blueprint, moduleFunctions.lake) / 1e6, 125, 1_000_000)}MB`,
    quietSeconds: wholeWithin(workload.freshness.value, 5, day),
    liveSeconds: liveSeconds(appFigure(blueprint, 'app.ui_update_rate', 1)),
    liveRows: 500,
    accessTtl: heldObjects.accessTtl.value,
    drainEvents: 5000,
    statementTimeoutSeconds: statementTimeout(blueprint),
    duckdbMemory: `${memory}MB`,
    duckdbThreads: wholeWithin(workload.hostCores.value, 1, 64),
    daskRows: pythonInteger(
      wholeWithin(1e8 / Math.max(1, workload.sources[0]?.rowBytes.value ?? 200), 1000, 10_000_000),
    ),
    periods: pythonTuple(
      [7, 30, 90, 365].filter((days) => days <= historyDays).concat(historyDays < 7 ? [historyDays] : []),
    ),
    historyDays,
    retentionDays: keepDays,
    quarantineDays: wholeWithin(quarantineTime(workload) / 86_400, 1, keepDays),
    maxBadShare: '0.05',
    metricsPort: 9108,
    workerMetricsPort: 9109,
  };
}

/** Bytes that one entry of a function may hold, by the caching plan. */
function held({ caching }: Blueprint, name: string): number {
  return caching.find((entry) => entry.function === name)?.entryBytes ?? 0;
}

/** Seconds between redraws, as Python writes them: no faster than twice a second. */
function liveSeconds(updatesPerSecond: number): string {
  return String(Number(Math.min(60, Math.max(0.5, 1 / Math.max(updatesPerSecond, 1e-3))).toPrecision(2)));
}

function pythonTuple(numbers: readonly number[]): string {
  return `(${numbers.join(', ')}${numbers.length === 1 ? ',' : ''})`;
}

function missing(sourceId: string): never {
  throw new RangeError(`no table was made for source ${sourceId}`);
}
