import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { sourceChoiceOf } from '../../../decisions/choice-of.ts';
import type { ChoiceOf, DesignChoices } from '../../../decisions/choices.ts';
import { heldObjects } from '../../../knowledge/held-objects.ts';
import type { SourceWorkload } from '../../../sizing/workload.ts';
import type { Scope } from './choices.ts';
import { type Dialect, dialects } from './dialects.ts';
import { day, sourceFigure, wholeWithin } from './figures.ts';
import { type ReaderModel, readerModel } from './reader-entry.ts';
import { type Column, columnsOf, type Roles } from './table-columns.ts';
import { toIdentifier } from './identifiers.ts';

/** Where a page reads a source: a database, the app's own files, the API itself, or nowhere (a live stream alone). */
export type Place = 'connection' | 'lake' | 'api' | 'none';

/** One source's rows as the templates see them. */
export interface TableModel extends Roles, ReaderModel {
  /** The source's id, which names modules. */
  readonly source: string;
  readonly name: string;
  /** The table that loads write to: the log behind the view `name` where loads append. */
  readonly stored: string;
  readonly title: string;
  readonly className: string;
  readonly place: Place;
  readonly connection: string;
  readonly dialect: Dialect;
  /** Whether loads of this project fill it. */
  readonly ingested: boolean;
  readonly columnTypes: readonly Column[];
  readonly columns: readonly string[];
  readonly textColumns: readonly string[];
  readonly requiredText: readonly string[];
  readonly identity: readonly string[];
  readonly primaryKey: readonly string[];
  readonly updatable: readonly string[];
  readonly unique: boolean;
  readonly comparesVersions: boolean;
  readonly storedAlias: string;
  readonly partitioned: boolean;
  readonly brin: boolean;
  readonly btree: boolean;
  readonly watermarkIndex: boolean;
  readonly concurrently: string;
  readonly acceleration: ChoiceOf<'acceleration'>;
  /** What the totals are read from when they are precomputed; empty otherwise. */
  readonly dailyTable: string;
  readonly selfRefreshing: string;
  readonly refreshSeconds: number;
  readonly refreshMinutes: number;
  readonly openDays: number;
  readonly openSince: string;
  readonly historyDays: number;
  readonly aggregates: 'sql' | 'frame';
  readonly readQuery: string;
  readonly readFrom: string;
  readonly bind: ':' | '$';
  readonly rowComparison: boolean;
  /** Whether policies of the database keep its rows apart. */
  readonly rls: boolean;
  /** Whether its queries name the viewer's scope; policies of the database do it otherwise. */
  readonly filters: boolean;
  readonly pageSize: number;
  readonly lowestKey: string;
}

/** What a table's place and dialect depend on. */
export interface StoreFacts {
  readonly choices: DesignChoices;
  readonly scope: Scope | null;
  readonly storeConnection: string;
  readonly storeDialect: Dialect;
}

