import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { dataLimits } from '../../knowledge/limits-data.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import type { SourceWorkload } from '../../sizing/workload.ts';
import { choiceOf } from '../choice-of.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { engineNames } from '../engine-names.ts';
import { quoteAnswer, quoteBytes, quoteSeconds, sourceFigure } from '../figures.ts';
import { isNamed } from '../load-facts.ts';

type Context = DecisionContext;

/** How the largest table is laid out. */
export const layoutTopic: Topic<'layout'> = {
  id: 'layout',
  title: 'Layout of the largest table',
  question: 'Is the largest table partitioned, and by what?',
  applies: (context) => {
    const store = choiceOf(context.decided, 'store');
    return store === 'postgres' || (store === 'in_place' && databases(context).length > 0);
  },
  weights: { performance: 3, simplicity: 3, cost: 1, skills: 1, robustness: 2 },
  options: [
    {
      id: 'single_table',
      label: 'One table',
      excluded: (context) =>
        isOurs(context) && isSplittable(context) && outgrowsMemory(context)
          ? `${largest(context).id} grows to ${quoteBytes(tableBytes(context))} in a year, more than the ${memory(context)} of memory of its server: beyond that the rule is to split it.`
          : null,
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 }),
      because: (context) => {
        const { id } = largest(context);
        if (!isOurs(context)) {
          return `${id} belongs to the system that writes it, so it stays as it is: ${quoteBytes(tableBytes(context))} after a year, beside ${memory(context)} of memory. Pages do not depend on it: they read what D-acceleration-${id} prepares.`;
        }
        return outgrowsMemory(context)
          ? `${id} grows to ${quoteBytes(tableBytes(context))}, more than the ${memory(context)} of memory of its server, but no column is known that could split it.`
          : `${id} is ${quoteBytes(tableBytes(context))} after a year and its server has ${memory(context)} of memory: partitions would add a key column and a job, and save nothing.`;
      },
      passedOver: (context) =>
        `${quoteBytes(tableBytes(context))} in one piece are vacuumed in one piece, and rows past the retention are deleted one by one.`,
      consequences: (context) => [
        ...(isOurs(context)
          ? [`Rows older than ${retention(context)} are deleted in batches by a nightly job.`]
          : [
              `Its owner is told when it will outgrow memory; partitioning ${quoteAnswer(largest(context).rows, 'rows')} in use is a migration of theirs.`,
            ]),
        ...(isOurs(context) && isPostgres(context)
          ? [
              'autovacuum_analyze_scale_factor is lowered to 0.01 for it: at the default of 0.1 the planner works on stale statistics.',
            ]
          : []),
      ],
    },
    {
      id: 'brin_append',
      label: 'One table with a BRIN index on time',
      excluded: (context) => notOurs(context) ?? whyNoBrin(context),
      scores: (context) => ({
        performance: outgrowsMemory(context) ? 4 : 2,
        simplicity: 4,
        cost: 5,
        skills: 4,
        robustness: isTrimmed(context) ? 1 : 5,
      }),
      because: (context) =>
        `Rows of ${largest(context).id} are only appended, in the order of ${timeColumn(context)}, and ${retention(context)} of retention leave nothing to trim within a year: a BRIN index of about ${quoteBytes(brinBytes(context))} finds the pages of a day among ${quoteBytes(tableBytes(context))}, where a B-tree would take gigabytes.`,
      passedOver: (context) =>
        isTrimmed(context)
          ? `Rows leave after ${retention(context)}: from one table they are deleted one by one, and the holes end the order that BRIN needs.`
          : `${quoteBytes(tableBytes(context))} fit the ${memory(context)} of memory, where an ordinary index is quicker.`,
      consequences: (context) => [
        `pg_stats.correlation of ${timeColumn(context)} is watched: below 0.9 the index finds too many pages, and late or corrected rows are what lowers it.`,
        'Look-ups by key still need their B-tree.',
      ],
      settings: (context) => ({ index: `BRIN (${timeColumn(context)})`, size: quoteBytes(brinBytes(context)) }),
    },
    {
      id: 'monthly_partitions',
      label: 'Partitions by month',
      excluded: (context) => notOurs(context) ?? whyNoSplit(context),
      scores: (context) => split(context, monthBytes(context) <= memoryBytes(context)),
      because: (context) =>
        `${largest(context).id} grows to ${quoteBytes(tableBytes(context))} in a year, more than the ${memory(context)} of memory of its server; a month, ${quoteBytes(monthBytes(context))}, fits with its indexes. Queries over recent weeks touch one or two of ${partitions(context, month)}, and a month past ${retention(context)} is dropped instead of deleted.`,
      passedOver: (context) =>
        monthBytes(context) > memoryBytes(context)
          ? `A month is ${quoteBytes(monthBytes(context))}, more than the ${memory(context)} of memory itself.`
          : outgrowsMemory(context)
            ? `${partitions(context, month)} partitions and a job to make them would do what a BRIN index of ${quoteBytes(brinBytes(context))} does while nothing has to be trimmed.`
            : `The whole table is ${quoteBytes(tableBytes(context))} after a year and fits the ${memory(context)} of memory.`,
      consequences: partitionConsequences,
      settings: (context) => ({ partitions: partitions(context, month), size: quoteBytes(monthBytes(context)) }),
    },
    {
      id: 'daily_partitions',
      label: 'Partitions by day',
      excluded: (context) => notOurs(context) ?? whyNoSplit(context) ?? tooManyDays(context),
      scores: (context) => split(context, monthBytes(context) > memoryBytes(context)),
      because: (context) =>
        `A month of ${largest(context).id} is ${quoteBytes(monthBytes(context))}, already more than the ${memory(context)} of memory of its server; a day is ${quoteBytes(monthBytes(context) / daysOfMonth)}, and ${partitions(context, day)} partitions for ${retention(context)} are within what the planner copes with.`,
      passedOver: (context) =>
        `A month is only ${quoteBytes(monthBytes(context))}: thirty times the partitions to plan over, ${partitions(context, day)} of them, would buy nothing.`,
      consequences: partitionConsequences,
      settings: (context) => ({
        partitions: partitions(context, day),
        size: quoteBytes(monthBytes(context) / daysOfMonth),
      }),
    },
  ],
  inputs: (context) => {
    const { id } = largest(context);
    const answers = ['rows', 'rows_per_day', 'row_bytes', 'change_pattern', 'time_column', 'shared_load'];
    const more = ['server_memory', 'events_per_second', 'file_size', 'files_per_day', 'postgres_bytes'];
    return ['retention', ...[...answers, ...more].map((key) => `${id}.${key}`)];
  },
  sources: [dataSources.postgresPartitioning, dataSources.postgresPage, dataSources.postgresBrin],
};

