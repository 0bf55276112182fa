import { dataSources } from '../../knowledge/sources-data.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import type { SourceWorkload } from '../../sizing/workload.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { figure, quote, quoteAnswer, sourceFigure, sourceQuote } from '../figures.ts';

type Context = DecisionContext;

/** How connections to a database are shared. */
export const poolingTopic: Topic<'pooling'> = {
  id: 'pooling',
  title: 'Connections',
  question: 'How are its connections shared among overlapping script runs?',
  applies: ({ source }) => source?.database !== null && source !== null,
  weights: { performance: 2, simplicity: 3, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'app_pool',
      label: 'One SQLAlchemy pool for each instance',
      excluded: (context) => {
        if (own(context).kind.value === 'warehouse')
          return 'A warehouse is reached through its own driver and sessions.';
        const used = figureOf(context, 'connections_used');
        const free = figureOf(context, 'connections_free');
        return used > free
          ? `${quote(context, 'app.replicas')} instances × (${of(context, 'pool_size')} + overflow) and the worker come to ${of(context, 'connections_used')}; the server has ${of(context, 'connections_free')} for the app.`
          : null;
      },
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 }),
      because: (context) =>
        `At most ${of(context, 'connections_used')} are opened, of ${of(context, 'connections_free')} that the server can give: a pool of ${of(context, 'pool_size')} in each instance is enough.`,
      passedOver: (context) =>
        `${of(context, 'connections_used')} of ${of(context, 'connections_free')} would be taken.`,
      consequences: (context) => [
        `The engine lives in st.cache_resource with on_release; pool_size=${figureOf(context, 'pool_size')}, pool_pre_ping, a statement timeout of ${of(context, 'query_budget')} times three for pages.`,
        'Overlapping runs of one viewer each take a connection: a run that waits for the pool longer than its timeout tells the viewer so.',
      ],
      settings: (context) => ({
        pool: of(context, 'pool_size'),
        'used at most': of(context, 'connections_used'),
        'free on the server': of(context, 'connections_free'),
      }),
    },
    {
      id: 'pgbouncer',
      label: 'PgBouncer in transaction mode',
      excluded: (context) =>
        own(context).database?.engine.value === 'postgres' ? null : 'PgBouncer speaks to PostgreSQL only.',
      scores: () => ({ performance: 4, simplicity: 2, cost: 4, skills: 3, robustness: 4 }),
      because: (context) =>
        `${of(context, 'connections_used')} would exceed the ${of(context, 'connections_free')} that a server limited to ${limit(context)} can give: many client connections share few server connections, a transaction at a time.`,
      passedOver: (context) =>
        `${of(context, 'connections_used')} of ${of(context, 'connections_free')} leave room enough without a further process.`,
      consequences: () => [
        'Session state (SET, LISTEN, temporary tables, advisory locks of a session) does not survive a transaction; row policies use SET LOCAL.',
        'Prepared statements need PgBouncer 1.21 or newer with max_prepared_statements above 0, or prepare_threshold=None.',
      ],
    },
    {
      id: 'driver_session',
      label: 'The warehouse’s own driver, through st.connection',
      excluded: (context) =>
        own(context).kind.value === 'warehouse' ? null : 'A database gives connections, which a pool bounds.',
      scores: () => ({ performance: 4, simplicity: 5, cost: 4, skills: 4, robustness: 4 }),
      because: (context) =>
        `Its sessions are handled by its driver, and the cache keeps queries at ${of(context, 'queries_cached')}.`,
      passedOver: () => 'Its driver keeps no bounded pool.',
      consequences: () => [
        'A query timeout in the warehouse and an upper bound on what a query may scan: both protect the bill.',
      ],
    },
  ],
  inputs: ({ source }) =>
    source === null
      ? []
      : [
          'viewers',
          'app.replicas',
          `${source.id}.connection_limit`,
          `${source.id}.query_time`,
          `${source.id}.pool_size`,
          `${source.id}.connections_used`,
          `${source.id}.connections_free`,
        ],
  sources: [dataSources.poolSizing, dataSources.postgresConnections, appSources.fastReruns],
};

function own({ source }: Context): SourceWorkload {
  if (source === null) throw new RangeError('this topic decides for a source');
  return source;
}

function of(context: Context, metric: Parameters<typeof sourceQuote>[2]): string {
  return sourceQuote(context, own(context).id, metric);
}

function figureOf(context: Context, metric: Parameters<typeof sourceQuote>[2]): number {
  return sourceFigure(context, own(context).id, metric) ?? figure(context, 'app.replicas');
}

function limit(context: Context): string {
  const { database } = own(context);
  return database === null ? 'its limit' : quoteAnswer(database.connectionLimit, 'connections');
}
