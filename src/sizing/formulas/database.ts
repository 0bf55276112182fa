import { planningConstants } from '../../knowledge/planning.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity } from '../ledger.ts';
import type { DatabaseWorkload, SourceWorkload, Workload } from '../workload.ts';

/** Queries, connections (Little's law) and the time a query may take, for one database or warehouse. */
export function sizeDatabase(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  if (source.database === null) return;
  addQueries(draft, source);
  addQueryBudget(draft, source, source.database, workload);
  addPool(draft, source, source.database);
  addAccess(draft, source, source.database);
}

function addQueries(draft: LedgerDraft, source: SourceWorkload): void {
  const uncached = draft.addSource(source.id, 'queries_uncached', {
    label: 'queries a second without a cache',
    group: 'database',
    unit: '1/s',
    formula: '{runs} × {queries}',
    operands: {
      runs: fromQuantity(draft.app('app.rerun_rate'), 'runs a second'),
      queries: fromConstant(postgresConstants.queriesPerRun, 'queries of a run'),
    },
    compute: (v) => v.runs * v.queries,
  });
  draft.addSource(source.id, 'queries_cached', {
    label: 'queries a second with the cache: one for each entry, ttl and instance',
    group: 'database',
    unit: '1/s',
    formula: 'min({replicas} × {entries} ÷ {ttl}, {uncached})',
    operands: {
      replicas: fromQuantity(draft.app('app.replicas'), 'instances'),
      entries: fromQuantity(draft.app('app.cache_entries'), 'entries'),
      ttl: fromQuantity(draft.app('app.cache_ttl'), 'ttl'),
      uncached: fromQuantity(uncached, 'without a cache'),
    },
    compute: (v) => Math.min((v.replicas * v.entries) / v.ttl, v.uncached),
  });
}

function addQueryBudget(
  draft: LedgerDraft,
  source: SourceWorkload,
  database: DatabaseWorkload,
  workload: Workload,
): void {
  const budget = draft.addSource(source.id, 'query_budget', {
    label: 'time a query may take for the page-load target',
    group: 'database',
    unit: 's',
    formula: '{pageLoad} × {share}',
    operands: {
      pageLoad: fromAnswer(workload.pageLoad, 's', 'page load'),
      share: fromConstant(planningConstants.queryShare, 'share'),
    },
    compute: (v) => v.pageLoad * v.share,
  });
  draft.addSource(source.id, 'speedup_needed', {
    label: "how much faster than today's query",
    group: 'database',
    unit: 'x',
    formula: 'max(1, {today} ÷ {budget})',
    operands: {
      today: fromAnswer(database.queryTime, 's', 'query today'),
      budget: fromQuantity(budget, 'query budget'),
    },
    compute: (v) => Math.max(1, v.today / v.budget),
  });
}

function addPool(draft: LedgerDraft, source: SourceWorkload, database: DatabaseWorkload): void {
  const common = { group: 'database', unit: 'connections' } as const;
  const { id } = source;
  const queries = fromQuantity(draft.source(id, 'queries_uncached'), 'queries a second');
  const today = fromAnswer(database.queryTime, 's', 'query today');
  draft.addSource(id, 'pool_today', {
    ...common,
    label: "connections busy if every run asks with today's query (Little)",
    formula: '{queries} × {today}',
    operands: { queries, today },
    compute: (v) => v.queries * v.today,
  });
  const needed = draft.addSource(id, 'pool_needed', {
    ...common,
    label: 'connections busy once the query keeps its budget, cold cache (Little)',
    formula: '{queries} × min({today}, {budget})',
    operands: { queries, today, budget: fromQuantity(draft.source(id, 'query_budget'), 'query budget') },
    compute: (v) => v.queries * Math.min(v.today, v.budget),
  });
  const replicas = fromQuantity(draft.app('app.replicas'), 'instances');
  const pool = draft.addSource(id, 'pool_size', {
    ...common,
    label: 'pool of one instance: the need with headroom, at most what the server works on at once',
    formula: 'max(1, ⌈min({needed} × {headroom}, {perCore} × {cores} + 1) ÷ {replicas}⌉)',
    operands: {
      needed: fromQuantity(needed, 'need'),
      headroom: fromConstant(postgresConstants.poolHeadroom, 'headroom'),
      perCore: fromConstant(postgresConstants.poolPerCore, 'per core'),
      cores: fromAnswer(database.serverCores, 'cores', 'server cores'),
      replicas,
    },
    compute: (v) => Math.max(1, Math.ceil(Math.min(v.needed * v.headroom, v.perCore * v.cores + 1) / v.replicas)),
  });
  draft.addSource(id, 'connections_used', {
    ...common,
    label: 'connections at most: pools, their overflow and the worker',
    formula: '{replicas} × ({pool} + {overflow}) + {worker}',
    operands: {
      replicas,
      pool: fromQuantity(pool, 'pool'),
      overflow: fromConstant(postgresConstants.overflow, 'overflow'),
      worker: fromConstant(postgresConstants.workerConnections, 'worker'),
    },
    compute: (v) => v.replicas * (v.pool + v.overflow) + v.worker,
  });
  draft.addSource(id, 'connections_free', {
    ...common,
    label: 'connections that the server has for the app',
    formula: 'max(0, {limit} − {reserved} − {admin})',
    operands: {
      limit: fromAnswer(database.connectionLimit, 'connections', 'limit'),
      reserved: fromConstant(postgresConstants.reserved, 'superusers'),
      admin: fromConstant(postgresConstants.admin, 'people and backups'),
    },
    compute: (v) => Math.max(0, v.limit - v.reserved - v.admin),
  });
}

function addAccess(draft: LedgerDraft, source: SourceWorkload, database: DatabaseWorkload): void {
  draft.addSource(source.id, 'offset_rows', {
    label: 'rows that the server discards for the last page by offset',
    group: 'database',
    unit: 'rows',
    formula: 'max(0, min({result}, {rows}) − {page})',
    operands: {
      result: fromAnswer(database.resultRows, 'rows', 'result'),
      rows: fromQuantity(draft.source(source.id, 'rows_now'), 'rows'),
      page: fromConstant(streamlitConstants.tablePage, 'page'),
    },
    compute: (v) => Math.max(0, Math.min(v.result, v.rows) - v.page),
  });
  if (source.kind.value !== 'database') return;
  draft.addSource(source.id, 'index_bytes', {
    label: 'indexes on the key and the time column after the planning horizon',
    group: 'storage',
    unit: 'B',
    formula: '{rows} × {entry} × {indexes}',
    operands: {
      rows: fromQuantity(draft.source(source.id, 'rows_horizon'), 'rows after the horizon'),
      entry: fromConstant(postgresConstants.indexEntry, 'entry'),
      indexes: fromConstant(postgresConstants.indexes, 'indexes'),
    },
    compute: (v) => v.rows * v.entry * v.indexes,
  });
}
