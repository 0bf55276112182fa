import type { DatabaseEngine } from '../../sizing/workload.ts';
import { heading, table } from './markdown-blocks.ts';

/** How to see in a plan that a query uses what was made for it, for each engine that pages query. */
export function planReading(engines: readonly DatabaseEngine[], budget: string): readonly string[] {
  if (engines.length === 0) return [];
  return [
    heading('Reading a plan'),
    `Before and after each change, at the full volume, against the budget (${budget}).`,
    ...engines.flatMap((engine) => {
      const { name, command, signs } = reading[engine];
      return [`**${name}**: ${command}`, ...table(['In the plan', 'Means', 'Then'], signs)];
    }),
  ];
}

interface Reading {
  readonly name: string;
  readonly command: string;
  readonly signs: readonly (readonly [string, string, string])[];
}

const reading: Readonly<Record<DatabaseEngine, Reading>> = {
  postgres: {
    name: 'PostgreSQL',
    command: '`EXPLAIN (ANALYZE, BUFFERS)` with the values that a page binds.',
    signs: [
      [
        'Seq Scan, and most rows removed by filter',
        'no index matches the filter',
        '`sql/indexes.sql`, then look again',
      ],
      [
        'rows estimated and actual differ tenfold',
        'statistics are stale, or columns depend on each other',
        '`ANALYZE`; extended statistics',
      ],
      ['Sort Method: external merge', 'the sort did not fit work_mem', 'an index in that order'],
      ['Heap Fetches near the rows returned', 'the visibility map is behind', '`VACUUM`'],
      [
        'read= far above hit= in Buffers, each time',
        'the working set does not fit the memory',
        'fewer columns or days, or a prepared total',
      ],
    ],
  },
  mysql: {
    name: 'MySQL',
    command: '`EXPLAIN ANALYZE` with the values that a page binds.',
    signs: [
      ['Table scan', 'no index matches the filter', '`sql/indexes_mysql.sql`, then look again'],
      [
        'rows estimated and actual differ tenfold',
        'statistics are stale',
        '`ANALYZE TABLE`; a histogram on skewed columns',
      ],
      ['Sort: using filesort over many rows', 'no index gives the order', 'an index in that order'],
      ['Using temporary', 'the grouping does not follow an index', 'the prepared totals of this design'],
    ],
  },
  sqlserver: {
    name: 'SQL Server',
    command: 'the actual plan, with `SET STATISTICS IO, TIME ON`.',
    signs: [
      [
        'Clustered Index Scan with a predicate',
        'no index matches the filter',
        '`sql/indexes_sqlserver.sql`, then look again',
      ],
      ['Key Lookup for many rows', 'the index lacks columns of the query', '`INCLUDE` them'],
      [
        'rows estimated and actual differ tenfold',
        'statistics are stale, or the plan was made for other values',
        '`UPDATE STATISTICS`; `OPTION (RECOMPILE)` for this query',
      ],
      ['a spill to tempdb', 'the memory grant was too small', 'fresh statistics, fewer columns'],
    ],
  },
  snowflake: {
    name: 'Snowflake',
    command: 'the query profile, or `EXPLAIN USING TEXT` before it runs.',
    signs: [
      [
        'partitions scanned near partitions total',
        'the filter does not prune',
        'filter on the clustered time column, uncast',
      ],
      ['the base table in the plan', 'the prepared totals were not used', 'read the view of this design by its name'],
      [
        'bytes spilled to local or remote storage',
        'the warehouse is too small for the query',
        'a smaller range; only then a larger size',
      ],
      ['time in the queue', 'queries wait for the warehouse', 'a longer ttl, or a warehouse of its own'],
    ],
  },
  bigquery: {
    name: 'BigQuery',
    command: '`bq query --dry_run` for the bytes, then the execution details.',
    signs: [
      [
        'bytes processed near the table’s size',
        'the filter does not prune partitions',
        'filter on the partition column with a constant or a parameter',
      ],
      ['the base table in the plan', 'the materialised view was not used', 'read the view by its name'],
      ['one stage waits far longer than the average', 'a skewed key', 'aggregate before the join'],
    ],
  },
  redshift: {
    name: 'Redshift',
    command: '`EXPLAIN`, and `SYS_QUERY_DETAIL` after it ran.',
    signs: [
      ['DS_BCAST_INNER or DS_DIST_BOTH', 'rows travel between nodes', 'one distribution key for what is joined'],
      ['rows scanned near the table’s size', 'the sort key does not prune', 'filter on the sort key'],
      ['a step that is disk-based', 'memory of the queue was too small', 'fewer columns, or the prepared totals'],
    ],
  },
};
