import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import { warehouseConstants } from '../../knowledge/warehouses.ts';
import type { SourceKind } from '../../sizing/workload.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { quoteAnswer, quoteSeconds } from '../figures.ts';
import {
  copyPays,
  deletesAreLate,
  hasDeletes,
  interval,
  isAnyOf,
  isCalledFromPage,
  queryTime,
  syncOf,
  whyNoIncrement,
  whyNoReload,
  whyNotInPlace,
} from '../ingestion-facts.ts';
import { ownFigure, ownQuote, ownSource } from '../own-source.ts';
import { statementTimeout } from '../statement-timeout.ts';

type Context = DecisionContext;

/** Whether and how a source's rows are copied. */
export const ingestionTopic: Topic<'ingestion'> = {
  id: 'ingestion',
  title: 'Ingestion',
  question: 'Are its rows copied into a store of the app, and how?',
  applies: ({ source }) => source !== null,
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'query_in_place',
      label: 'Query it where it is',
      excluded: whyNotInPlace,
      scores: (context) => {
        if (isCalledFromPage(context)) return best;
        if (!isAnyOf(context, 'database', 'warehouse')) return none;
        return copyPays(context)
          ? { performance: 1, simplicity: 5, cost: 4, skills: 5, robustness: 1 }
          : { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 };
      },
      because: (context) => {
        if (isCalledFromPage(context)) {
          return `All of it is ${ownQuote(context, 'calls_full')}, small enough to be fetched by the page itself through the cache (D-api-sync-${id(context)}); there is nothing to copy.`;
        }
        return `${ownQuote(context, 'rows_now')} (${ownQuote(context, 'bytes_now')}) lie in a server that can compute, and a page shows at most ${ownQuote(context, 'page_rows')} of them: the aggregate travels, the rows stay. ${slowOrQuick(context)}`;
      },
      passedOver: (context) =>
        `Its indexes are made for the query, which still takes ${queryTime(context)} of a budget of ${ownQuote(context, 'query_budget')}, on the primary of another system: every page would compete with that system’s own work.`,
      consequences: (context) =>
        isCalledFromPage(context)
          ? ['When the API does not answer, the page has what the cache still holds and nothing else.']
          : [
              `A read-only account of its own with a statement timeout of ${quoteSeconds(statementTimeout(context.sizing.workload))}: a page query that runs longer is cancelled, not waited for.`,
              `The source keeps the history; what it deletes is gone from the page as well (the app shows ${quoteAnswer(context.sizing.workload.history, 's')}).`,
            ],
    },
    {
      id: 'on_upload',
      label: 'Take files in as they are uploaded',
      excluded: (context) =>
        isAnyOf(context, 'uploads')
          ? null
          : `Nobody uploads ${id(context)} in the app: it ${kindPhrases[kind(context)]}.`,
      scores: (context) => (isAnyOf(context, 'uploads') ? best : none),
      because: (context) =>
        `A person waits for the verdict: the largest usual file, ${ownQuote(context, 'rows_per_file')}, is parsed in ${ownQuote(context, 'parse_seconds')} and checked column by column in ${ownQuote(context, 'validate_columns_seconds')}, so the report can be shown in the same visit.`,
      passedOver: () => 'Files come from people, at any time.',
      consequences: (context) => [
        'A digest of each file is kept: the same file sent twice is recognised before anything is loaded.',
        `Two files at once take ${ownQuote(context, 'upload_memory')} in pandas; the upload is read, written and let go, never kept in session state.`,
        'The app lets a file go once its verdict is written: the sender keeps the original and sends it again after a correction.',
      ],
    },
    {
      id: 'consume',
      label: 'Consume the stream continuously',
      excluded: (context) =>
        isAnyOf(context, 'stream') ? null : `${id(context)} sends no events: it ${kindPhrases[kind(context)]}.`,
      scores: (context) => (isAnyOf(context, 'stream') ? best : none),
      because: (context) =>
        `${ownQuote(context, 'events_peak')} at the peak arrive whether anybody looks or not: one consumer outside the script runs takes them in, at ${ownQuote(context, 'consumer_utilisation')} of what its partitions can handle, and writes a batch every ${ownQuote(context, 'sync_interval')}.`,
      passedOver: () => 'Events have to be taken when they come.',
      consequences: (context) => [
        'One consumer for the whole app, never one for each session or rerun: those would split or repeat the events.',
        `Batches are committed with their offset; after the longest outage ${ownQuote(context, 'outage_backlog')} events wait and are written as upserts, so a replay changes nothing.`,
      ],
    },
    {
      id: 'full_reload',
      label: 'Copy everything each time',
      excluded: whyNoReload,
      scores: (context) => {
        if (isAnyOf(context, 'uploads', 'stream')) return none;
        if (context.source?.changePattern.value === 'full_replace' || syncOf(context) === 'poll_full') return best;
        return { performance: 2, simplicity: 4, cost: 2, skills: 5, robustness: hasDeletes(context) ? 5 : 4 };
      },
      because: (context) =>
        `${ownSource(context).changePattern.value === 'full_replace' ? 'It is replaced as a whole each time, so there is no "since"' : 'Everything is read each time'}: ${ownQuote(context, 'rows_now')} take ${ownQuote(context, 'load_full_seconds')}, within the ${ownQuote(context, 'sync_interval')} between two loads, and what was deleted is gone with the swap.`,
      passedOver: (context) =>
        `It would move ${ownQuote(context, 'bytes_now')} every ${ownQuote(context, 'sync_interval')} for ${ownQuote(context, 'rows_per_day')} that are new or changed in a day.`,
      consequences: (context) => [
        `The store holds the table twice while the new copy is checked: ${ownQuote(context, 'postgres_bytes')} more at the planning horizon.`,
        'A copy with fewer than half of the rows of the last one is not swapped in.',
      ],
      settings: (context) => ({ interval: ownQuote(context, 'sync_interval') }),
    },
    {
      id: 'incremental',
      label: 'Copy what changed since the last load',
      excluded: whyNoIncrement,
      scores: (context) => {
        if (isAnyOf(context, 'uploads', 'stream')) return none;
        if (isAnyOf(context, 'api', 'files')) return best;
        return { performance: 5, simplicity: 3, cost: 3, skills: 4, robustness: deletesAreLate(context) ? 1 : 4 };
      },
      because: (context) =>
        isAnyOf(context, 'files')
          ? `Each file brings rows of its own, ${ownQuote(context, 'rows_per_file')} in a large one: a file is loaded once, in ${ownQuote(context, 'parse_seconds')} of parsing, and the ${ownQuote(context, 'rows_now')} of the history stay where they are.`
          : `${ownQuote(context, 'rows_per_day')} a day are new or changed, of ${ownQuote(context, 'rows_now')}: a load every ${ownQuote(context, 'sync_interval')} takes ${ownQuote(context, 'load_increment_seconds')} at the peak, all of it again ${ownQuote(context, 'load_full_seconds')}.${whyCopied(context)}`,
      passedOver: (context) =>
        deletesAreLate(context)
          ? `Deleted rows leave no trace: finding them takes a comparison of ${ownQuote(context, 'rows_now')}, ${ownQuote(context, 'load_full_seconds')}, too long to run every ${ownQuote(context, 'sync_interval')}.`
          : `A copy of ${ownQuote(context, 'bytes_now')} needs a store, a job and a watermark that reading in place does not.`,
      consequences: incrementConsequences,
      settings: (context) => ({ interval: ownQuote(context, 'sync_interval') }),
    },
    {
      id: 'cdc',
      label: 'Follow the database’s change log',
      excluded: (context) =>
        isAnyOf(context, 'database')
          ? null
          : `${id(context)} has no change log that could be followed: it ${kindPhrases[kind(context)]}.`,
      scores: (context) => {
        if (!isAnyOf(context, 'database')) return none;
        const skills = context.sizing.workload.skills.value.includes('kafka') ? 5 : 2;
        return copyPays(context) && deletesAreLate(context)
          ? { performance: 5, simplicity: 2, cost: 2, skills, robustness: 5 }
          : { performance: 3, simplicity: 1, cost: 1, skills, robustness: 3 };
      },
      because: (context) =>
        `Rows are deleted as well as changed, and comparing ${ownQuote(context, 'rows_now')} to find the deletes takes ${ownQuote(context, 'load_full_seconds')} where a load is due every ${ownQuote(context, 'sync_interval')}. The change log brings ${ownQuote(context, 'rows_per_day')} a day with their deletes, without a query on the tables of another system’s primary.`,
      passedOver: (context) =>
        `A connector and a replication slot that can fill the server’s disk are not earned by ${ownQuote(context, 'rows_per_day')} a day at ${freshness(context)} freshness.`,
      consequences: () => [
        'A slot that nobody reads keeps the server’s log without limit: max_slot_wal_keep_size is set and the lag alerts somebody.',
        'Delivery is at least once: rows are upserted by key and change position, deletes are applied as deletes.',
        'The first copy is a snapshot by the connector; it reads the whole table once, at a quiet hour.',
      ],
    },
  ],
  inputs: (context) => {
    const own = ownSource(context).id;
    const common = ['freshness', `${own}.kind`, `${own}.change_pattern`, `${own}.rows`, `${own}.rows_per_day`];
    const byKind: Readonly<Record<SourceKind, readonly string[]>> = {
      database: ['page_load', `${own}.query_time`, `${own}.indexes`, `${own}.shared_load`, `${own}.time_column`],
      warehouse: ['page_load', `${own}.query_time`, `${own}.query_budget`],
      api: [`${own}.incremental`, `${own}.rate_limit`, `${own}.calls_full`],
      files: [`${own}.file_size`, `${own}.files_per_day`],
      uploads: [`${own}.file_size`, `${own}.files_per_day`, `${own}.parse_seconds`],
      stream: [`${own}.events_per_second`, `${own}.events_peak`, `${own}.consumer_utilisation`],
    };
    return [...common, ...byKind[kind(context)], `${own}.load_full_seconds`, `${own}.sync_interval`];
  },
  sources: [dataSources.dltIncremental, dataSources.debezium, dataSources.snowflakeCost, appSources.caching],
};

