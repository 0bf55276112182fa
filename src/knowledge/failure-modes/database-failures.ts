import { appSources } from '../sources-app.ts';
import { dataSources } from '../sources-data.ts';
import type { FailurePattern } from './failure-pattern.ts';
import { failureSources } from './sources-failures.ts';

/** How databases and warehouses that pages or loads read let a design down. */
export const databaseFailures = [
  {
    id: 'database-away',
    of: 'source',
    when: { kinds: ['database', 'warehouse'], traits: ['in_place'] },
    reach: 3,
    component: '{sources}',
    failure: '{source} does not answer: restart, failover or a network cut of up to {longestOutage}',
    detection: 'read_failed lines of read_{source}_daily; three in a row within {ttl}',
    viewerSees: '{outage}',
    prevention:
      'connect timeouts, pool_pre_ping, three attempts for broken connections only; the error never reaches the page as a trace',
    recovery:
      'none by hand: the pool reconnects and the next read after {ttl} is current; beyond {longestOutage} the owner of {source} is called',
    sources: [appSources.sqlConnection],
  },
  {
    id: 'warehouse-load-away',
    of: 'source',
    when: { kinds: ['database', 'warehouse'], traits: ['copied'] },
    reach: 2,
    component: '{sources}',
    failure: '{source} cannot be read by the load',
    detection: 'load_last_success_timestamp_seconds of {source} older than {twice}',
    viewerSees: '{outage}',
    prevention: 'the load retries at its next round, with the watermark where the last commit left it',
    recovery: 'the next run reads everything since the watermark; {rowsPerDay} of one missed day fit into one load',
    sources: [appSources.batchMonitoring],
  },
  {
    id: 'connections-exhausted',
    of: 'source',
    when: { kinds: ['database'], traits: ['in_place'] },
    reach: 3,
    pressedBy: 'connections',
    component: 'connections of {source}',
    failure:
      'runs overlap, each wants a connection, and the server has none left ({limit}, of which {free} are for the app)',
    detection: 'connections in use above {connectionsBusy} of {limit}; wait for the pool above {poolWait} at p95',
    viewerSees: 'a page that waits up to 5 s for a connection and then the error with its reference',
    prevention:
      'a pool of {pool} for each instance, {used} in all at most, a queue of 5 s before an error; connections go back before anything is drawn',
    recovery:
      'take away instances before touching the limit; end sessions that are idle in a transaction; size again with what-if',
    sources: [dataSources.postgresConnections, dataSources.poolSizing],
  },
  {
    id: 'slow-plan',
    of: 'source',
    when: { kinds: ['database'], traits: ['in_place'] },
    reach: 2,
    component: "the page's query on {source}",
    failure:
      'the planner leaves the index or view (stale statistics, a new distribution) and the query is back at {queryTime}',
    detection: 'p95 of read_seconds above {queryBudget}, or EXPLAIN with actual rows {planError} the estimate',
    viewerSees:
      'pages slower than {pageLoad}; at {timeout} the statement is ended and the outage text appears: {outage}',
    prevention:
      'statistics refreshed after each large load; statement timeout of {timeout}; the plan is kept with the benchmark and compared at each release',
    recovery: 'ANALYZE, look at the plan, restore the index; until then a longer ttl takes load off',
    sources: [failureSources.pgRuntimeClient],
  },
  {
    id: 'refresh-blocks-readers',
    of: 'source',
    when: { choices: { acceleration: ['materialised_view'] }, traits: ['in_place', 'postgres'] },
    reach: 3,
    component: 'refresh of {source}_daily',
    failure: 'a refresh that is not CONCURRENTLY, or a DDL in a deploy, holds a lock and every reader queues behind it',
    detection: 'sessions waiting with wait_event_type = Lock for more than 1 s; refresh longer than half of {interval}',
    viewerSees: 'nothing while the cache holds ({ttl}), then pages that wait up to {timeout}',
    prevention:
      'REFRESH MATERIALIZED VIEW CONCURRENTLY over a unique index; lock_timeout of 2 s for every DDL; one refresh at a time',
    recovery: 'cancel the blocking session (pg_cancel_backend); the next refresh brings the view up to date',
    sources: [failureSources.pgMatview],
  },
  {
    id: 'load-disturbs-owner',
    of: 'source',
    when: { kinds: ['database'], traits: ['shared'] },
    reach: 3,
    component: 'server of {source}',
    failure: 'a burst of uncached reads or a backfill takes the server that others work on',
    detection: "the server's CPU or queue above its usual level at the minute of a load; complaints of its owner",
    viewerSees: 'nothing in this app; the users of {source} do',
    prevention:
      'reads through the cache (one for each entry, {ttl} and instance), a role with statement_timeout {timeout}, backfills at most {backfillShare} of capacity and outside busy hours',
    recovery: 'stop the job (it resumes from its watermark), raise the ttl, move reads to a replica',
    sources: [failureSources.pgRuntimeClient],
  },
  {
    id: 'replica-behind',
    of: 'source',
    when: { kinds: ['database'], traits: ['replica'] },
    reach: 2,
    component: 'replica of {source}',
    failure: 'the replica falls behind, or cancels a query that conflicts with replay',
    detection: 'replication delay above {freshness}; SQLSTATE 40001',
    viewerSees: 'figures that are complete but older than "as of" says, unless the delay is added to it',
    prevention:
      'the delay is read with the rows and added to their age; cancelled queries are repeated once with jitter',
    recovery: 'wait for replay; {outage}',
    sources: [failureSources.pgRuntimeClient],
  },
  {
    id: 'store-full',
    of: 'design',
    when: { choices: { store: ['postgres', 'duckdb_file', 'parquet_files'] } },
    reach: 3,
    component: '{store}',
    failure:
      'the disk of the store is full: {storeBytes} are planned, and dead rows, staging and temporary files come on top',
    detection: 'free share of the disk below {diskFree}, or a growth that reaches it within a week',
    viewerSees: '{outage}',
    prevention:
      'disk for twice the plan, retention of {retention} enforced daily, staging dropped in the same transaction',
    recovery: 'drop the oldest partition or days beyond {retention}, extend the disk, run the missed window again',
    sources: [appSources.judgement],
  },
  {
    id: 'store-bloat',
    of: 'design',
    when: { choices: { store: ['postgres'], loading: ['upsert'] } },
    reach: 1,
    component: 'tables of the {store}',
    failure: 'upserts leave dead rows faster than autovacuum removes them, and every read touches more pages',
    detection: 'dead rows above 20 % of a table; p95 of read_seconds rising week by week',
    viewerSees: 'pages that grow slower over weeks',
    prevention:
      'rows that did not change are not written again (the upsert compares); autovacuum of these tables at 2 % instead of 20 %',
    recovery: 'VACUUM (ANALYZE) in a quiet hour; rebuild indexes CONCURRENTLY',
    sources: [appSources.postgresMerge],
  },
  {
    id: 'upstream-schema',
    of: 'source',
    when: { kinds: ['database', 'warehouse', 'api'] },
    reach: 2,
    component: 'columns of {sources}',
    failure: 'a column is renamed, dropped or changes its type at the source (expected {schemaChanges})',
    detection: 'read_failed or task_failed lines that name a column; a null share that moves by more than 5 points',
    viewerSees: '{outage}',
    prevention: 'columns are named one by one, never by *; what is loaded is checked before anything is written',
    recovery: 'adapt the query or the mapping; the next round reads what was missed, and nothing has to be undone',
    sources: [appSources.judgement],
  },
] as const satisfies readonly FailurePattern[];
