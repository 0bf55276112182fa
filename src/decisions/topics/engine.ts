import { dataSources } from '../../knowledge/sources-data.ts';
import { choiceOf } from '../choice-of.ts';
import type { DecisionContext, Topic } from '../decision.ts';
import { figure, quote, quoteBytes, quoteSeconds, sourceFigure } from '../figures.ts';

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
      excluded: (context) => tooMuch(context, 'pandas', 1),
      scores: (context) => ({
        performance: rows(context) <= interactiveRows ? 5 : 2,
        simplicity: 5,
        cost: 5,
        skills: knows(context, 'pandas') ? 5 : 3,
        robustness: rows(context) <= interactiveRows ? 4 : 2,
      }),
      because: (context) =>
        `${volume(context)}: pandas needs ${peak(context, 1)} of the ${budget(context)} there are and ${seconds(context, 'pandas')}, and the team need learn nothing.`,
      passedOver: (context) =>
        `It would take ${seconds(context, 'pandas')} and ${peak(context, 1)} at its peak for ${volume(context)}.`,
      consequences: () => [
        'Read only the columns that are used, as Arrow-backed text: object columns take three times the memory.',
      ],
    },
    {
      id: 'polars',
      label: 'Polars',
      excluded: (context) => tooMuch(context, 'Polars', polarsToPandas),
      scores: (context) => ({
        performance: 4,
        simplicity: 4,
        cost: 5,
        skills: knows(context, 'polars') ? 5 : 3,
        robustness: 4,
      }),
      because: (context) =>
        `${volume(context)}: Polars needs ${peak(context, polarsToPandas)} of the ${budget(context)} there are and ${seconds(context, 'polars')}, uses all cores, and types are checked before a run starts.`,
      passedOver: (context) =>
        `It holds the whole frame, ${peak(context, polarsToPandas)} at its peak, in ${seconds(context, 'polars')}.`,
      consequences: () => [
        'Transforms are lazy up to one collect(); the plan is looked at for operations that fall back to the in-memory engine.',
      ],
    },
    {
      id: 'duckdb',
      label: 'DuckDB',
      excluded: (context) => {
        const scan = figure(context, 'app.scan_bytes');
        const most = singleNode * context.sizing.workload.hostMemory.value;
        if (scan > most && !isUploads(context))
          return `${quoteBytes(scan)} in memory are more than ${singleNode} × ${quoteBytes(context.sizing.workload.hostMemory.value)}: spilling that far is slower than distributing.`;
        const need = isUploads(context)
          ? Math.min(figure(context, 'app.memory_duckdb'), 2 * duckdbThread)
          : figure(context, 'app.memory_duckdb');
        return need > figure(context, 'app.memory_budget') && !canShrink(context)
          ? `With ${quoteBytes(need)} for its threads it exceeds the ${budget(context)} there are.`
          : null;
      },
      scores: (context) => ({
        performance: 5,
        simplicity: 4,
        cost: 5,
        skills: knows(context, 'duckdb') ? 5 : knows(context, 'sql') ? 4 : 2,
        robustness: rows(context) > interactiveRows ? 5 : 3,
      }),
      because: (context) =>
        `${volume(context)}: DuckDB reads it in ${seconds(context, 'duckdb')} with a memory limit that it keeps by spilling, where pandas would need ${peak(context, 1)} of ${budget(context)}.`,
      passedOver: (context) =>
        holdsServer(context) && !isUploads(context)
          ? `${volume(context)} would first have to leave the database that holds them; there they are aggregated in place.`
          : `A SQL engine gains little on ${lower(volume(context))}, which are parsed and cleaned column by column in ${seconds(context, 'duckdb')}.`,
      consequences: () => [
        'memory_limit and threads are set explicitly: DuckDB takes 80 % of the memory it sees, which in a container is the host’s.',
        'One connection for each process and one cursor for each thread; a shared cursor crashes the interpreter.',
      ],
    },
    {
      id: 'pushdown',
      label: 'SQL in the database, results only in Python',
      excluded: (context) => {
        if (isUploads(context))
          return 'Uploaded files have to be parsed, cleaned and reported on before they are in any database.';
        const store = choiceOf(context.decided, 'store');
        return store === 'postgres' || store === 'existing_warehouse' || (store === 'in_place' && hasDatabase(context))
          ? null
          : 'The rows lie in no database server that could compute.';
      },
      scores: (context) => ({
        performance: rows(context) > interactiveRows ? 5 : 4,
        simplicity: 4,
        cost: 5,
        skills: knows(context, 'sql') ? 5 : 1,
        robustness: 5,
      }),
      because: (context) =>
        `${volume(context)} are aggregated where they lie and only the result travels; in pandas the same would take ${peak(context, 1)} of ${budget(context)}.`,
      passedOver: (context) => `The team works in Python rather than SQL, and ${volume(context)} fit the process.`,
      consequences: (context) => [
        `Every page query returns aggregates or one page of rows, never the ${quote(context, 'app.scan_rows')} behind them.`,
        'Transforms are views and SQL files under version control, tested against a small database.',
      ],
    },
    {
      id: 'dask',
      label: 'Dask on a cluster',
      excluded: (context) => {
        const scan = figure(context, 'app.scan_bytes');
        const most = singleNode * context.sizing.workload.hostMemory.value;
        return scan > most && !isUploads(context)
          ? null
          : `One machine is enough: ${quoteBytes(scan)} in memory, and up to ${singleNode} × ${quoteBytes(context.sizing.workload.hostMemory.value)} is read from disk by one.`;
      },
      scores: (context) => ({
        performance: 4,
        simplicity: 1,
        cost: 2,
        skills: knows(context, 'spark') ? 5 : 1,
        robustness: 3,
      }),
      because: (context) =>
        `${volume(context)} are beyond one machine of this size (${quote(context, 'app.scan_bytes')} in memory), and no database holds them.`,
      passedOver: (context) =>
        `A cluster for ${volume(context)} that a database can aggregate is a second system to run.`,
      consequences: () => [
        'Partitions of about 100 MB, fewer than 100 before a shuffle; each task costs up to 1 ms of the scheduler.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'app.scan_rows',
    'app.scan_bytes',
    'app.memory_pandas',
    'app.memory_polars',
    'app.memory_duckdb',
    'app.memory_budget',
    'host_memory',
    'skills',
    'history',
    ...sizing.workload.sources.flatMap(({ id }) => [
      `${id}.rows`,
      `${id}.rows_per_day`,
      `${id}.file_size`,
      `${id}.row_bytes`,
    ]),
  ],
  sources: [dataSources.pandasMemory, dataSources.dbBenchmark, dataSources.duckdbEnvironment],
};

