import { choiceOf } from '../decisions/choice-of.ts';
import { figure, quoteSeconds } from '../decisions/figures.ts';
import { fillsInBackground, ttlInUse } from '../decisions/topics/refresh.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { heldObjects } from '../knowledge/held-objects.ts';
import { streamlitConstants } from '../knowledge/streamlit.ts';
import { sourceQuantity } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { CacheEntry } from './blueprint.ts';
import {
  type Design,
  hasStore,
  inPlaceSources,
  instances,
  isLoadedOutside,
  isScoped,
  keepsViewers,
  liveStreams,
  scopeWord,
  storeDatabase,
} from './design.ts';
import { moduleFunctions, readerOf, snapshotOf } from './module-functions.ts';

/** Everything that a Streamlit process holds for its pages: clients, frames, snapshots and small look-ups. */
export function planCaching(design: Design): readonly CacheEntry[] {
  return [...heldClients(design), ...cachedFrames(design), ...accessLookup(design)];
}

/** The rows of the caching plan that hold data which pages draw. */
export function cachedFrames(design: Design): readonly CacheEntry[] {
  return [
    ...servedSources(design).flatMap((source) => reader(source, design)),
    ...detailPages(design),
    ...liveStreams(design).map((source) => snapshot(source, design)),
    ...lastGood(design),
  ];
}

/** The ttl of cached reads as the document prints it. */
export function ttlWords(design: Design): string {
  return quoteSeconds(ttl(design));
}

/** Seconds that a cached read stays fresh under the refresh mechanism that was decided. */
function ttl({ sizing, decided }: Design): number {
  return ttlInUse({ sizing, decided, topic: 'refresh', source: null });
}

/** The sources that pages read through a function: what is read in place, and what the store keeps. */
export function servedSources(design: Design): readonly SourceWorkload[] {
  const inPlace = new Set(inPlaceSources(design).map(({ id }) => id));
  return design.sizing.workload.sources.filter(({ id }) => inPlace.has(id) || hasStore(design));
}

function heldClients(design: Design): readonly CacheEntry[] {
  const held: CacheEntry[] = [];
  const databases = connectedDatabases(design);
  if (databases.length > 0) {
    const connections = Math.max(1, ...databases.map((id) => poolSize(id, design)));
    held.push({
      ...resource,
      what: `Connection pools, up to ${formatQuantity(connections, 'connections')} each`,
      function: moduleFunctions.engine,
      maxEntries: databases.length,
      key: 'the name of the database',
      entryBytes: connections * heldObjects.pooledConnection.value,
      memory: databases.length * connections * heldObjects.pooledConnection.value,
    });
  }
  const store = choiceOf(design.decided, 'store');
  if (store === 'duckdb_file' || store === 'parquet_files') {
    const bytes = Math.round(Math.min(figure(design, 'app.memory_duckdb'), figure(design, 'app.memory_budget')));
    const instance = { ...resource, function: moduleFunctions.lake, memory: bytes };
    held.push(
      store === 'duckdb_file' && isLoadedOutside(design)
        ? {
            ...instance,
            what: 'DuckDB instance over the published version and the one before, each with half of the memory_limit',
            maxEntries: 2,
            key: 'the file name of the published version',
            entryBytes: Math.round(bytes / 2),
          }
        : {
            ...instance,
            what: 'DuckDB instance over the store, bounded by its memory_limit',
            maxEntries: 1,
            key: 'none: one for each process',
            entryBytes: bytes,
          },
    );
  }
  return held;
}

const resource = {
  decorator: 'st.cache_resource',
  ttl: null,
  scope: 'global',
  backgroundRefresh: false,
} as const;

/** The databases that the app and its loads open a pool to. */
function connectedDatabases(design: Design): readonly string[] {
  const databases = design.sizing.workload.sources.filter(({ database }) => database !== null).map(({ id }) => id);
  const home = storeDatabase(design);
  return [...new Set([...databases, ...(home === null ? [] : [home])])];
}

function poolSize(sourceId: string, design: Design): number {
  const sized = sourceQuantity(design.sizing.ledger, sourceId, 'pool_size');
  return sized?.value ?? Math.min(15, Math.max(3, Math.ceil(figure(design, 'app.runs_in_flight') * 1.5 + 1)));
}

function reader(source: SourceWorkload, design: Design): readonly CacheEntry[] {
  const choice = choiceOf(design.decided, 'cache');
  if (choice === null || choice === 'no_cache') return [];
  const bytes = Math.round(sourceQuantity(design.sizing.ledger, source.id, 'page_bytes')?.value ?? 0);
  const isShared = choice === 'cache_resource_shared' && !isHeldForSnapshotOnly(design);
  const isSession = choice === 'cache_data_session';
  const entries = isShared || isSession ? 1 : figure(design, 'app.cache_entries');
  return [
    {
      what: isSession
        ? `Rows of ${source.id} that pages work on, in each session, ${sessions(design)} at a time`
        : `Rows of ${source.id} that pages work on`,
      function: readerOf(source.id),
      decorator: isShared ? 'st.cache_resource' : 'st.cache_data',
      ttl: ttl(design),
      maxEntries: entries,
      scope: isSession ? 'session' : 'global',
      key: keyOf(design),
      entryBytes: bytes,
      memory: (isSession ? sessions(design) : 1) * entries * bytes,
      backgroundRefresh: !isSession && fillsInBackground({ ...design, topic: 'refresh', source: null }),
    },
  ];
}