/** The table of one source. */
export function tableOf(blueprint: Blueprint, source: SourceWorkload, facts: StoreFacts): TableModel {
  const { choices, scope } = facts;
  const place = placeOf(blueprint, source, choices);
  const ingested = isIngested(blueprint, source, choices);
  const own = source.database && !ingested;
  const dialect: Dialect = own ? source.database.engine.value : place === 'lake' ? 'duckdb' : facts.storeDialect;
  const name = toIdentifier(source.id, 'rows');
  const types = dialects[dialect].types;
  const shape = columnsOf(source, { scope, types, ingested, flags: ingested && choices.bad_rows === 'fix_and_flag' });
  const appends = ingested && choices.loading === 'append_dedup' && choices.store !== 'parquet_files';
  const partitioned = ingested && dialect === 'postgres' && choices.layout.endsWith('partitions');
  const acceleration =
    place === 'connection' ? (sourceChoiceOf(blueprint.decisions, 'acceleration', source.id) ?? 'none') : 'none';
  const precomputed = acceleration === 'materialised_view' || acceleration === 'aggregate_table';
  const rls = choices.row_access === 'database_rls' && dialect === 'postgres' && place === 'connection';
  const identity = scope?.name === 'tenant' ? [scope.column, shape.key] : [shape.key];
  const primaryKey = partitioned ? [...identity, shape.time] : identity;
  const aggregates = place === 'api' || (!precomputed && framesAggregate.has(choices.engine)) ? 'frame' : 'sql';
  const refreshSeconds = wholeWithin(
    sourceFigure(blueprint, source.id, 'sync_interval', blueprint.workload.freshness.value),
    5,
    day,
  );
  const historyDays = wholeWithin(blueprint.workload.history.value / day, 1, 36_500);
  const lateDays = wholeWithin(blueprint.workload.lateData.value / day + 1, 2, 400);
  const parquet = place === 'lake' && choices.store === 'parquet_files';
  return {
    ...shape,
    source: source.id,
    name,
    stored: appends ? `${name}_log` : name,
    title: titleOf(source.id),
    className: `${source.id.split('_').map(capitalised).join('')}Row`,
    place,
    connection: own ? source.id : facts.storeConnection,
    dialect,
    ingested,
    identity,
    primaryKey,
    columns: shape.columnTypes.map((column) => column.name),
    textColumns: textNames(shape.columnTypes),
    requiredText: textNames(shape.columnTypes).filter((column) => column !== shape.key),
    updatable: shape.columnTypes.map((column) => column.name).filter((column) => !primaryKey.includes(column)),
    unique: !appends,
    comparesVersions: shape.watermark !== shape.time,
    storedAlias: dialect === 'postgres' ? 'stored' : name,
    partitioned,
    brin: dialect === 'postgres' && choices.layout === 'brin_append',
    btree: choices.layout !== 'brin_append' || acceleration === 'index',
    watermarkIndex: ingested && shape.watermark !== shape.time,
    concurrently: partitioned ? '' : 'CONCURRENTLY ',
    acceleration,
    dailyTable: precomputed ? `${name}_daily${rls && acceleration === 'materialised_view' ? '_visible' : ''}` : '',
    selfRefreshing: acceleration === 'materialised_view' && dialects[dialect].refreshesItself ? dialect : '',
    refreshSeconds,
    refreshMinutes: wholeWithin(refreshSeconds / 60, 1, 1440),
    openDays: lateDays,
    openSince: dialects[dialect].daysAgo(lateDays),
    historyDays,
    aggregates,
    readQuery: `${name}_${aggregates === 'frame' ? 'rows' : 'daily'}`,
    readFrom: parquet ? `read_parquet('${name}/*/*.parquet')` : name,
    bind: place === 'lake' ? '$' : ':',
    rowComparison: dialects[dialect].comparesRows,
    rls,
    filters: scope !== null && !rls,
    ...readerModel(blueprint, source.id),
    pageSize: heldObjects.rowsPage.value,
    lowestKey: shape.keyKind === 'integer' ? '0' : '""',
  };
}

/** Whether the rows of a source are copied into the store. */
function isIngested({ decisions }: Blueprint, source: SourceWorkload, { store }: DesignChoices): boolean {
  return (
    store !== 'in_place' &&
    sourceChoiceOf(decisions, 'ingestion', source.id) !== 'query_in_place' &&
    sourceChoiceOf(decisions, 'api_sync', source.id) !== 'on_demand'
  );
}

const framesAggregate = new Set<string>(['pandas', 'polars', 'dask']);

function placeOf(blueprint: Blueprint, source: SourceWorkload, choices: DesignChoices): Place {
  if (isIngested(blueprint, source, choices)) {
    return choices.store === 'duckdb_file' || choices.store === 'parquet_files' ? 'lake' : 'connection';
  }
  if (source.database) return 'connection';
  return source.api ? 'api' : 'none';
}

/** A source's id as a heading: `orders_db` → `Orders db`. */
export function titleOf(id: string): string {
  return capitalised(id.replaceAll('_', ' ').trim());
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The text columns that come from a source; `flags` is the project's own. */
function textNames(columns: readonly Column[]): readonly string[] {
  return columns.filter(({ kind, name }) => kind === 'text' && name !== 'flags').map(({ name }) => name);
}
