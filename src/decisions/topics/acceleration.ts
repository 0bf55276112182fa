import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { dataLimits } from '../../knowledge/limits-data.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import { warehouseConstants } from '../../knowledge/warehouses.ts';
import type { DatabaseEngine } from '../../sizing/workload.ts';
import { sourceChoiceOf } from '../choice-of.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { engineNames } from '../engine-names.ts';
import { quoteAnswer, quoteSeconds } from '../figures.ts';
import { isNamed } from '../load-facts.ts';
import { ownDatabase, ownFigure, ownQuote, ownSource } from '../own-source.ts';

type Context = DecisionContext;

/** How a slow query becomes quick enough. */
export const accelerationTopic: Topic<'acceleration'> = {
  id: 'acceleration',
  title: 'Making the query quick enough',
  question: 'What makes its slowest page query keep its budget?',
  applies: ({ source, decided }) =>
    source !== null && source.database !== null && sourceChoiceOf(decided, 'ingestion', source.id) === 'query_in_place',
  weights: { performance: 4, simplicity: 2, cost: 1, skills: 1, robustness: 2 },
  options: [
    {
      id: 'none',
      label: 'Nothing: the cache is enough',
      excluded: whyNotLeft,
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 5 }),
      because: (context) =>
        `The query takes ${today(context)} of a budget of ${budget(context)} and returns ${result(context)}; through the cache it runs ${ownQuote(context, 'queries_cached')} instead of ${ownQuote(context, 'queries_uncached')}.`,
      passedOver: () => 'The query would stay as slow as it is.',
      consequences: (context) => [
        `Its plan is looked at again before the table doubles: ${ownQuote(context, 'rows_now')} today, ${ownQuote(context, 'rows_horizon')} after a year.`,
      ],
    },
    {
      id: 'index',
      label: 'An index that matches the page’s filter',
      excluded: whyNoIndex,
      scores: (context) =>
        keepsViewsUp(context)
          ? none
          : { performance: isSlow(context) ? 5 : 2, simplicity: 5, cost: 5, skills: 5, robustness: 5 },
      because: (context) =>
        `The page takes ${result(context)} of ${ownQuote(context, 'rows_now')}, ${formatQuantity(share(context), 'ratio')} of the table, which has ${ownDatabase(context).indexes.value === 'primary_key_only' ? 'only its primary key' : 'no index made for this filter'}: it reads all ${ownQuote(context, 'bytes_now')} to find them. An index on the filter columns and ${ownSource(context).timeColumn.value} reads those rows alone, and has to bring ${today(context)} under ${budget(context)}.`,
      passedOver: (context) =>
        `The query takes ${today(context)}, within its budget of ${budget(context)}, without one.`,
      consequences: (context) => [
        `${ownQuote(context, 'index_bytes')} of indexes after a year, kept up by every write: ${ownQuote(context, 'rows_per_day')} a day.`,
        'CREATE INDEX CONCURRENTLY, at a quiet hour, after EXPLAIN (ANALYZE, BUFFERS) on a copy showed that it is used.',
        ...onReplica(context),
      ],
      settings: (context) => ({ size: ownQuote(context, 'index_bytes') }),
    },
    {
      id: 'materialised_view',
      label: 'A materialised view of what the page shows',
      excluded: whyNoView,
      scores: (context) =>
        engine(context) === 'mysql'
          ? none
          : { performance: isSlow(context) ? 5 : 2, simplicity: 4, cost: 4, skills: 4, robustness: 4 },
      because: (context) =>
        `${whyPrepared(context)} ${
          keepsViewsUp(context)
            ? `${engineNames[engine(context)]} keeps the aggregate up by itself as ${ownQuote(context, 'rows_per_day')} a day arrive, and pages read its few rows within ${budget(context)}.`
            : `A view that is refreshed every ${interval(context)} runs the ${today(context)} query once for everybody, ${formatQuantity(refreshShare(context), 'ratio')} of the time, and pages read its few rows within ${budget(context)}.`
        }`,
      passedOver: (context) =>
        isSlow(context)
          ? `It would run the ${today(context)} query again every ${interval(context)}, where an index makes it unnecessary.`
          : `The query takes ${today(context)} of a budget of ${budget(context)}: there is nothing to prepare.`,
      consequences: (context) => [
        ...(keepsViewsUp(context)
          ? [
              engine(context) === 'snowflake'
                ? `In Snowflake it is a dynamic table with a TARGET_LAG of ${interval(context)}: joins are allowed, and each refresh runs in a warehouse that is billed for it.`
                : `What ${engineNames[engine(context)]} maintains incrementally is limited: a query that it cannot is refreshed whole, and then a scheduled query does as well.`,
            ]
          : [
              'A unique index over plain columns of the view: without it REFRESH … CONCURRENTLY refuses, and a plain refresh blocks readers.',
              `The refresh reports how long it took: a third of ${interval(context)} is the alert, because then one slow night meets the next.`,
            ]),
        ...(ownFigure(context, 'index_bytes') > 0
          ? [
              `Drilling down to rows reads the table by key and time, one page at a time: that needs an index on (${ownSource(context).timeColumn.value}, ${ownSource(context).keyColumn.value}), part of ${ownQuote(context, 'index_bytes')} after a year.`,
            ]
          : []),
        ...onReplica(context),
      ],
      settings: (context) => ({
        refresh: `${keepsViewsUp(context) ? 'by the warehouse, ' : ''}every ${interval(context)}`,
      }),
    },
    {
      id: 'aggregate_table',
      label: 'An aggregate table that is kept up incrementally',
      excluded: whyNoAggregate,
      scores: (context) => ({
        performance: isSlow(context) ? 5 : 2,
        simplicity: 2,
        cost: 5,
        skills: 3,
        robustness: 3,
      }),
      because: (context) =>
        `${whyPrepared(context)} ${whyNoView(context) ?? `Running the whole ${today(context)} query every ${interval(context)} is load for nothing.`} Only the days that changed are aggregated again, ${ownQuote(context, 'rows_per_day')} of ${ownQuote(context, 'rows_now')}, and pages read the result within ${budget(context)}.`,
      passedOver: (context) =>
        isSlow(context)
          ? 'It has to know which days changed and to replace exactly those, which neither an index nor a whole refresh does.'
          : `The query takes ${today(context)} of a budget of ${budget(context)}: there is nothing to prepare.`,
      consequences: (context) => [
        `Days in which ${ownSource(context).timeColumn.value} of a row changed are found by the watermark, recomputed and replaced in one transaction.`,
        'A weekly comparison with the whole query shows drift, by day; a day that differs is computed again.',
        ...awake(context),
        ...onReplica(context),
      ],
      settings: (context) => ({ refresh: `every ${interval(context)}` }),
    },
  ],
  inputs: (context) => {
    const { id } = ownSource(context);
    const answers = ['engine', 'query_time', 'result_rows', 'rows', 'indexes', 'change_pattern', 'time_column'];
    const figures = ['query_budget', 'speedup_needed', 'sync_interval', 'queries_cached', 'index_bytes'];
    return ['page_load', 'freshness', ...[...answers, ...figures].map((key) => `${id}.${key}`)];
  },
  sources: [
    dataSources.refreshView,
    dataSources.noOffset,
    dataSources.snowflakeCost,
    dataSources.snowflakeDynamicTables,
  ],
};