/** Up to this many rows pandas answers an interaction without being noticed (judgement). */
const interactiveRows = 1e6;
/** Polars needs 3 times the data where pandas needs 5. */
const polarsToPandas = 3 / 5;
/** A single node copes with this many times its memory from local disk (judgement, section 1.4 of db comparisons). */
const singleNode = 20;
const duckdbThread = 0.125e9;

/** Uploads are worked on file by file; everything else over the rows of the history. */
function isUploads({ sizing }: Context): boolean {
  return sizing.workload.sources.every(({ kind }) => kind.value === 'uploads');
}

function uploadsPeak(context: Context): number {
  return Math.max(
    ...context.sizing.workload.sources.map(
      ({ id }) => sourceFigure(context, id, 'upload_memory') ?? sourceFigure(context, id, 'parse_memory') ?? 0,
    ),
  );
}

function rows(context: Context): number {
  if (!isUploads(context)) return figure(context, 'app.scan_rows');
  return Math.max(...context.sizing.workload.sources.map(({ id }) => sourceFigure(context, id, 'rows_per_file') ?? 0));
}

function peakBytes(context: Context, share: number): number {
  return (isUploads(context) ? uploadsPeak(context) : figure(context, 'app.memory_pandas')) * share;
}

function peak(context: Context, share: number): string {
  return quoteBytes(peakBytes(context, share));
}

function tooMuch(context: Context, name: string, share: number): string | null {
  return peakBytes(context, share) > figure(context, 'app.memory_budget')
    ? `${volume(context)} need ${peak(context, share)} in ${name}${isUploads(context) ? ' while two files are worked on' : ''}; ${budget(context)} are there.`
    : null;
}

function volume(context: Context): string {
  const count = rows(context);
  return isUploads(context)
    ? `Files of ${Math.round(count).toLocaleString('en-GB')} rows`
    : `${quote(context, 'app.scan_rows')} (${quote(context, 'app.scan_bytes')} in memory)`;
}

function budget(context: Context): string {
  return quote(context, 'app.memory_budget');
}

function seconds(context: Context, engine: 'pandas' | 'polars' | 'duckdb'): string {
  if (!isUploads(context)) return quote(context, `app.transform_${engine}`);
  return quoteSeconds(
    Math.max(...context.sizing.workload.sources.map(({ id }) => sourceFigure(context, id, 'parse_seconds') ?? 0)),
  );
}

/** DuckDB runs on one thread and 125 MB where it must. */
function canShrink(context: Context): boolean {
  return figure(context, 'app.memory_budget') > duckdbThread + figure(context, 'app.frame_bytes');
}

function holdsServer({ decided }: Context): boolean {
  const store = choiceOf(decided, 'store');
  return store === 'postgres' || store === 'existing_warehouse' || store === 'in_place';
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function knows({ sizing }: Context, skill: 'pandas' | 'polars' | 'duckdb' | 'sql' | 'spark'): boolean {
  return sizing.workload.skills.value.includes(skill);
}

function hasDatabase({ sizing }: Context): boolean {
  return sizing.workload.sources.some(({ database }) => database !== null);
}
