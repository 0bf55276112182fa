import { dataSources } from '../../knowledge/sources-data.ts';
import { choiceOf } from '../choice-of.ts';
import { copiedSources } from '../copied-sources.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import type { SourceWorkload } from '../../sizing/workload.ts';
import { figure, formatCount, quoteBytes, quoteSeconds, sourceFigure, sourceQuote } from '../figures.ts';

type Context = DecisionContext;

/** How the largest table is laid out. */
export const layoutTopic: Topic<'layout'> = {
  id: 'layout',
  title: 'Layout of the largest table',
  question: 'Is the largest table partitioned, and by what?',
  applies: (context) => {
    const store = choiceOf(context.decided, 'store');
    return store === 'postgres' || (store === 'in_place' && ownDatabases(context).length > 0);
  },
  weights: { performance: 3, simplicity: 3, cost: 1, skills: 1, robustness: 2 },
  options: [
    {
      id: 'single_table',
      label: 'One table',
      excluded: (context) =>
        tableBytes(context) > memory(context)
          ? `${largest(context).id} grows to ${sourceQuote(context, largest(context).id, 'postgres_bytes')}, and the server has ${quoteBytes(memory(context))} of memory: beyond that a table is better split.`
          : null,
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 4 }),
      because: (context) =>
        `${largest(context).id} is ${sourceQuote(context, largest(context).id, 'postgres_bytes')} at the horizon and fits the server’s memory of ${quoteBytes(memory(context))}: partitions would add keys and maintenance for nothing.`,
      passedOver: (context) =>
        `${sourceQuote(context, largest(context).id, 'postgres_bytes')} in one piece are vacuumed and trimmed in one piece.`,
      consequences: (context) => [
        `Rows past the retention of ${quoteSeconds(context.sizing.workload.retention.value)} are deleted in batches by a nightly job.`,
      ],
    },
    {
      id: 'brin_append',
      label: 'One table with a BRIN index on time',
      excluded: (context) =>
        largest(context).changePattern.value === 'append_only'
          ? null
          : `Rows of ${largest(context).id} change, so their order on disk no longer follows time and a BRIN index finds nothing.`,
      scores: (context) => ({
        performance: tableBytes(context) > memory(context) ? 4 : 3,
        simplicity: 4,
        cost: 5,
        skills: 4,
        robustness: trimsOften(context) ? 2 : 4,
      }),
      because: (context) =>
        `Rows of ${largest(context).id} are only appended, in the order of time: a BRIN index of a few hundred kilobytes prunes ${sourceQuote(context, largest(context).id, 'postgres_bytes')} as well as partitions would, and ${quoteSeconds(context.sizing.workload.retention.value)} of retention need no trimming soon.`,
      passedOver: (context) =>
        trimsOften(context)
          ? `Retention of ${quoteSeconds(context.sizing.workload.retention.value)} removes rows all the time, which one table does by slow deletes.`
          : tableBytes(context) > memory(context)
            ? 'Rows past retention would be deleted one by one, where a whole month is dropped at once; and one late batch spoils its order.'
            : 'The table is small enough for an ordinary index.',
      consequences: () => [
        'Loads keep the order of time; a backfill goes into a table of its own and is appended sorted.',
      ],
    },
    {
      id: 'monthly_partitions',
      label: 'Partitions by month',
      excluded: () => null,
      scores: (context) => ({
        performance: 5,
        simplicity: needsSplit(context) ? 4 : 2,
        cost: 5,
        skills: 3,
        robustness: needsSplit(context) ? 5 : 3,
      }),
      because: (context) =>
        `${largest(context).id} grows to ${sourceQuote(context, largest(context).id, 'postgres_bytes')}, more than the ${quoteBytes(memory(context))} of memory: a month of ${quoteBytes(monthBytes(context))} is what a page reads, and a month past ${quoteSeconds(context.sizing.workload.retention.value)} is dropped instead of deleted.`,
      passedOver: (context) =>
        `Months of ${quoteBytes(monthBytes(context))} each solve no problem that ${sourceQuote(context, largest(context).id, 'postgres_bytes')} have.`,
      consequences: (context) => [
        `The primary key includes ${largest(context).timeColumn.value}; a job makes next month’s partition a week ahead and drops those past retention.`,
      ],
      settings: (context) => ({
        partitions: formatCount(context.sizing.workload.retention.value / month),
        size: quoteBytes(monthBytes(context)),
      }),
    },
    {
      id: 'daily_partitions',
      label: 'Partitions by day',
      excluded: (context) => {
        const count = context.sizing.workload.retention.value / day;
        return count > mostPartitions
          ? `${formatCount(count)} days of retention make as many partitions, and the planner copes with a few thousand.`
          : null;
      },
      scores: (context) => ({
        performance: monthBytes(context) > memory(context) ? 5 : 3,
        simplicity: monthBytes(context) > memory(context) ? 5 : 1,
        cost: 4,
        skills: 3,
        robustness: monthBytes(context) > memory(context) ? 5 : 3,
      }),
      because: (context) =>
        `A month of ${largest(context).id} is ${quoteBytes(monthBytes(context))}, already more than the server’s memory of ${quoteBytes(memory(context))}; a day is ${quoteBytes(monthBytes(context) / 30)}.`,
      passedOver: (context) =>
        `A month is only ${quoteBytes(monthBytes(context))}: thirty times the partitions would buy nothing.`,
      consequences: (context) => [
        `The primary key includes ${largest(context).timeColumn.value}; partitions are made a week ahead by a job, and dropped past retention.`,
      ],
      settings: (context) => ({ partitions: formatCount(context.sizing.workload.retention.value / day) }),
    },
  ],
  inputs: (context) => {
    const { id } = largest(context);
    return [
      `${id}.rows`,
      `${id}.rows_per_day`,
      `${id}.change_pattern`,
      `${id}.postgres_bytes`,
      `${id}.server_memory`,
      'retention',
    ];
  },
  sources: [dataSources.postgresPartitioning, dataSources.postgresPage],
};