const none: Scores = { performance: 0, simplicity: 0, cost: 0, skills: 0, robustness: 0 };

function whyNotLeft(context: Context): string | null {
  if (isSlow(context)) {
    return `The query takes ${today(context)} and ${budget(context)} are allowed: it must become ${ownQuote(context, 'speedup_needed')} faster, and a cache only hides that from the second viewer on.`;
  }
  return returnsTooMuch(context)
    ? `The query returns ${result(context)}; a page takes ${formatQuantity(streamlitConstants.tableRows.value, 'rows')} at most.`
    : null;
}

function whyNoIndex(context: Context): string | null {
  const { indexes } = ownDatabase(context);
  if (ownSource(context).kind.value === 'warehouse') {
    return `${engineNames[engine(context)]} has no indexes: it scans columns, ${ownQuote(context, 'bytes_now')} of rows here.`;
  }
  if (indexes.value === 'tuned') return `Indexes were made for this query, and it still takes ${today(context)}.`;
  if (returnsTooMuch(context)) {
    return `An index finds rows, it does not make fewer of them: ${result(context)} would still be read, sent and held.`;
  }
  return share(context) > dataLimits.indexShare.value
    ? `The page takes ${formatQuantity(share(context), 'ratio')} of the table; above ${formatQuantity(dataLimits.indexShare.value, 'ratio')} all of it is read anyway.`
    : null;
}

