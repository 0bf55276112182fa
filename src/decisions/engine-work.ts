import { dataLimits } from '../knowledge/limits-data.ts';
import { engineConstants } from '../knowledge/engines.ts';
import { fileConstants } from '../knowledge/files.ts';
import type { SourceWorkload, Workload } from '../sizing/workload.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { choiceOf } from './choice-of.ts';
import { copiedSources } from './copied-sources.ts';
import type { DecisionContext } from './decision.ts';
import { figure, quote, quoteBytes, quoteSeconds, sourceFigure } from './figures.ts';

type Context = DecisionContext;
export type FrameEngine = 'pandas' | 'polars' | 'duckdb';

const frameNames: Readonly<Record<FrameEngine, string>> = { pandas: 'pandas', polars: 'Polars', duckdb: 'DuckDB' };

/**
 * What an engine has to work on at a time. Where a server holds the rows, that is one file on its way in, or nothing;
 * without one it is the history behind the page.
 */
export interface Work {
  readonly rows: number;
  /** Memory at the peak, in each engine. */
  readonly memory: Readonly<Record<FrameEngine, number>>;
  readonly seconds: Readonly<Record<FrameEngine, number>>;
  /** In memory, without copies. */
  readonly bytes: number;
  readonly isFile: boolean;
}

/** The heavier of the two: the largest file that is parsed, or the history where the engine aggregates it itself. */
export function workOf(context: Context): Work {
  const file = largestFile(context);
  const history = historyOf(context);
  if (file === null) return history;
  return hasServer(context) || file.memory.pandas > history.memory.pandas ? workOnFile(file, context) : history;
}

/** Whether a server holds the rows and can compute over them. */
export function hasServer({ decided, sizing }: Context): boolean {
  const store = choiceOf(decided, 'store');
  if (store === 'postgres' || store === 'existing_warehouse') return true;
  return store === 'in_place' && sizing.workload.sources.some(({ database }) => database !== null);
}

/** Bytes that one machine of the host's size reads from its own disk at the most. */
export function mostOfOneNode({ hostMemory }: Workload): number {
  return Math.min(dataLimits.singleNodeBytes.value, dataLimits.singleNode.value * hostMemory.value);
}

/** Whether files are all there is, so that whatever computes has to parse them first. */
export function isOnlyFiles({ sizing }: Context): boolean {
  return sizing.workload.sources.every(({ files }) => files !== null);
}

function historyOf(context: Context): Work {
  return {
    rows: figure(context, 'app.scan_rows'),
    bytes: figure(context, 'app.scan_bytes'),
    memory: {
      pandas: figure(context, 'app.memory_pandas'),
      polars: figure(context, 'app.memory_polars'),
      duckdb: figure(context, 'app.memory_duckdb'),
    },
    seconds: {
      pandas: figure(context, 'app.transform_pandas'),
      polars: figure(context, 'app.transform_polars'),
      duckdb: figure(context, 'app.transform_duckdb'),
    },
    isFile: false,
  };
}

interface FileWork {
  readonly source: SourceWorkload;
  readonly memory: { readonly pandas: number };
}

function largestFile(context: Context): FileWork | null {
  const files = copiedSources(context)
    .filter((source) => source.files !== null)
    .map((source) => ({ source, memory: { pandas: atOnce(source) * parseMemory(source, context) } }));
  return files.reduce<FileWork | null>(
    (largest, file) => (largest === null || file.memory.pandas > largest.memory.pandas ? file : largest),
    null,
  );
}

function workOnFile({ source, memory }: FileWork, context: Context): Work {
  const rows = sourceFigure(context, source.id, 'rows_per_file') ?? 0;
  const bytes = rows * (sourceFigure(context, source.id, 'frame_row_bytes') ?? 0);
  const raw = source.files?.fileSize.value ?? 0;
  const seconds = sourceFigure(context, source.id, 'parse_seconds') ?? 0;
  const streamed = figure(context, 'app.memory_budget') * engineConstants.duckdbMemoryShare.value;
  return {
    rows,
    bytes,
    memory: {
      pandas: memory.pandas,
      polars: atOnce(source) * (bytes * dataLimits.fileTransform.value + raw),
      duckdb: Math.min(atOnce(source) * bytes, streamed),
    },
    seconds: { pandas: seconds, polars: seconds, duckdb: seconds },
    isFile: true,
  };
}

/** People upload at the same time; a job takes one file after the other. */
function atOnce({ kind }: SourceWorkload): number {
  return kind.value === 'uploads' ? fileConstants.uploadsAtOnce.value : 1;
}

function parseMemory({ id }: SourceWorkload, context: Context): number {
  return sourceFigure(context, id, 'parse_memory') ?? 0;
}

/** The work with its verb, as a sentence begins: `A file of 750 k rows needs`, `23.9 M rows (5.67 GB in memory) need`. */
export function workDoes(verb: 'need' | 'exceed' | 'fit', context: Context): string {
  return `${describeWork(context)} ${verb}${workOf(context).isFile ? 's' : ''}`;
}

/** The work alone: `A file of 750 k rows`, `23.9 M rows (5.67 GB in memory)`. */
export function describeWork(context: Context): string {
  const work = workOf(context);
  return work.isFile
    ? `A file of ${formatQuantity(Math.round(work.rows), 'rows')} (${quoteBytes(work.bytes)} in memory)`
    : `${quote(context, 'app.scan_rows')} (${quote(context, 'app.scan_bytes')} in memory)`;
}

/** The memory that an engine needs at its peak, as printed: `1.76 GB in pandas while 2 people upload`. */
export function peakIn(engine: FrameEngine, context: Context): string {
  const work = workOf(context);
  const many = work.isFile && copiedSources(context).some(({ kind }) => kind.value === 'uploads');
  return `${quoteBytes(work.memory[engine])} in ${frameNames[engine]}${many ? ` while ${fileConstants.uploadsAtOnce.value} people upload` : ''}`;
}

/** The time that an engine takes, as printed. */
export function timeIn(engine: FrameEngine, context: Context): string {
  return quoteSeconds(workOf(context).seconds[engine]);
}