const day = 86_400;
const daysOfMonth = 30;
const month = daysOfMonth * day;

/** Partitions pay when the table outgrows memory and the piece fits it. */
function split(context: Context, fits: boolean) {
  const isRight = outgrowsMemory(context) && fits;
  return {
    performance: isRight ? 5 : 2,
    simplicity: isRight ? 3 : 1,
    cost: 4,
    skills: 3,
    robustness: isRight ? 5 : 3,
  };
}

function notOurs(context: Context): string | null {
  const { id, rows } = largest(context);
  return isOurs(context)
    ? null
    : `${id} is a table of another system: rebuilding ${quoteAnswer(rows, 'rows')} under its writes is that system’s migration, not this app’s.`;
}

function whyNoBrin(context: Context): string | null {
  const own = largest(context);
  if (!isPostgres(context))
    return `${engineNames[own.database?.engine.value ?? 'postgres']} has no BRIN indexes; ${quoteBytes(tableBytes(context))} would need an ordinary one.`;
  if (own.changePattern.value !== 'append_only') {
    return `Rows of ${own.id} change (${formatQuantity(sourceFigure(context, own.id, 'rows_per_day') ?? 0, 'rows')} a day are new or changed), so their order on disk no longer follows time and a BRIN index finds nothing.`;
  }
  return isNamed(own.timeColumn) ? null : `No time column of ${own.id} is known that rows arrive in the order of.`;
}

