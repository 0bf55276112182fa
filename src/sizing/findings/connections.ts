import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import type { DatabaseWorkload, SourceWorkload } from '../workload.ts';
import { answerRemedy, secondsAtMost } from './answer-remedy.ts';
import { type FindingContext, finding, type FindingRule, roundUp, seconds } from './finding-rule.ts';

const tight = planningConstants.nearShare.value;

/** The connections of the app against those of the server, by design and with today's query. */
export const connections: FindingRule = (context) => [
  ...context.workload.sources.flatMap((source) =>
    source.database === null || source.kind.value !== 'database'
      ? []
      : [...tooMany(context, source, source.database), ...busyToday(context, source, source.database)],
  ),
  ...storeConnections(context),
];

/** The app's own store, as a server comes: a decision may still choose another store. */
function storeConnections({ workload, app, showApp }: FindingContext) {
  if (workload.sources.every(({ database }) => database !== null)) return [];
  const { maxConnections, reserved, admin, overflow, workerConnections } = postgresConstants;
  const free = maxConnections.value - reserved.value - admin.value;
  const used = app('app.store_connections');
  if (used <= free * tight) return [];
  const limit = Math.ceil(used / tight) + reserved.value + admin.value;
  return [
    finding({
      name: 'store-connections',
      severity: used > free ? 'risk' : 'advice',
      title: `A PostgreSQL store ${used > free ? 'runs out of connections' : 'has few connections left'} as it comes`,
      because: `${showApp('app.replicas')} × (pool of ${showApp('app.store_pool')} + overflow of ${overflow.value}) + ${workerConnections.value} for the worker = ${showApp('app.store_connections')}; ${maxConnections.value} by default less ${reserved.value} for superusers and ${admin.value} for people and backups leave ${free}.`,
      remedies: [
        'PgBouncer in transaction mode before the store',
        `max_connections of ${formatQuantity(roundUp(limit), 'count')} on a server with the memory for them`,
      ],
      answers: [workload.viewers, workload.interactions],
      app: ['app.store_connections', 'app.store_pool', 'app.replicas'],
    }),
  ];
}

function tooMany({ of, app, show, showApp }: FindingContext, source: SourceWorkload, database: DatabaseWorkload) {
  const used = of(source, 'connections_used') ?? 0;
  const free = of(source, 'connections_free') ?? 0;
  if (used <= free * tight) return [];
  const pool = of(source, 'pool_size') ?? 0;
  const replicas = app('app.replicas');
  const limit = Math.ceil(used / tight) + postgresConstants.reserved.value + postgresConstants.admin.value;
  return [
    finding({
      name: 'connections',
      severity: used > free ? 'blocker' : 'risk',
      source,
      title:
        used > free
          ? `The app needs more connections than ${source.id} has left`
          : `The app takes most of the connections that ${source.id} has left`,
      because: `${showApp('app.replicas')} × (pool of ${pool} + overflow of ${postgresConstants.overflow.value}) + ${postgresConstants.workerConnections.value} for the worker = ${show(source, 'connections_used')}; ${formatQuantity(database.connectionLimit.value, 'connections')} less ${postgresConstants.reserved.value} for superusers and ${postgresConstants.admin.value} for people and backups leave ${show(source, 'connections_free')}.`,
      remedies: [
        `PgBouncer in transaction mode before the ${replicas > 1 ? `${replicas} instances` : 'app'}`,
        ...answerRemedy('connection_limit', limit, `a limit of ${formatQuantity(roundUp(limit), 'connections')}`),
        'shorter queries, so that fewer are busy at once',
      ],
      answers: [database.connectionLimit],
      app: ['app.replicas'],
      metrics: ['connections_used', 'connections_free', 'pool_size'],
    }),
  ];
}

function busyToday({ of, show }: FindingContext, source: SourceWorkload, database: DatabaseWorkload) {
  const busy = of(source, 'pool_today') ?? 0;
  const server = postgresConstants.poolPerCore.value * database.serverCores.value + 1;
  if (busy <= server) return [];
  const rate = of(source, 'queries_uncached') ?? 0;
  return [
    finding({
      name: 'busy-connections',
      severity: 'risk',
      source,
      title: `Without a cache, today's query would keep ${show(source, 'pool_today')} of ${source.id} busy`,
      because: `${show(source, 'queries_uncached')} × ${seconds(database.queryTime.value)} = ${show(source, 'pool_today')} (Little); ${formatQuantity(database.serverCores.value, 'cores')} work well on ${formatQuantity(server, 'connections')} at once, and what is beyond waits.`,
      remedies: [
        ...answerRemedy('query_time', server / rate, `a query of ${secondsAtMost(server / rate)} or less`),
        `cached reads: ${show(source, 'queries_cached')} reach the server`,
      ],
      answers: [database.queryTime, database.serverCores],
      metrics: ['pool_today', 'queries_uncached', 'queries_cached'],
    }),
  ];
}
