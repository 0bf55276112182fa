import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { dataLimits } from '../../knowledge/limits-data.ts';
import { engineConstants } from '../../knowledge/engines.ts';
import { dataSources } from '../../knowledge/sources-data.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import {
  describeWork,
  type FrameEngine,
  hasServer,
  isOnlyFiles,
  mostOfOneNode,
  peakIn,
  timeIn,
  workDoes,
  workOf,
} from '../engine-work.ts';
import { figure, quote, quoteBytes } from '../figures.ts';

type Context = DecisionContext;

/** Where dataframes and aggregations are computed. */
export const engineTopic: Topic<'engine'> = {
  id: 'engine',
  title: 'Processing engine',
  question: 'What computes the transforms and the aggregates?',
  applies: () => true,
  weights: { performance: 3, simplicity: 2, cost: 1, skills: 2, robustness: 2 },
  options: [
    {
      id: 'pandas',
      label: 'pandas',
      excluded: (context) => tooMuch('pandas', context),
      scores: (context) => ({
        performance: isSmall(context) ? 5 : 2,
        simplicity: 5,
        cost: 5,
        skills: knows(context, 'pandas') ? 5 : 3,
        robustness: isSmall(context) ? 4 : 2,
      }),
      because: (context) =>
        `${describeWork(context)} at a time: that takes ${peakIn('pandas', context)}, of the ${budget(context)} that an instance has, and ${timeIn('pandas', context)}${knows(context, 'pandas') ? '; the team knows it' : ''}.`,
      passedOver: (context) =>
        isSmall(context)
          ? `It would pull ${lower(describeWork(context))} into the app, ${peakIn('pandas', context)}, for what the server returns as a few rows.`
          : `It takes ${peakIn('pandas', context)} and ${timeIn('pandas', context)} for each pass over ${lower(describeWork(context))}, on one core.`,
      consequences: () => [
        'Only the columns that are used are read, text as Arrow strings: as Python objects a cell takes 57 bytes more than its characters.',
      ],
      settings: (context) => memoryOf('pandas', context),
    },
    {
      id: 'polars',
      label: 'Polars',
      excluded: (context) => tooMuch('polars', context),
      scores: (context) => ({
        performance: 4,
        simplicity: 4,
        cost: 5,
        // Whoever knows pandas reads Polars in a day; SQL is another way of thinking.
        skills: knows(context, 'polars') ? 5 : knows(context, 'pandas') ? 4 : 3,
        robustness: 4,
      }),
      because: (context) =>
        `${workDoes('need', context)} ${peakIn('polars', context)}, of the ${budget(context)} that an instance has; in pandas it would be ${quoteBytes(workOf(context).memory.pandas)}. Polars uses all cores, checks types before a run starts, and keeps a dataframe API.`,
      passedOver: (context) =>
        servesItself(context)
          ? `It would hold ${peakIn('polars', context)} in the app, where the server returns only the aggregate.`
          : isSmall(context)
            ? `It saves little on ${lower(describeWork(context))}: ${peakIn('polars', context)} instead of ${quoteBytes(workOf(context).memory.pandas)} in pandas.`
            : `It holds ${peakIn('polars', context)} at the peak, where DuckDB keeps a limit and spills.`,
      consequences: () => [
        'Transforms stay lazy up to one collect(engine="streaming"); the plan is looked at for steps that fall back to memory.',
        'pandas appears only at the edges that ask for it.',
      ],
      settings: (context) => memoryOf('polars', context),
    },
    {
      id: 'duckdb',
      label: 'DuckDB',
      excluded: (context) =>
        tooWide(context)
          ? `${quoteBytes(workOf(context).bytes)} exceed what one machine of ${memory(context)} reads from disk (${quoteBytes(mostOfOneNode(context.sizing.workload))}).`
          : null,
      scores: (context) => ({
        performance: 5,
        simplicity: 4,
        cost: 5,
        skills: knows(context, 'duckdb') ? 5 : knows(context, 'sql') ? 4 : 2,
        robustness: isSmall(context) || servesItself(context) ? 3 : 5,
      }),
      because: (context) =>
        `${describeWork(context)} would need ${quoteBytes(workOf(context).memory.pandas)} in pandas and ${peakIn('polars', context)}, of the ${budget(context)} that an instance has. DuckDB is held to a memory limit of ${limit(context)}, spills the rest to disk, and takes ${timeIn('duckdb', context)}.`,
      passedOver: (context) =>
        servesItself(context)
          ? `${describeWork(context)} would first have to leave the server that holds them; there they are aggregated in place.`
          : `${workDoes('fit', context)} without spilling (${peakIn('polars', context)}, of ${budget(context)}), and a file that people correct is easier followed in frames than in SQL.`,
      consequences: (context) => [
        `memory_limit is set to ${limit(context)}, temp_directory to a disk of twice ${quoteBytes(workOf(context).bytes)}: by default DuckDB takes 80 % of the memory it sees, which in a container may be the host’s.`,
        'One connection for each process and one cursor for each thread; a connection is never an argument of a cached function.',
        ...(knows(context, 'sql') || knows(context, 'duckdb')
          ? []
          : [
              'The team has not named SQL: transforms are SQL files with a test each, so that they can be learned from.',
            ]),
      ],
      settings: (context) => ({ memory_limit: limit(context), peak: quoteBytes(workOf(context).memory.duckdb) }),
    },
    {
      id: 'pushdown',
      label: 'SQL in the database, results only in Python',
      excluded: (context) => {
        if (!hasServer(context))
          return `No database server holds the ${quote(context, 'app.scan_rows')}, so none can aggregate them.`;
        return isOnlyFiles(context)
          ? `${describeWork(context)} has to be parsed, cleaned and reported on before it is in any database; what is in it is aggregated there.`
          : null;
      },
      scores: (context) => ({
        performance: figure(context, 'app.scan_rows') > dataLimits.interactiveRows.value ? 5 : 4,
        simplicity: 4,
        cost: 5,
        skills: knows(context, 'sql') ? 5 : 1,
        robustness: 5,
      }),
      because: (context) =>
        `${quote(context, 'app.scan_rows')} (${quote(context, 'app.scan_bytes')} in memory) are aggregated where they lie, and at most ${quote(context, 'app.frame_rows')} of results (${quote(context, 'app.frame_bytes')}) reach the app. In pandas they would need ${quote(context, 'app.memory_pandas')} of the ${budget(context)} that an instance has, before anybody has clicked.`,
      passedOver: (context) =>
        `The team works in Python rather than SQL, and ${lower(workDoes('need', context))} no more than ${peakIn('pandas', context)} of ${budget(context)}.`,
      consequences: (context) => [
        `Page queries return aggregates or one page of rows; a LIMIT in each guards against the ${quote(context, 'app.scan_rows')} behind them.`,
        'Transforms are views and SQL files under version control, tested against a small database.',
        ...(knows(context, 'sql')
          ? []
          : ['The team has not named SQL: plan a week to learn it, or the plans of slow queries stay unread.']),
      ],
    },
    {
      id: 'dask',
      label: 'Dask on a cluster',
      excluded: (context) =>
        tooWide(context)
          ? null
          : `One machine is enough: ${quoteBytes(workOf(context).bytes)} at a time, and one of ${memory(context)} reads up to ${quoteBytes(mostOfOneNode(context.sizing.workload))} from its disk.`,
      scores: (context) => ({
        performance: 4,
        simplicity: 1,
        cost: 2,
        skills: knows(context, 'spark') ? 5 : 1,
        robustness: 3,
      }),
      because: (context) =>
        `${workDoes('exceed', context)} what one machine of ${memory(context)} reads from disk (${quoteBytes(mostOfOneNode(context.sizing.workload))}), and no database server holds them: about ${formatQuantity(Math.ceil(workOf(context).bytes / partitionBytes), 'count')} partitions of 100 MB are worked on by several workers.`,
      passedOver: (context) =>
        `A cluster for ${lower(describeWork(context))} that a server aggregates by itself is a second system to run.`,
      consequences: () => [
        'Aggregates are written by a job; the app reads them and never computes on the cluster.',
        'Partitions of about 100 MB, fewer than 100 before a shuffle; each task costs up to 1 ms of the scheduler.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'host_memory',
    'history',
    'skills',
    'app.scan_rows',
    'app.scan_bytes',
    'app.memory_budget',
    'app.memory_pandas',
    'app.memory_polars',
    'app.memory_duckdb',
    'app.frame_bytes',
    ...sizing.workload.sources.flatMap(({ id }) => [
      `${id}.rows`,
      `${id}.row_bytes`,
      `${id}.rows_per_day`,
      `${id}.text_share`,
      `${id}.file_size`,
      `${id}.files_per_day`,
      `${id}.events_per_second`,
    ]),
  ],
  sources: [
    dataSources.pandasMemory,
    dataSources.dbBenchmark,
    dataSources.duckdbEnvironment,
    dataSources.polarsComparison,
    appSources.judgement,
  ],
};

/** Bytes of one Dask partition, as its documentation advises. */
const partitionBytes = 100e6;

function tooMuch(engine: FrameEngine, context: Context): string | null {
  return workOf(context).memory[engine] > figure(context, 'app.memory_budget')
    ? `${workDoes('need', context)} ${peakIn(engine, context)}, and an instance has ${budget(context)} for data.`
    : null;
}

function tooWide(context: Context): boolean {
  return workOf(context).bytes > mostOfOneNode(context.sizing.workload);
}

function isSmall(context: Context): boolean {
  return workOf(context).rows <= dataLimits.interactiveRows.value;
}

/** A server holds rows that are not only files on their way in. */
function servesItself(context: Context): boolean {
  return hasServer(context) && !isOnlyFiles(context);
}

function memoryOf(engine: FrameEngine, context: Context): Readonly<Record<string, string>> {
  return { peak: quoteBytes(workOf(context).memory[engine]), budget: budget(context) };
}

/** What DuckDB may take of an instance. */
function limit({ sizing }: Context): string {
  return quoteBytes(engineConstants.duckdbMemoryShare.value * sizing.workload.hostMemory.value);
}

function budget(context: Context): string {
  return quote(context, 'app.memory_budget');
}

function memory({ sizing }: Context): string {
  return quoteBytes(sizing.workload.hostMemory.value);
}

/** A description inside a sentence. */
function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function knows({ sizing }: Context, skill: 'pandas' | 'polars' | 'duckdb' | 'sql' | 'spark'): boolean {
  return sizing.workload.skills.value.includes(skill);
}
