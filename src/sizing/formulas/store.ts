import { postgresConstants } from '../../knowledge/postgres.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromConstant, fromQuantity } from '../ledger.ts';
import type { Workload } from '../workload.ts';

/** Connections to a PostgreSQL store of the app's own, where there are sources whose rows nobody can query in place. */
export function sizeStore(draft: LedgerDraft, workload: Workload): void {
  if (workload.sources.every(({ database }) => database !== null)) return;
  const common = { group: 'database', unit: 'connections' } as const;
  const replicas = fromQuantity(draft.app('app.replicas'), 'instances');
  const pool = draft.addApp('app.store_pool', {
    ...common,
    label: "pool of one instance, if the app's store is PostgreSQL: each run in flight holds one, with headroom",
    formula: 'max(1, ⌈{runs} × {headroom} ÷ {replicas}⌉)',
    operands: {
      runs: fromQuantity(draft.app('app.runs_in_flight'), 'runs in flight'),
      headroom: fromConstant(postgresConstants.poolHeadroom, 'headroom'),
      replicas,
    },
    compute: (v) => Math.max(1, Math.ceil((v.runs * v.headroom) / v.replicas)),
  });
  draft.addApp('app.store_connections', {
    ...common,
    label: 'connections to that store at most: pools, their overflow and the worker',
    formula: '{replicas} × ({pool} + {overflow}) + {worker}',
    operands: {
      replicas,
      pool: fromQuantity(pool, 'pool'),
      overflow: fromConstant(postgresConstants.overflow, 'overflow'),
      worker: fromConstant(postgresConstants.workerConnections, 'worker'),
    },
    compute: (v) => v.replicas * (v.pool + v.overflow) + v.worker,
  });
}
