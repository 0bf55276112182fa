import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import { sourceChoiceOf } from '../choice-of.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { engineNames } from '../engine-names.ts';
import { counted, figure, quoteAnswer, quoteSeconds } from '../figures.ts';
import { ownDatabase, ownFigure, ownQuote, ownSource } from '../own-source.ts';
import { statementTimeout } from '../statement-timeout.ts';

type Context = DecisionContext;

/** How connections to a database are shared. */
export const poolingTopic: Topic<'pooling'> = {
  id: 'pooling',
  title: 'Connections',
  question: 'How do overlapping script runs share its connections?',
  applies: ({ source }) => source?.kind.value === 'database' || source?.kind.value === 'warehouse',
  weights: { performance: 2, simplicity: 3, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'app_pool',
      label: 'One SQLAlchemy pool for each instance',
      excluded: (context) => {
        if (isWarehouse(context))
          return 'A warehouse queues queries, not connections: its own driver keeps the session, and a pool would bound nothing.';
        return exceeds(context)
          ? `${instances(context)} with a pool of ${poolSize(context)} and an overflow of ${overflow} each, and ${worker} for loads, come to ${ownQuote(context, 'connections_used')}; the limit of ${limit(context)} leaves ${free(context)} for the app.`
          : null;
      },
      scores: (context) =>
        isWarehouse(context) ? none : { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 },
      because: (context) =>
        isCopied(context)
          ? `Only the loader reads ${ownSource(context).id}, one load at a time: a pool of two connections, of the ${free(context)} that its limit of ${limit(context)} leaves, is enough.`
          : `At most ${ownQuote(context, 'connections_used')} are opened, by ${instances(context)} with a pool of ${poolSize(context)} and an overflow of ${overflow}, and by loads: the limit of ${limit(context)} leaves ${free(context)}. ${busy(context)}`,
      passedOver: (context) => `Its ${ownQuote(context, 'connections_used')} at most need no process in between.`,
      consequences: (context) => [
        `One engine in st.cache_resource: pool_size=${poolSize(context)}, max_overflow=${postgresConstants.overflow.value}, pool_pre_ping=True, and a pool_recycle below the shortest idle timeout on the way. SQLAlchemy’s own overflow of 10 would triple the pool unseen.`,
        `A statement timeout of ${quoteSeconds(statementTimeout(context.sizing.workload))} for pages: an abandoned run goes on until its query ends, and holds its connection that long.`,
        'A run that waits for the pool longer than pool_timeout says so to its viewer, instead of hanging for the default 30 s.',
      ],
      settings: (context) => ({
        pool: ownQuote(context, 'pool_size'),
        'used at most': ownQuote(context, 'connections_used'),
        'free on the server': free(context),
      }),
    },
    {
      id: 'driver_session',
      label: 'The warehouse’s own driver, through st.connection',
      excluded: (context) =>
        isWarehouse(context)
          ? null
          : `${name(context)} takes at most ${limit(context)}, and sessions without a pool are opened run by run: with today’s query ${ownQuote(context, 'pool_today')} would be busy at a time.`,
      scores: (context) =>
        isWarehouse(context) ? { performance: 4, simplicity: 5, cost: 4, skills: 4, robustness: 4 } : none,
      because: (context) =>
        isCopied(context)
          ? `Only the loader asks ${ownSource(context).id}, once in ${ownQuote(context, 'sync_interval')}: one session of its own driver, opened for the load and closed after it.`
          : `A warehouse queues queries, not connections: one session for each instance, held by the driver, and the cache keeps it at ${ownQuote(context, 'queries_cached')} instead of ${ownQuote(context, 'queries_uncached')}.`,
      passedOver: () => 'Sessions are opened run by run.',
      consequences: (context) => [
        `A statement timeout of ${quoteSeconds(statementTimeout(context.sizing.workload))} and a monthly limit in the warehouse itself: both protect the bill from a query that went wrong.`,
        'The session is renewed when it has expired overnight: the first query of the day retries once.',
      ],
    },
    {
      id: 'pgbouncer',
      label: 'PgBouncer in transaction mode',
      excluded: (context) =>
        ownDatabase(context).engine.value === 'postgres'
          ? null
          : `PgBouncer speaks PostgreSQL’s protocol only, and ${ownSource(context).id} is ${name(context)}, limited to ${limit(context)}.`,
      scores: (context) =>
        ownDatabase(context).engine.value === 'postgres'
          ? { performance: 4, simplicity: 2, cost: 4, skills: 3, robustness: 4 }
          : none,
      because: (context) =>
        `${ownQuote(context, 'connections_used')} at most would exceed the ${free(context)} that the limit of ${limit(context)} leaves. In transaction mode the ${instances(context)} share ${formatQuantity(serverPool(context), 'connections')} to the server, whose ${quoteAnswer(ownDatabase(context).serverCores, 'cores')} work on about ${formatQuantity(atOnce(context), 'count')} queries at once.`,
      passedOver: (context) =>
        `${ownQuote(context, 'connections_used')} at most, of ${free(context)} that are free: a process in between would be one more to run and to patch.`,
      consequences: () => [
        'What a session remembers does not survive a transaction: no LISTEN, no temporary tables, no session advisory locks; row policies use SET LOCAL.',
        'Prepared statements need PgBouncer 1.21 or newer with max_prepared_statements above 0, or prepare_threshold=None in psycopg.',
        'The pools of the app stay, small and with a short timeout: PgBouncer queues, it does not refuse.',
      ],
      settings: (context) => ({ default_pool_size: formatQuantity(serverPool(context), 'count') }),
    },
  ],
  inputs: (context) => {
    const { id } = ownSource(context);
    const answers = ['connection_limit', 'query_time', 'server_cores'];
    const figures = ['pool_today', 'pool_needed', 'pool_size', 'connections_used', 'connections_free'];
    const app = ['viewers', 'interactions', 'freshness', 'page_load', 'app.replicas'];
    return [...app, ...[...answers, ...figures].map((key) => `${id}.${key}`)];
  },
  sources: [
    dataSources.poolSizing,
    dataSources.postgresConnections,
    dataSources.pgbouncer,
    appSources.sqlConnection,
    appSources.fastReruns,
  ],
};

