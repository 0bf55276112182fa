import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import type { SourceWorkload } from '../../sizing/workload.ts';
import { sourceChoiceOf } from '../choice-of.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { quote as quoteApp, quoteAnswer, quoteSeconds, sourceFigure, sourceQuote } from '../figures.ts';

type Context = DecisionContext;

/** Whether and how a source's rows are copied. */
export const ingestionTopic: Topic<'ingestion'> = {
  id: 'ingestion',
  title: 'Ingestion',
  question: 'Are the rows copied into a store of the app, and how?',
  applies: ({ source }) => source !== null,
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 1, robustness: 2 },
  options: [
    {
      id: 'query_in_place',
      label: 'Query it where it is',
      excluded: (context) => {
        const { kind } = own(context);
        if (kind.value === 'database' || kind.value === 'warehouse') return null;
        if (kind.value === 'api')
          return syncOf(context) === 'on_demand'
            ? null
            : `${own(context).id} answers calls, not queries: its rows must be copied to be filtered and joined.`;
        return `${own(context).id} holds no tables that could be queried.`;
      },
      scores: (context) => {
        if (own(context).kind.value === 'api')
          return { performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 5 };
        if (own(context).kind.value === 'database')
          return { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 3 };
        return {
          performance: isQuickEnough(context) ? 5 : 2,
          simplicity: 5,
          cost: isAwake(context) ? 2 : 4,
          skills: 5,
          robustness: 3,
        };
      },
      because: (context) =>
        own(context).kind.value === 'api'
          ? `It is small enough to be read from the page: ${sourceQuote(context, own(context).id, 'calls_full')}.`
          : `The rows are in a database already: ${figureOf(context, 'bytes_now')} would be copied for at most ${figureOf(context, 'page_rows')} that a page shows. What is slow is mended where it is (D-acceleration-${own(context).id}).`,
      passedOver: (context) =>
        `Its slowest query takes ${queryTime(context)}, ${figureOf(context, 'query_budget')} are allowed, and asking every ${quoteApp(context, 'app.cache_ttl')} keeps the warehouse running; a copy of ${figureOf(context, 'rows_per_day')} a day answers faster.`,
      consequences: (context) =>
        own(context).kind.value === 'database'
          ? ['The app is one more reader of that server: pool, timeout and index are agreed with whoever runs it.']
          : ['Every cache fill is a query that is paid for.'],
    },
    {
      id: 'incremental',
      label: 'Copy what changed since the last load',
      excluded: (context) => {
        const { kind, changePattern, id } = own(context);
        if (kind.value === 'stream' || kind.value === 'uploads') return `${id} has nothing to be asked for changes.`;
        if (changePattern.value === 'full_replace')
          return `${id} is replaced as a whole each time: there is no "since".`;
        if (kind.value === 'api' && syncOf(context) !== 'poll_incremental' && syncOf(context) !== 'webhook_reconcile')
          return `D-api-sync-${id} reads it another way.`;
        return null;
      },
      scores: (context) => ({
        performance: 4,
        simplicity: 3,
        cost: 4,
        skills: 4,
        robustness: own(context).changePattern.value === 'updates_and_deletes' ? 3 : 4,
      }),
      because: (context) =>
        `${figureOf(context, 'rows_per_day')} of ${figureOf(context, 'rows_now')} change in a day: a load every ${figureOf(context, 'sync_interval')} takes ${figureOf(context, 'load_increment_seconds')}.`,
      passedOver: (context) =>
        `Copying ${figureOf(context, 'rows_per_day')} a day needs a store, a job and a watermark that reading in place does not.`,
      consequences: (context) => [
        `The watermark on ${own(context).timeColumn.value} is written in the transaction of the rows; the last ${quoteSeconds(context.sizing.workload.lateData.value)} are read again at each load.`,
        ...(own(context).changePattern.value === 'updates_and_deletes'
          ? ['Deletes leave no trace in a watermark: a nightly comparison of keys finds them.']
          : []),
      ],
      settings: (context) => ({
        interval: figureOf(context, 'sync_interval'),
        'rows a day': figureOf(context, 'rows_per_day'),
      }),
    },
    {
      id: 'full_reload',
      label: 'Copy everything each time',
      excluded: (context) => {
        const { kind, id } = own(context);
        if (kind.value === 'stream' || kind.value === 'uploads')
          return `${id} cannot be read from the beginning at will.`;
        if (kind.value === 'api' && syncOf(context) !== 'poll_full')
          return `D-api-sync-${id} reads it another way: all of it is ${sourceQuote(context, id, 'calls_full')}.`;
        const seconds = sourceFigure(context, id, 'load_full_seconds') ?? 0;
        const interval = sourceFigure(context, id, 'sync_interval') ?? Number.MAX_SAFE_INTEGER;
        return seconds > interval
          ? `A full copy of ${figureOf(context, 'rows_now')} takes ${figureOf(context, 'load_full_seconds')}, and the next is due after ${figureOf(context, 'sync_interval')}.`
          : null;
      },
      scores: (context) => {
        const isReplaced = own(context).changePattern.value === 'full_replace';
        return {
          performance: isReplaced ? 4 : 3,
          simplicity: isReplaced ? 5 : 4,
          cost: 2,
          skills: 5,
          robustness: isReplaced ? 5 : 3,
        };
      },
      because: (context) =>
        `${figureOf(context, 'rows_now')} are copied in ${figureOf(context, 'load_full_seconds')}, well within the ${figureOf(context, 'sync_interval')} between two loads, and a full copy also drops what was deleted.`,
      passedOver: (context) =>
        `It would move ${figureOf(context, 'bytes_now')} each ${figureOf(context, 'sync_interval')} for ${figureOf(context, 'rows_per_day')} that changed in a day.`,
      consequences: () => ['Twice the table’s space while the new copy is checked before the swap.'],
      settings: (context) => ({ interval: figureOf(context, 'sync_interval') }),
    },
    {
      id: 'cdc',
      label: 'Follow the database’s change log',
      excluded: (context) =>
        own(context).kind.value === 'database' ? null : `${own(context).id} has no change log that can be followed.`,
      scores: (context) => ({
        performance: 5,
        simplicity: needsChangeLog(context) ? 3 : 1,
        cost: needsChangeLog(context) ? 3 : 2,
        skills: context.sizing.workload.skills.value.includes('kafka') ? 5 : 2,
        robustness: needsChangeLog(context) ? 5 : 3,
      }),
      because: (context) =>
        `Rows are deleted as well as changed, data may be only ${freshness(context)} old, and the server is another system’s primary: the change log brings each change once, deletes included, without a query on its tables.`,
      passedOver: (context) =>
        `A connector, a slot that can fill the server’s disk and a broker are not earned by ${figureOf(context, 'rows_per_day')} a day at ${freshness(context)} freshness.`,
      consequences: () => [
        'An unread replication slot keeps the server’s log without limit: its lag is alerted on, and max_slot_wal_keep_size is set.',
        'Delivery is at least once: rows are upserted by key.',
      ],
    },
    {
      id: 'on_upload',
      label: 'Take files in as they are uploaded',
      excluded: (context) =>
        own(context).kind.value === 'uploads' ? null : `Nobody uploads ${own(context).id} in the app.`,
      scores: () => ({ performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 5 }),
      because: (context) =>
        `The uploader waits for the verdict: one file of ${figureOf(context, 'rows_per_file')} is parsed in ${figureOf(context, 'parse_seconds')} and its report is shown at once.`,
      passedOver: (context) =>
        `${figureOf(context, 'rows_per_file')} a file are parsed in ${figureOf(context, 'parse_seconds')}.`,
      consequences: () => [
        'The file’s digest is kept: the same file sent twice is recognised before anything is loaded.',
        'Accepted rows are written before the report says so; the upload itself is not kept in memory afterwards.',
      ],
    },
    {
      id: 'consume',
      label: 'Consume the stream continuously',
      excluded: (context) => (own(context).kind.value === 'stream' ? null : `${own(context).id} sends no events.`),
      scores: () => ({ performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 5 }),
      because: (context) =>
        `Events come at ${figureOf(context, 'events_peak')} at the peak; one consumer at a time uses ${figureOf(context, 'consumer_utilisation')} of what it can handle.`,
      passedOver: (context) => `Events come at ${figureOf(context, 'events_peak')}.`,
      consequences: () => ['One consumer for each process or worker, never one for each session or rerun.'],
    },
  ],
  inputs: ({ source }) =>
    source === null
      ? []
      : [
          `${source.id}.kind`,
          `${source.id}.change_pattern`,
          `${source.id}.rows`,
          `${source.id}.rows_per_day`,
          `${source.id}.query_time`,
          'page_load',
          'freshness',
          `${source.id}.load_full_seconds`,
          `${source.id}.sync_interval`,
        ],
  sources: [dataSources.dltIncremental, dataSources.snowflakeCost, appSources.caching],
};

function own({ source }: Context): SourceWorkload {
  if (source === null) throw new RangeError('this topic decides for a source');
  return source;
}

function figureOf(context: Context, metric: Parameters<typeof sourceQuote>[2]): string {
  return sourceQuote(context, own(context).id, metric);
}

function syncOf(context: Context) {
  return sourceChoiceOf(context.decided, 'api_sync', own(context).id);
}

function freshness({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.freshness, 's');
}

function queryTime(context: Context): string {
  const { database } = own(context);
  return database === null ? 'nothing' : quoteAnswer(database.queryTime, 's');
}

function isQuickEnough(context: Context): boolean {
  return (sourceFigure(context, own(context).id, 'speedup_needed') ?? 1) <= 1;
}

/** A warehouse that is asked more often than it suspends never suspends. */
function isAwake({ sizing }: Context): boolean {
  return sizing.workload.freshness.value < 3600;
}

function needsChangeLog(context: Context): boolean {
  const { changePattern, database } = own(context);
  return (
    changePattern.value === 'updates_and_deletes' &&
    context.sizing.workload.freshness.value <= 60 &&
    database?.sharedLoad.value === 'shared_primary'
  );
}
