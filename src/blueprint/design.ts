import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import { copiedSources } from '../decisions/copied-sources.ts';
import type { Decision } from '../decisions/decision.ts';
import { instances as instancesOf } from '../decisions/topics/deployment.ts';
import type { SourceMetric } from '../sizing/quantity-ids.ts';
import { type Sizing, sourceQuantity } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';

/** What every part of a blueprint is assembled from: the sizing, and what was decided on it. */
export interface Design {
  readonly sizing: Sizing;
  readonly decided: readonly Decision[];
}

/** The sources whose rows pass through a load, and so through validation, in the order given. */
export function loadedSources(design: Design): readonly SourceWorkload[] {
  return copiedSources(design).filter(({ stream }) => stream === null || hasStore(design));
}

/** The sources that pages read where they are: queried or asked when a viewer looks. */
export function inPlaceSources(design: Design): readonly SourceWorkload[] {
  const copied = new Set(copiedSources(design).map(({ id }) => id));
  return design.sizing.workload.sources.filter(({ id }) => !copied.has(id));
}

/** Whether all that is loaded are uploads, so that a transform works on one file and never on the whole history. */
export function worksOnFiles(design: Design): boolean {
  return design.sizing.workload.sources.every(({ kind }) => kind.value === 'uploads');
}

/** The streams that pages follow through a buffer in the app's own process. */
export function liveStreams(design: Design): readonly SourceWorkload[] {
  const followed = choiceOf(design.decided, 'refresh') === 'push_snapshot' || !hasStore(design);
  return design.sizing.workload.sources.filter(({ stream }) => stream !== null && followed);
}

/** Whether the design keeps a copy of its own. */
export function hasStore({ decided }: Design): boolean {
  const store = choiceOf(decided, 'store');
  return store !== null && store !== 'in_place';
}

/** Whether some work runs outside the app's process. */
export function hasWorker({ decided }: Design): boolean {
  const orchestration = choiceOf(decided, 'orchestration');
  return orchestration !== null && orchestration !== 'in_app';
}

/** The database that holds the store: `store` for one of its own, a source's id for a warehouse; null for files. */
export function storeDatabase(design: Design): string | null {
  const store = choiceOf(design.decided, 'store');
  if (store === 'postgres') return loadedSources(design).length > 0 ? 'store' : null;
  return store === 'existing_warehouse' ? (homeDatabase(design)?.id ?? 'store') : null;
}

/** Whether rows are loaded by a process of their own; uploads alone may be loaded by the app. */
export function isLoadedOutside(design: Design): boolean {
  const uploadsOnly = loadedSources(design).every(({ kind }) => kind.value === 'uploads');
  return hasWorker(design) || !uploadsOnly;
}

/** Whether a table of the viewers and what they may see can be added where pages read: to a PostgreSQL. */
export function keepsViewers(design: Design): boolean {
  const store = choiceOf(design.decided, 'store');
  if (store === 'postgres') return true;
  if (store === 'duckdb_file' || store === 'parquet_files') return false;
  return (homeDatabase(design)?.database?.engine.value ?? null) === 'postgres';
}

/** The warehouse, or else the first database, among the sources. */
function homeDatabase({ sizing }: Design): SourceWorkload | undefined {
  const databases = sizing.workload.sources.filter(({ database }) => database !== null);
  return databases.find(({ kind }) => kind.value === 'warehouse') ?? databases[0];
}

/** Whether viewers see different rows. */
export function isScoped({ sizing }: Design): boolean {
  return sizing.workload.rowAccess.value !== 'same_for_all';
}

/** What separates viewers' rows, as a word and a column: `tenant` or `role`. */
export function scopeWord({ sizing }: Design): 'tenant' | 'role' {
  return sizing.workload.rowAccess.value === 'by_tenant' ? 'tenant' : 'role';
}

/** How many instances of the app run. */
export function instances({ sizing, decided }: Design): number {
  return instancesOf({ sizing, decided, topic: 'deployment', source: null });
}

/** A source's figure as the document prints it; null when that kind of source has none. */
export function quoteSource({ sizing }: Design, sourceId: string, metric: SourceMetric): string | null {
  const quantity = sourceQuantity(sizing.ledger, sourceId, metric);
  return quantity && formatQuantity(quantity.value, quantity.unit);
}

/** Bytes that the store holds after the planning horizon, of what is copied: as its kind of store keeps them. */
export function storeBytes(design: Design): number {
  const metrics = { postgres: 'postgres_bytes', parquet_files: 'parquet_bytes' } as const;
  const store = choiceOf(design.decided, 'store');
  const metric = store === 'postgres' || store === 'parquet_files' ? metrics[store] : 'bytes_horizon';
  return loadedSources(design).reduce(
    (sum, { id }) => sum + (sourceQuantity(design.sizing.ledger, id, metric)?.value ?? 0),
    0,
  );
}

/** Whether a query result of this source is computed ahead of its readers. */
export function isPrecomputed({ decided }: Design, sourceId: string): boolean {
  const acceleration = sourceChoiceOf(decided, 'acceleration', sourceId);
  return acceleration === 'materialised_view' || acceleration === 'aggregate_table';
}