const none: Scores = { performance: 0, simplicity: 0, cost: 0, skills: 0, robustness: 0 };
const overflow = formatQuantity(postgresConstants.overflow.value, 'count');
const worker = formatQuantity(postgresConstants.workerConnections.value, 'connections');

function isWarehouse(context: Context): boolean {
  return ownSource(context).kind.value === 'warehouse';
}

/** Whether pages never ask it, because its rows are copied. */
function isCopied(context: Context): boolean {
  return sourceChoiceOf(context.decided, 'ingestion', ownSource(context).id) !== 'query_in_place';
}

function exceeds(context: Context): boolean {
  return !isCopied(context) && ownFigure(context, 'connections_used') > ownFigure(context, 'connections_free');
}

/** Without a cache, by Little's law: today, and once the query keeps its budget. */
function busy(context: Context): string {
  const todayBusy = `With today’s ${today(context)} query and no cache, ${ownQuote(context, 'pool_today')} would be busy on average`;
  return ownFigure(context, 'pool_today') > ownFigure(context, 'pool_needed')
    ? `${todayBusy}; once it keeps its budget of ${ownQuote(context, 'query_budget')}, ${ownQuote(context, 'pool_needed')}.`
    : `${todayBusy}.`;
}

function serverPool(context: Context): number {
  return Math.max(1, Math.min(atOnce(context), ownFigure(context, 'connections_free')));
}

/** What the server works on at once: twice its cores and one more. */
function atOnce(context: Context): number {
  return postgresConstants.poolPerCore.value * ownDatabase(context).serverCores.value + 1;
}

function poolSize(context: Context): string {
  return formatQuantity(ownFigure(context, 'pool_size'), 'count');
}

function name(context: Context): string {
  return engineNames[ownDatabase(context).engine.value];
}

function instances(context: Context): string {
  return counted(figure(context, 'app.replicas'), 'instance');
}

function free(context: Context): string {
  return ownQuote(context, 'connections_free');
}

function limit(context: Context): string {
  return quoteAnswer(ownDatabase(context).connectionLimit, 'connections');
}

function today(context: Context): string {
  return quoteAnswer(ownDatabase(context).queryTime, 's');
}