function whyNoSplit(context: Context): string | null {
  return isSplittable(context) ? null : `No time column of ${largest(context).id} is known that could split it.`;
}

function tooManyDays(context: Context): string | null {
  const count = partitionCount(context, day);
  return count > dataLimits.mostPartitions.value
    ? `${retention(context)} of days are ${formatQuantity(count, 'count')} partitions, and the planner copes with a few thousand at most (${formatQuantity(dataLimits.mostPartitions.value, 'count')} is planned for).`
    : null;
}

function partitionConsequences(context: Context): readonly string[] {
  const { id, keyColumn } = largest(context);
  return [
    `The primary key becomes (${keyColumn.value}, ${timeColumn(context)}): a unique key must include the column that splits ${id}, so uniqueness of ${keyColumn.value} alone is checked at the load.`,
    'A job makes the next partitions ahead of time, with one default partition that alerts when anything lands in it.',
    `Every page filters on ${timeColumn(context)}; a query without it reads all partitions.`,
  ];
}

/** The table of the store that holds most, or of a database that is read in place. */
function largest(context: Context): SourceWorkload {
  const size = (source: SourceWorkload) => sourceFigure(context, source.id, 'postgres_bytes') ?? 0;
  const [first, ...rest] = candidates(context);
  if (first === undefined) throw new RangeError('a design has at least one source');
  return rest.reduce((leader, source) => (size(source) > size(leader) ? source : leader), first);
}

function candidates(context: Context): readonly SourceWorkload[] {
  const own = choiceOf(context.decided, 'store') === 'postgres' ? copiedSources(context) : databases(context);
  return own.length > 0 ? own : context.sizing.workload.sources;
}

function databases({ sizing }: Context): readonly SourceWorkload[] {
  return sizing.workload.sources.filter(({ kind }) => kind.value === 'database');
}

/** Whether the table is the app's to lay out: in its own store, or on a server that serves only this app. */
function isOurs(context: Context): boolean {
  return (
    choiceOf(context.decided, 'store') === 'postgres' || largest(context).database?.sharedLoad.value === 'dedicated'
  );
}

function isPostgres(context: Context): boolean {
  return choiceOf(context.decided, 'store') === 'postgres' || largest(context).database?.engine.value === 'postgres';
}

function isSplittable(context: Context): boolean {
  return isNamed(largest(context).timeColumn);
}

function tableBytes(context: Context): number {
  return sourceFigure(context, largest(context).id, 'postgres_bytes') ?? 0;
}

/** Of the server that is there, or that the design brings along. */
function memoryBytes(context: Context): number {
  const { database } = largest(context);
  return choiceOf(context.decided, 'store') === 'postgres' || database === null
    ? dataLimits.postgresMemory.value
    : database.serverMemory.value;
}

function memory(context: Context): string {
  return quoteBytes(memoryBytes(context));
}

function outgrowsMemory(context: Context): boolean {
  return tableBytes(context) > memoryBytes(context);
}

function monthBytes(context: Context): number {
  return (sourceFigure(context, largest(context).id, 'bytes_per_day') ?? 0) * daysOfMonth;
}

/** Rows leave within the planning horizon. */
function isTrimmed({ sizing }: Context): boolean {
  return sizing.workload.retention.value <= 365 * day;
}

function partitionCount({ sizing }: Context, length: number): number {
  return Math.max(1, Math.ceil(sizing.workload.retention.value / length));
}

function partitions(context: Context, length: number): string {
  return formatQuantity(partitionCount(context, length), 'count');
}

/** BRIN keeps one entry of about 24 bytes for each 128 pages of 8 kB. */
function brinBytes(context: Context): number {
  return Math.max(8192 * 3, (tableBytes(context) / (128 * 8192)) * 24);
}

function timeColumn(context: Context): string {
  return largest(context).timeColumn.value;
}

function retention({ sizing }: Context): string {
  return quoteSeconds(sizing.workload.retention.value);
}
