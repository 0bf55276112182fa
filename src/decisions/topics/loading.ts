import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { appLimits } from '../../knowledge/limits-app.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import type { SourceWorkload } from '../../sizing/workload.ts';
import { choiceOf } from '../choice-of.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { listed, quoteSeconds, sourceFigure } from '../figures.ts';
import {
  daySeconds,
  deleters,
  fullSeconds,
  isNamed,
  isReload,
  loadInterval,
  someChange,
  someDelete,
} from '../load-facts.ts';

type Context = DecisionContext;

/** How a load stays correct when it runs twice or dies half way. */
export const loadingTopic: Topic<'loading'> = {
  id: 'loading',
  title: 'Idempotent loading',
  question: 'How does a load stay correct when it runs twice or dies half way?',
  applies: () => true,
  weights: { performance: 2, simplicity: 2, cost: 1, skills: 1, robustness: 3 },
  options: [
    {
      id: 'upsert',
      label: 'Upsert by key',
      excluded: whyNoUpsert,
      scores: (context) => {
        if (!someChange(context)) {
          return { performance: isTooFastForKeys(context) ? 1 : 3, simplicity: 4, cost: 4, skills: 4, robustness: 5 };
        }
        return { performance: 4, simplicity: 4, cost: 4, skills: 4, robustness: someDelete(context) ? 4 : 5 };
      },
      because: (context) =>
        `${keyedRows(context)}, so a row that is loaded twice lands on itself, and a batch that died half way is simply loaded again. ${progressOf(context)} is written in the same transaction as the rows.`,
      passedOver: (context) =>
        someChange(context)
          ? 'It cannot find rows that were deleted at the source; replacing the whole table does, and still fits the interval.'
          : `Rows are only appended${isTooFastForKeys(context) ? `, at a peak of ${peak(context)}` : ''}: an index lookup for each row buys nothing that a cheaper pattern does not give.`,
      consequences: (context) => [
        `${listed(uniqueKeys(context))}: a unique index for each, and every batch is reduced to one row per key first, since one statement may not touch a row twice.`,
        'Only a newer version overwrites an older one (compare the change time), so that a replay or a late batch does not undo a later change.',
        ...(someDelete(context) ? [deletesPass(context)] : []),
      ],
      settings: perSource('upsert'),
    },
    {
      id: 'staging_swap',
      label: 'Load into a staging table, check, swap',
      excluded: whyNoSwap,
      scores: (context) => {
        if (loads(context).every((source) => isReload(source, context))) {
          return { performance: 4, simplicity: 5, cost: 3, skills: 4, robustness: 5 };
        }
        return someDelete(context)
          ? { performance: 4, simplicity: 4, cost: 3, skills: 4, robustness: 5 }
          : { performance: 2, simplicity: 3, cost: 2, skills: 4, robustness: 5 };
      },
      because: (context) =>
        `${loads(context).every((source) => isReload(source, context)) ? 'Each load brings the whole table' : 'A whole reload still fits the interval and shows what was deleted'} (${fullLoads(context)}). It goes into a staging table, is checked against the last one, and replaces it in one transaction: readers see the old table or the new one, never an empty one.`,
      passedOver: (context) =>
        `It rewrites every row (${fullLoads(context)}) to apply the few that changed, and needs the space of the table twice.`,
      consequences: () => [
        'The swap is one transaction (rename, or replace the file); grants and views are re-created with it, and the previous table is kept for one load as the way back.',
        'No truncate before load: a dashboard would read an empty table, and a failed load would leave it so.',
        'A load with fewer than half or more than twice the rows of the last is held back for a person.',
      ],
      settings: perSource('staging_swap'),
    },
    {
      id: 'partition_overwrite',
      label: 'Replace the day that is loaded',
      excluded: whyNoPartitions,
      scores: () => ({ performance: 5, simplicity: 4, cost: 4, skills: 4, robustness: 5 }),
      because: (context) =>
        `Rows are only appended and carry ${listed(timeColumns(context))}, so a load owns whole days: it deletes and inserts a day in one transaction, at bulk speed and without a key, and running it again gives the same day.`,
      passedOver: () => 'Whole days would be rewritten for the rows of one load.',
      consequences: (context) => [
        `Late rows up to ${quoteSeconds(context.sizing.workload.lateData.value)}: each load replaces the days that far back as well.`,
        'The day is that of the event in UTC, not that of arrival, and ranges are half open.',
        'A backfill is the same job over more days, a few at a time.',
      ],
      settings: perSource('partition_overwrite'),
    },
    {
      id: 'append_dedup',
      label: 'Append, and read through a view that keeps one row of each',
      excluded: whyNothingLoaded,
      scores: (context) =>
        isTooFastForKeys(context)
          ? { performance: 5, simplicity: 3, cost: 3, skills: 3, robustness: 4 }
          : { performance: 3, simplicity: 3, cost: 3, skills: 3, robustness: 3 },
      because: (context) =>
        isTooFastForKeys(context)
          ? `A peak of ${peak(context)} is beyond what an upsert by key keeps up with on one connection: rows are appended in batches, and a view keeps the newest row of each ${identityOf(context)}.`
          : `${whyNoUpsert(context) ?? 'Rows arrive more than once.'} What remains is to append each batch with its id, and to read through a view that keeps the newest row of each ${identityOf(context)}.`,
      passedOver: () =>
        'Every read would pay for taking duplicates out, more with each load, where another pattern never writes them.',
      consequences: (context) => [
        'A batch id on each row: a batch that died half way is deleted by its id and loaded again.',
        'A nightly compaction rewrites the table from the view, or reads slow down with each load.',
        ...(identityOf(context) === 'key'
          ? []
          : [
              'Two real events that are equal in every column count as one: ask the source for an id as soon as it has one.',
            ]),
      ],
      settings: perSource('append_dedup'),
    },
    {
      id: 'read_only',
      label: 'Nothing is loaded',
      excluded: (context) => {
        const copied = loads(context).map(({ id }) => id);
        return copied.length > 0
          ? `${listed(copied)} ${copied.length === 1 ? 'is' : 'are'} copied, so rows have to be written.`
          : null;
      },
      scores: () => ({ performance: 5, simplicity: 5, cost: 5, skills: 5, robustness: 5 }),
      because: () => 'Every source is queried where it is: the design writes no row that could be written twice.',
      passedOver: () => 'Rows have to be written.',
      consequences: () => [
        "The app's account is read-only at each source; nothing in the app needs a write privilege.",
        'History exists only as long as the source keeps it.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'duplicates',
    'late_data',
    ...sizing.workload.sources.flatMap(({ id }) => [
      `${id}.change_pattern`,
      `${id}.key_column`,
      `${id}.time_column`,
      `${id}.load_full_seconds`,
      `${id}.sync_interval`,
    ]),
  ],
  sources: [appSources.postgresMerge, appSources.dltFullLoad, dataSources.copyBenchmark, appSources.judgement],
};

function loads(context: Context): readonly SourceWorkload[] {
  return copiedSources(context);
}

function whyNothingLoaded(context: Context): string | null {
  return loads(context).length === 0 ? 'Nothing is copied: every source is queried where it is.' : null;
}

function whyNoUpsert(context: Context): string | null {
  const nothing = whyNothingLoaded(context);
  if (nothing !== null) return nothing;
  if (choiceOf(context.decided, 'store') === 'parquet_files') {
    return 'The store is Parquet files, in which no row can be updated.';
  }
  const sources = loads(context).filter((source) => !isReload(source, context));
  if (sources.length === 0)
    return 'Each load brings the whole table: an upsert would keep the rows that the new one no longer has.';
  const changing = sources.filter(({ changePattern }) => changePattern.value !== 'append_only');
  const keyless = (changing.length > 0 ? changing : sources).find(({ keyColumn }) => !isNamed(keyColumn));
  return keyless ? `${keyless.id} has no known key column, so an upsert cannot tell which row to replace.` : null;
}

function whyNoSwap(context: Context): string | null {
  const nothing = whyNothingLoaded(context);
  if (nothing !== null) return nothing;
  const partial = loads(context).find(
    (source) => !isReload(source, context) && (source.stream !== null || source.files !== null),
  );
  if (partial) {
    return `${partial.id} delivers ${partial.stream ? 'events' : 'files'} with rows of their own, never the whole table.`;
  }
  const slow = loads(context).find((source) => fullSeconds(source, context) > loadInterval(source, context));
  return slow
    ? `A full load of ${slow.id} takes ${quoteSeconds(fullSeconds(slow, context))} and would have to run every ${quoteSeconds(loadInterval(slow, context))}.`
    : null;
}

function whyNoPartitions(context: Context): string | null {
  const nothing = whyNothingLoaded(context);
  if (nothing !== null) return nothing;
  const changing = loads(context).find((source) => source.changePattern.value !== 'append_only');
  if (changing) {
    return changing.changePattern.value === 'full_replace'
      ? `${changing.id} is delivered whole, not by day.`
      : `${changing.id} changes rows of any age: the days to replace are not known.`;
  }
  const delivered = loads(context).find(({ files }) => files !== null);
  if (delivered) {
    return `${delivered.id} comes in files, and rows of one day can lie in several: a day replaced by one file would lose the rows of the others.`;
  }
  const timeless = loads(context).find(({ timeColumn }) => !isNamed(timeColumn));
  if (timeless) return `${timeless.id} has no known time column, so a row cannot be put into a day.`;
  const frequent = loads(context).find((source) => daySeconds(source, context) > loadInterval(source, context));
  return frequent
    ? `Writing a day of ${frequent.id} takes ${quoteSeconds(daySeconds(frequent, context))}, and each load, every ${quoteSeconds(loadInterval(frequent, context))}, would rewrite the day so far.`
    : null;
}

function isTooFastForKeys(context: Context): boolean {
  return peakRate(context) > appLimits.upsertRate.value;
}

function peakRate(context: Context): number {
  return Math.max(0, ...loads(context).map(({ id }) => sourceFigure(context, id, 'rate_peak') ?? 0));
}

function peak(context: Context): string {
  return formatQuantity(peakRate(context), 'rows/s');
}

/** What says how far loads have come: a file is known by its digest, everything else by a watermark. */
function progressOf(context: Context): string {
  const sources = loads(context);
  if (sources.every(({ files }) => files !== null)) return 'The digest of the file';
  return sources.some(({ files }) => files !== null) ? 'The watermark, or the digest of the file,' : 'The watermark';
}

function keyedRows(context: Context): string {
  return `Rows have a key (${listed(uniqueKeys(context))})`;
}

function uniqueKeys(context: Context): readonly string[] {
  return loads(context)
    .filter((source) => !isReload(source, context) && isNamed(source.keyColumn))
    .map(({ id, keyColumn }) => `${id}.${keyColumn.value}`);
}

function timeColumns(context: Context): readonly string[] {
  return loads(context).map(({ id, timeColumn }) => `${id}.${timeColumn.value}`);
}

function fullLoads(context: Context): string {
  return listed(loads(context).map((source) => `${source.id} ${quoteSeconds(fullSeconds(source, context))}`));
}

/** What makes two rows the same: their key, or a digest of all columns where some source has none. */
function identityOf(context: Context): 'key' | 'digest' {
  return loads(context).every(({ keyColumn }) => isNamed(keyColumn)) ? 'key' : 'digest';
}

/** The pattern of each copied source: whole deliveries are swapped whatever the others do. */
function perSource(choice: 'upsert' | 'staging_swap' | 'partition_overwrite' | 'append_dedup') {
  return (context: Context): Readonly<Record<string, string>> =>
    Object.fromEntries(loads(context).map((source) => [source.id, patternOf(source, choice, context)]));
}

function patternOf(source: SourceWorkload, choice: Parameters<typeof perSource>[0], context: Context): string {
  if (isReload(source, context)) return 'staging and swap';
  const append = 'append with batch id, deduplicated on read';
  const days = isNamed(source.timeColumn) ? `replace days by ${source.timeColumn.value}` : append;
  const patterns = {
    upsert: isNamed(source.keyColumn) ? `upsert on ${source.keyColumn.value}` : days,
    staging_swap: 'staging and swap',
    partition_overwrite: days,
    append_dedup: append,
  };
  return patterns[choice];
}

/** The code compares keys for an API that is loaded into PostgreSQL; elsewhere the pass is still to be written. */
function deletesPass(context: Context): string {
  const from = listed(deleters(context));
  const areApis = context.sizing.workload.sources
    .filter(({ changePattern }) => changePattern.value === 'updates_and_deletes')
    .every(({ api }) => api !== null);
  return areApis && choiceOf(context.decided, 'store') === 'postgres'
    ? `Deletes do not arrive as rows: a daily task compares all keys with ${from} and removes what is gone; a listing that breaks off, or lacks more than a fifth of the rows, removes nothing.`
    : `Deletes do not arrive as rows: a daily pass over all keys of ${from} has to remove what is gone. The code below does not contain it; write it before anybody relies on counts.`;
}