function whyNoView(context: Context): string | null {
  if (engine(context) === 'mysql') return 'MySQL has no materialised views.';
  if (keepsViewsUp(context)) {
    const lag = warehouseConstants.dynamicTableLag.value;
    return engine(context) === 'snowflake' && intervalSeconds(context) < lag
      ? `Snowflake keeps a dynamic table no closer than ${quoteSeconds(lag)}, and a new state is due every ${interval(context)}.`
      : null;
  }
  const needed = dataLimits.viewRefresh.value * ownDatabase(context).queryTime.value;
  return needed > intervalSeconds(context)
    ? `Each refresh runs the whole ${today(context)} query, and the next is due after ${interval(context)}: less than ${dataLimits.viewRefresh.value} times that (${quoteSeconds(needed)}) leaves no room for a slow one.`
    : null;
}

function whyNoAggregate(context: Context): string | null {
  const { changePattern, timeColumn } = ownSource(context);
  if (changePattern.value === 'full_replace')
    return 'All rows are replaced at once: there are no days that changed and days that did not.';
  return isNamed(timeColumn) ? null : 'No time column is known, so nothing tells which days changed.';
}

/** Why the answer is computed ahead of the page. */
function whyPrepared(context: Context): string {
  return returnsTooMuch(context)
    ? `A page shows aggregates, not the ${result(context)} that its query returns today.`
    : `The query reads ${ownQuote(context, 'rows_now')} for ${result(context)}, which takes ${today(context)} of a budget of ${budget(context)}.`;
}

/** A warehouse that is asked again before it suspends is billed around the clock; seldom enough, at each waking. */
function awake(context: Context): readonly string[] {
  const { snowflakeSuspend, snowflakeMinimum } = warehouseConstants;
  if (engine(context) !== 'snowflake' || intervalSeconds(context) > snowflakeSuspend.value) return [];
  const seldom = dataLimits.smallFiles.value;
  const billed = (86_400 / seldom) * Math.max(snowflakeMinimum.value, ownDatabase(context).queryTime.value);
  return [
    `A refresh every ${interval(context)} never lets the warehouse suspend: 24 h a day are billed. Every ${quoteSeconds(seldom)}, with auto-suspend at ${quoteSeconds(snowflakeMinimum.value)}, it would be ${quoteSeconds(billed)}: ask whether these figures have to be as fresh as the rest.`,
  ];
}

/** What is made on the primary reaches a physical replica by itself; on the replica it cannot be made. */
function onReplica(context: Context): readonly string[] {
  const { sharedLoad } = ownDatabase(context);
  if (ownSource(context).kind.value === 'warehouse' || sharedLoad.value === 'dedicated') return [];
  return sharedLoad.value === 'replica'
    ? ['A read replica takes no DDL: it is made on the primary, with its owner, and arrives by replication.']
    : [
        'The server is another system’s primary: its owner agrees to what is made there and to the hour of the first build.',
      ];
}

/** Warehouses maintain their materialised views as rows arrive. */
function keepsViewsUp(context: Context): boolean {
  return ownSource(context).kind.value === 'warehouse';
}

function engine(context: Context): DatabaseEngine {
  return ownDatabase(context).engine.value;
}

function isSlow(context: Context): boolean {
  return ownFigure(context, 'speedup_needed') > 1;
}

function returnsTooMuch(context: Context): boolean {
  return ownDatabase(context).resultRows.value > streamlitConstants.tableRows.value;
}

/** The part of the table that the query takes. */
function share(context: Context): number {
  return ownDatabase(context).resultRows.value / Math.max(1, ownFigure(context, 'rows_now'));
}

function intervalSeconds(context: Context): number {
  return ownFigure(context, 'sync_interval') || context.sizing.workload.freshness.value;
}

function interval(context: Context): string {
  return quoteSeconds(intervalSeconds(context));
}

function refreshShare(context: Context): number {
  return ownDatabase(context).queryTime.value / intervalSeconds(context);
}

function result(context: Context): string {
  return quoteAnswer(ownDatabase(context).resultRows, 'rows');
}

function budget(context: Context): string {
  return ownQuote(context, 'query_budget');
}

function today(context: Context): string {
  return quoteAnswer(ownDatabase(context).queryTime, 's');
}
