import { dataSources } from '../../knowledge/sources-data.ts';
import type { DatabaseWorkload, SourceWorkload } from '../../sizing/workload.ts';
import { sourceChoiceOf } from '../choice-of.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { quoteAnswer, quoteSeconds, sourceFigure, sourceQuote } from '../figures.ts';

type Context = DecisionContext;

/** How a slow query becomes quick enough. */
export const accelerationTopic: Topic<'acceleration'> = {
  id: 'acceleration',
  title: 'Making the query quick enough',
  question: 'What makes its slowest page query keep its budget?',
  applies: (context) =>
    context.source?.database !== null &&
    context.source !== null &&
    sourceChoiceOf(context.decided, 'ingestion', context.source.id) === 'query_in_place',
  weights: { performance: 4, simplicity: 2, cost: 1, skills: 1, robustness: 2 },
  options: [
    {
      id: 'none',
      label: 'Nothing: the cache is enough',
      excluded: (context) =>
        speedup(context) > 1
          ? `The query takes ${today(context)} and ${of(context, 'query_budget')} are allowed: it must become ${of(context, 'speedup_needed')} faster.`
          : null,
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 5 }),
      because: (context) =>
        `The query takes ${today(context)} and may take ${of(context, 'query_budget')}; the cache reduces it to ${of(context, 'queries_cached')}.`,
      passedOver: () => 'The query would stay as slow as it is.',
      consequences: () => ['Its plan is looked at again when the table has doubled.'],
    },
    {
      id: 'index',
      label: 'An index that matches the page’s filter',
      excluded: (context) => {
        const { engine, indexes } = database(context);
        if (own(context).kind.value === 'warehouse')
          return `${engine.value} has no indexes that a page’s filter could use.`;
        if (indexes.value === 'tuned')
          return `Indexes were made for this query already, and it still takes ${today(context)}.`;
        return returnsTooMuch(context)
          ? `An index finds rows; it does not make fewer of them: ${result(context)} still have to be read, sent and held.`
          : null;
      },
      scores: (context) => ({
        performance: speedup(context) > 1 ? 4 : 2,
        simplicity: 5,
        cost: 5,
        skills: 5,
        robustness: 5,
      }),
      because: (context) =>
        `The page needs ${result(context)} of ${of(context, 'rows_now')}, and the table has ${database(context).indexes.value === 'primary_key_only' ? 'only its primary key' : 'no index made for this filter'}: an index on ${own(context).timeColumn.value} and the filter columns reads those rows instead of all.`,
      passedOver: (context) =>
        speedup(context) > 1
          ? `An index alone must bring ${today(context)} under ${of(context, 'query_budget')}.`
          : 'The query is within its budget without one.',
      consequences: (context) => [
        `${of(context, 'index_bytes')} of indexes at the horizon; each write maintains them. They are built with CREATE INDEX CONCURRENTLY.`,
      ],
    },
    {
      id: 'materialised_view',
      label: 'A materialised view of what the page shows',
      excluded: (context) => {
        const { engine, queryTime } = database(context);
        if (engine.value === 'mysql') return 'MySQL has no materialised views.';
        const interval =
          sourceFigure(context, own(context).id, 'sync_interval') ?? context.sizing.workload.freshness.value;
        return refreshShare * queryTime.value > interval
          ? `Each refresh runs the whole query, ${today(context)}, and the next is due after ${quoteSeconds(interval)}: less than ${refreshShare} times that.`
          : null;
      },
      scores: (context) => ({
        performance: speedup(context) > 1 ? 5 : 2,
        simplicity: 4,
        cost: 4,
        skills: 4,
        robustness: 4,
      }),
      because: (context) =>
        `The page shows aggregates, not ${result(context)}: a view refreshed every ${of(context, 'sync_interval')} runs the ${today(context)} query once for everybody, off the page, and pages read its few rows within ${of(context, 'query_budget')}.`,
      passedOver: (context) =>
        `A refresh of ${today(context)} every ${of(context, 'sync_interval')} is load that ${speedup(context) > 1 ? 'an index avoids' : 'nothing calls for'}.`,
      consequences: () => [
        'It carries a unique index over plain columns, without which REFRESH … CONCURRENTLY refuses and readers are blocked.',
        'Drilling down to rows goes to the table, by key and one page at a time.',
        'The job that refreshes it reports how long that took; a third of the interval is the alert.',
      ],
      settings: (context) => ({ refresh: of(context, 'sync_interval') }),
    },
    {
      id: 'aggregate_table',
      label: 'An aggregate table that is kept up incrementally',
      excluded: () => null,
      scores: (context) => ({
        performance: speedup(context) > 1 ? 5 : 2,
        simplicity: 2,
        cost: 5,
        skills: 3,
        robustness: 3,
      }),
      because: (context) =>
        `The whole query takes ${today(context)}, too long to repeat every ${of(context, 'sync_interval')}; only the days that changed (${of(context, 'rows_per_day')} a day) are aggregated again.`,
      passedOver: () => 'It needs to know which days changed and to correct them, which a plain refresh does not.',
      consequences: () => [
        'Changed days are recomputed and replaced in one transaction; a weekly full comparison shows drift.',
      ],
      settings: (context) => ({ refresh: of(context, 'sync_interval') }),
    },
  ],
  inputs: ({ source }) =>
    source === null
      ? []
      : [
          `${source.id}.engine`,
          `${source.id}.query_time`,
          `${source.id}.result_rows`,
          `${source.id}.indexes`,
          'page_load',
          'freshness',
          `${source.id}.query_budget`,
          `${source.id}.speedup_needed`,
          `${source.id}.sync_interval`,
        ],
  sources: [dataSources.refreshView, dataSources.noOffset],
};

/** A refresh may take a third of the interval (judgement): more, and one slow night catches up with the next. */
const refreshShare = 3;
/** A page that takes more rows than this needs aggregates, not a faster way to the rows (Streamlit sends this many eagerly). */
const mostRows = 150_000;

function own({ source }: Context): SourceWorkload {
  if (source === null) throw new RangeError('this topic decides for a source');
  return source;
}

function database(context: Context): DatabaseWorkload {
  const { database: found } = own(context);
  if (found === null) throw new RangeError('this topic decides for a database');
  return found;
}

function of(context: Context, metric: Parameters<typeof sourceQuote>[2]): string {
  return sourceQuote(context, own(context).id, metric);
}

function today(context: Context): string {
  return quoteAnswer(database(context).queryTime, 's');
}

function result(context: Context): string {
  return quoteAnswer(database(context).resultRows, 'rows');
}

function speedup(context: Context): number {
  return sourceFigure(context, own(context).id, 'speedup_needed') ?? 1;
}

function returnsTooMuch(context: Context): boolean {
  return database(context).resultRows.value > mostRows;
}
