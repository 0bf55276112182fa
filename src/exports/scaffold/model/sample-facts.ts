import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { Scope } from './choices.ts';
import { dialects } from './dialects.ts';
import { wholeWithin } from './figures.ts';
import type { Parts } from './parts.ts';
import { environmentNames } from './setting-names.ts';
import type { TableModel } from './tables.ts';

/** A table as the embedded store holds it, for queries in its dialect. */
export interface SampleTable extends TableModel {
  readonly sampleRows: number;
}

/** Enough to look real on every page, and made in a moment. */
const mostRows = 20_000;

/** What the project shows before it is given settings, and how it knows that it was given some. */
export function sampleFacts(blueprint: Blueprint, parts: Parts, needsLoader: boolean) {
  const { tables, uploads, streams, choices, scope } = parts;
  const sampledTables = tables
    .filter(({ place }) => place !== 'none')
    .map((table) => sampleTable(blueprint, table, scope));
  return {
    sampledTables,
    sampledStreams: streams.filter(({ live }) => live),
    /** Whether a page writes what it was given, which it does into the embedded store then. */
    samplesUploads: uploads.some(({ persists }) => persists),
    /** The environment variables of which any one says that this installation was given settings. */
    settingNames: [
      ...environmentNames(parts, needsLoader),
      ...(choices.sign_in === 'proxy_headers' ? ['AUTH_PROXY_SECRET'] : []),
    ],
  };
}

function sampleTable(blueprint: Blueprint, table: TableModel, scope: Scope | null): SampleTable {
  const rows = blueprint.workload.sources.find(({ id }) => id === table.source)?.rows.value ?? mostRows;
  return {
    ...table,
    columnTypes: table.columnTypes.map((column) => ({ ...column, type: dialects.duckdb.types[column.kind] })),
    dialect: 'duckdb',
    dailyTable: '',
    readFrom: table.name,
    bind: '$',
    rowComparison: true,
    filters: scope !== null,
    sampleRows: wholeWithin(rows, 200, mostRows),
  };
}