const day = 86_400;
const month = 30 * day;
/** "Up to a few thousand partitions fairly well", in the manual's words of the partitioning page. */
const mostPartitions = 2000;
/** Memory of a PostgreSQL server that this design brings along and nobody has sized yet (judgement). */
const assumedMemory = 16e9;

function candidates(context: Context): readonly SourceWorkload[] {
  const copied = copiedSources(context);
  const found = choiceOf(context.decided, 'store') === 'postgres' ? copied : ownDatabases(context);
  return found.length > 0 ? found : context.sizing.workload.sources;
}

/** Databases that only this app uses: the layout of another system's tables is not this design's to change. */
function ownDatabases({ sizing }: Context): readonly SourceWorkload[] {
  return sizing.workload.sources.filter(
    ({ kind, database }) => kind.value === 'database' && database?.sharedLoad.value === 'dedicated',
  );
}

function largest(context: Context): SourceWorkload {
  const size = (source: SourceWorkload) => sourceFigure(context, source.id, 'postgres_bytes') ?? 0;
  const [first, ...rest] = candidates(context);
  if (first === undefined) throw new RangeError('a design has at least one source');
  return rest.reduce((leader, source) => (size(source) > size(leader) ? source : leader), first);
}

function tableBytes(context: Context): number {
  return sourceFigure(context, largest(context).id, 'postgres_bytes') ?? 0;
}

function memory(context: Context): number {
  return largest(context).database?.serverMemory.value ?? assumedMemory;
}

function monthBytes(context: Context): number {
  return (sourceFigure(context, largest(context).id, 'bytes_per_day') ?? figure(context, 'app.bytes_now') / 365) * 30;
}

function needsSplit(context: Context): boolean {
  return tableBytes(context) > memory(context) && monthBytes(context) <= memory(context);
}

function trimsOften({ sizing }: Context): boolean {
  return sizing.workload.retention.value <= 365 * day;
}
