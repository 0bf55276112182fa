import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import { warehouseConstants } from '../../knowledge/warehouses.ts';
import type { DatabaseWorkload, SourceWorkload } from '../workload.ts';
import { answerRemedy, pageLoadOf } from './answer-remedy.ts';
import {
  bytes,
  bytesAtLeast,
  type FindingContext,
  finding,
  type FindingRule,
  seconds,
  secondsAtLeast,
} from './finding-rule.ts';

const manyRows = 100_000;

/** Queries that are slower than the page allows, lack an index, page by offset or outgrow the server's memory. */
export const queries: FindingRule = (context) =>
  context.workload.sources.flatMap((source) =>
    source.database === null
      ? []
      : [
          ...slowQuery(context, source, source.database),
          ...noIndex(context, source, source.database),
          ...deepOffset(context, source, source.database),
          ...outgrownMemory(context, source, source.database),
          ...sharedPrimary(context, source, source.database),
        ],
  );

function slowQuery({ workload, of, show }: FindingContext, source: SourceWorkload, database: DatabaseWorkload) {
  const budget = of(source, 'query_budget') ?? 0;
  if (database.queryTime.value <= budget) return [];
  const floor = warehouseConstants.answerFloor.value;
  const isBelowFloor = source.kind.value === 'warehouse' && budget < floor;
  return [
    finding({
      name: 'query-time',
      severity: 'risk',
      source,
      title: `The query on ${source.id} must become ${show(source, 'speedup_needed')} faster`,
      because: `It takes ${seconds(database.queryTime.value)} today; a page of ${seconds(workload.pageLoad.value)} leaves it ${show(source, 'query_budget')}.${isBelowFloor ? ` A warehouse answers hardly anything below ${seconds(floor)}, so only a copy or a cached result meets that.` : ''}`,
      remedies: [
        ...(isBelowFloor ? [] : ['an index or an aggregate that is kept ready']),
        "a copy of the aggregate in the app's own store",
        'a background refresh, so that viewers never wait for a fill',
        ...pageLoadOf((workload.pageLoad.value * database.queryTime.value) / budget),
      ],
      answers: [database.queryTime, workload.pageLoad],
      metrics: ['query_budget', 'speedup_needed'],
    }),
  ];
}

function noIndex({ of, show }: FindingContext, source: SourceWorkload, database: DatabaseWorkload) {
  const rows = of(source, 'rows_now') ?? 0;
  if (source.kind.value !== 'database' || database.indexes.value === 'tuned' || rows < manyRows) return [];
  if (database.indexes.value === 'some' && database.queryTime.value <= (of(source, 'query_budget') ?? 0)) return [];
  const isBare = database.indexes.value === 'primary_key_only';
  return [
    finding({
      name: 'index',
      severity: isBare ? 'risk' : 'advice',
      source,
      title: isBare
        ? `Every filter on ${source.id} reads the whole table`
        : `The indexes of ${source.id} were not made for these queries`,
      because: `${isBare ? 'Only the primary key is indexed' : 'The query exceeds its budget'}, with ${show(source, 'rows_now')} (${show(source, 'bytes_now')}) to read. Indexes on key and time take ${show(source, 'index_bytes')} after a year.`,
      remedies: [
        `an index that begins with the filtered column and ${source.timeColumn.value}, built CONCURRENTLY`,
        'EXPLAIN (ANALYZE, BUFFERS) of the query before and after',
      ],
      answers: [database.indexes, source.rows],
      metrics: ['rows_now', 'bytes_now', 'index_bytes'],
    }),
  ];
}

function deepOffset({ of, show, workload }: FindingContext, source: SourceWorkload, database: DatabaseWorkload) {
  const skipped = of(source, 'offset_rows') ?? 0;
  if (skipped <= postgresConstants.deepOffset.value || !workload.features.value.includes('drill_down')) return [];
  return [
    finding({
      name: 'offset',
      severity: 'advice',
      source,
      title: `Paging ${source.id} by offset makes the server discard up to ${show(source, 'offset_rows')}`,
      because: `To give the last page of ${formatQuantity(database.resultRows.value, 'rows')}, the server produces all rows before it and throws them away (${dataSources.noOffset.title}).`,
      remedies: [`page by (${source.timeColumn.value}, ${source.keyColumn.value}) with a matching index`],
      answers: [database.resultRows, workload.features],
      metrics: ['offset_rows'],
    }),
  ];
}

function outgrownMemory({ of, show }: FindingContext, source: SourceWorkload, database: DatabaseWorkload) {
  const size = of(source, 'postgres_bytes') ?? 0;
  if (database.engine.value !== 'postgres' || size <= database.serverMemory.value) return [];
  return [
    finding({
      name: 'table-outgrows-memory',
      severity: 'advice',
      source,
      title: `The table of ${source.id} outgrows the memory of its server within a year`,
      because: `${show(source, 'rows_horizon')} take ${show(source, 'postgres_bytes')} in pages; the server has ${bytes(database.serverMemory.value)}. Above that, the manual advises partitions.`,
      remedies: [
        `partitions by ${source.timeColumn.value}, so that a query reads only the months it shows`,
        ...answerRemedy('server_memory', size, `${bytesAtLeast(size)} of memory`),
        'a shorter retention',
      ],
      answers: [database.serverMemory, source.rows, source.rowRate],
      metrics: ['postgres_bytes', 'rows_horizon'],
    }),
  ];
}

function sharedPrimary({ of, show }: FindingContext, source: SourceWorkload, database: DatabaseWorkload) {
  const budget = of(source, 'query_budget') ?? 0;
  const isShared = source.kind.value === 'database' && database.sharedLoad.value === 'shared_primary';
  if (!isShared || database.queryTime.value <= budget) return [];
  return [
    finding({
      name: 'shared-primary',
      severity: 'risk',
      source,
      title: `The queries of the app compete with the system that ${source.id} serves`,
      because: `A query of ${seconds(database.queryTime.value)} runs on the primary of another system; without a cache ${show(source, 'queries_uncached')} would arrive.`,
      remedies: [
        'a read replica for the app',
        `a role of its own with statement_timeout = ${secondsAtLeast(Math.max(5, 2 * budget))}`,
      ],
      answers: [database.sharedLoad, database.queryTime],
      metrics: ['queries_uncached', 'query_budget'],
    }),
  ];
}
