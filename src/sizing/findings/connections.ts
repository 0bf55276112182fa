import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import type { DatabaseWorkload, SourceWorkload } from '../workload.ts';
import { type FindingContext, finding, type FindingRule, seconds } from './finding-rule.ts';

const tight = 0.7;

/** The connections of the app against those of the server, by design and with today's query. */
export const connections: FindingRule = (context) =>
  context.workload.sources.flatMap((source) =>
    source.database === null || source.kind.value !== 'database'
      ? []
      : [...tooMany(context, source, source.database), ...busyToday(context, source, source.database)],
  );

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
        `a limit of ${formatQuantity(limit, 'connections')}`,
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
        `a query of ${seconds(server / rate)} or less`,
        `cached reads: ${show(source, 'queries_cached')} reach the server`,
      ],
      answers: [database.queryTime, database.serverCores],
      metrics: ['pool_today', 'queries_uncached', 'queries_cached'],
    }),
  ];
}