/** Whether the shared object was chosen for the live buffer alone, so that frames keep to copies. */
function isHeldForSnapshotOnly(design: Design): boolean {
  return figure(design, 'app.cache_hit_seconds') <= streamlitConstants.instant.value;
}

function keyOf(design: Design): string {
  return isScoped(design)
    ? `${scopeWord(design)} of the verified viewer; filters are applied after the read`
    : 'none: one entry for everybody; filters are applied after the read';
}

/** Pages of single rows, where viewers drill down: small, and never the whole table. */
function detailPages(design: Design): readonly CacheEntry[] {
  const { features } = design.sizing.workload;
  const detailed = servedSources(design).find(({ api }) => api === null || hasStore(design));
  const choice = choiceOf(design.decided, 'cache');
  const wanted = features.value.includes('drill_down') || features.value.includes('edit');
  if (!wanted || !detailed || choice === 'no_cache' || choice === null) return [];
  const width = sourceQuantity(design.sizing.ledger, detailed.id, 'frame_row_bytes')?.value ?? detailed.rowBytes.value;
  const isSession = choice === 'cache_data_session';
  const entries = isSession ? 1 : heldObjects.pagesKept.value;
  const bytes = Math.round(heldObjects.rowsPage.value * width);
  return [
    {
      what: `Single rows of ${detailed.id}, ${formatQuantity(heldObjects.rowsPage.value, 'rows')} a page`,
      function: moduleFunctions.detailPage,
      decorator: 'st.cache_data',
      ttl: ttl(design),
      maxEntries: entries,
      scope: isSession ? 'session' : 'global',
      key: isScoped(design)
        ? `${scopeWord(design)}, then the last row of the page before`
        : 'the last row of the page before',
      entryBytes: bytes,
      memory: (isSession ? sessions(design) : 1) * entries * bytes,
      backgroundRefresh: false,
    },
  ];
}

function snapshot(source: SourceWorkload, design: Design): CacheEntry {
  const bytes = Math.round(sourceQuantity(design.sizing.ledger, source.id, 'buffer_bytes')?.value ?? 0);
  return {
    ...resource,
    what: `Newest events of ${source.id}, in a bounded buffer filled by one thread`,
    function: snapshotOf(source.id),
    maxEntries: 1,
    key: 'none: one consumer for each process; released with the entry',
    entryBytes: bytes,
    memory: bytes,
  };
}

/** What the app shows while a source that is read in place is away: Streamlit forgets an entry that expired. */
function lastGood(design: Design): readonly CacheEntry[] {
  const served = servedSources(design);
  if (choiceOf(design.decided, 'outage') !== 'stale_with_banner' || served.length === 0) return [];
  const bytes = served.reduce(
    (sum, { id }) => sum + (sourceQuantity(design.sizing.ledger, id, 'page_bytes')?.value ?? 0),
    0,
  );
  const each = Math.round(bytes / served.length);
  const entries = figure(design, 'app.cache_entries') * served.length;
  return [
    {
      ...resource,
      what: 'The last good result of each reader, for outages',
      function: moduleFunctions.lastGood,
      maxEntries: entries,
      key: isScoped(design) ? `reader, then ${scopeWord(design)}` : 'reader',
      entryBytes: each,
      memory: entries * each,
    },
  ];
}

/** The viewer's role or tenant, in the viewer's own session: never in a cache that others can reach. */
function accessLookup(design: Design): readonly CacheEntry[] {
  // What stands in the settings is at hand anyway.
  if (!isScoped(design) || !keepsViewers(design)) return [];
  return [
    {
      what: `The ${scopeWord(design)} of the signed-in viewer, in each session, ${sessions(design)} at a time`,
      function: moduleFunctions.accessOf(scopeWord(design)),
      decorator: 'st.cache_data',
      ttl: heldObjects.accessTtl.value,
      maxEntries: 1,
      scope: 'session',
      key: 'the verified e-mail address',
      entryBytes: accessEntryBytes,
      memory: sessions(design) * accessEntryBytes,
      backgroundRefresh: false,
    },
  ];
}

/** Sessions that one instance holds when every viewer is there. */
function sessions(design: Design): number {
  return Math.ceil(design.sizing.workload.viewers.value / instances(design));
}

/** One pickled short text. */
const accessEntryBytes = 100;

/** Bytes of rows in the caches of one instance when every entry is full: pools and clients are not rows. */
export function cachedBytes(entries: readonly CacheEntry[]): number {
  return entries.filter(({ function: name }) => !clients.includes(name)).reduce((sum, { memory }) => sum + memory, 0);
}

const clients: readonly string[] = [moduleFunctions.engine, moduleFunctions.lake];