const best: Scores = { performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 5 };
const none: Scores = { performance: 0, simplicity: 0, cost: 0, skills: 0, robustness: 0 };

const kindPhrases: Readonly<Record<SourceKind, string>> = {
  database: 'is a database',
  warehouse: 'is a warehouse',
  api: 'is a web API',
  files: 'comes as files from a system',
  uploads: 'comes as files that people upload',
  stream: 'is a stream of events',
};

function incrementConsequences(context: Context): readonly string[] {
  const own = ownSource(context);
  const late = context.sizing.workload.lateData.value;
  if (isAnyOf(context, 'files')) {
    return [
      'A ledger of loaded files by name and digest is written in the transaction of the rows: a file is loaded once, a corrected one replaces its rows.',
      'A file is read only when its size has stopped changing, or when a manifest names it.',
    ];
  }
  return [
    'The watermark is written in the transaction of the rows it covers: after a crash a load repeats, it never skips.',
    `Rows may come ${quoteSeconds(late)} late: every ${quoteSeconds(late)} one load goes back that far, and the merge by ${own.keyColumn.value} makes repeats harmless.`,
    ...(hasDeletes(context)
      ? [
          `Deletes leave no trace in a watermark: a nightly comparison of the keys of ${ownQuote(context, 'rows_now')} finds them.`,
        ]
      : []),
    ...(isAnyOf(context, 'warehouse') && interval(context) < warehouseConstants.snowflakeSuspend.value
      ? [
          `A load every ${quoteSeconds(interval(context))} resumes the warehouse before it can suspend: it is billed around the clock. If these rows may be older than the rest, load them less often.`,
        ]
      : []),
  ];
}

function whyCopied(context: Context): string {
  return isAnyOf(context, 'database')
    ? ` In place its query takes ${queryTime(context)} with indexes made for it, on the primary of another system.`
    : '';
}

function slowOrQuick(context: Context): string {
  const times = `its slowest query takes ${queryTime(context)} of a budget of ${ownQuote(context, 'query_budget')}`;
  return ownFigure(context, 'speedup_needed') > 1
    ? `That ${times} is mended where it runs (D-acceleration-${id(context)}).`
    : `And ${times}.`;
}

function id(context: Context): string {
  return ownSource(context).id;
}

function freshness({ sizing }: Context): string {
  return quoteAnswer(sizing.workload.freshness, 's');
}

function kind(context: Context): SourceKind {
  return ownSource(context).kind.value;
}
