import { derived, documented, judged } from './constant.ts';
import { dataSources } from './sources-data.ts';

/** Memory and speed of dataframe engines, and the width of a cell. */
export const engineConstants = {
  pandasMemory: documented(
    'pandas-memory',
    5,
    'x',
    'Memory that a pandas job needs, as a multiple of its data: the low end of 5 to 10; measure before relying on it.',
    dataSources.pandasMemory,
  ),
  pandasMemoryText: documented(
    'pandas-memory-text',
    10,
    'x',
    'The same where text cells prevail: the high end of 5 to 10.',
    dataSources.pandasMemory,
  ),
  polarsMemory: judged('polars-memory', 3, 'x', 'Memory of an eager Polars job, the middle of 2 to 4 times its data.'),
  duckdbThreadMemory: documented(
    'duckdb-thread-memory',
    1.5e9,
    'B',
    'Memory of one DuckDB thread in aggregations, the middle of 1 to 2 GB; joins want 3 to 4 GB.',
    dataSources.duckdbEnvironment,
  ),
  duckdbMemoryShare: judged(
    'duckdb-memory-share',
    0.4,
    'ratio',
    "Share of the instance's memory that DuckDB's memory_limit is set to; what exceeds it spills to disk.",
  ),
  spillDisk: judged('spill-disk', 2, 'x', 'Disk for what does not fit the memory, as a multiple of it: 2 to 3 times.'),
  pandasRate: derived(
    'pandas-rate',
    6.5e6,
    'rows/s',
    'Rows a second in group-by, load included (rows × questions × runs ÷ wall time); not for per-row Python functions.',
    dataSources.dbBenchmark,
  ),
  polarsRate: derived(
    'polars-rate',
    17e6,
    'rows/s',
    'Rows a second in group-by in Polars, load included: the low end of 17 to 32 M.',
    dataSources.dbBenchmark,
  ),
  duckdbRate: derived(
    'duckdb-rate',
    50e6,
    'rows/s',
    'Rows a second in group-by in DuckDB, load included: the low end of 50 to 97 M; remote files are bound by the network.',
    dataSources.dbBenchmark,
  ),
  numericCell: documented(
    'numeric-cell',
    8,
    'B',
    'A number or a timestamp in a frame column.',
    dataSources.arrowLayout,
  ),
  textCell: derived(
    'text-cell',
    8,
    'B',
    'What a text cell takes beside its characters: an Arrow offset of 4 to 8 bytes; an object column takes 57.',
    dataSources.arrowLayout,
  ),
  heavyText: judged('heavy-text', 0.5, 'ratio', 'From this share of text columns on, text decides the memory.'),
  usableMemory: judged(
    'usable-memory',
    0.7,
    'ratio',
    'Share of the memory of an instance that a plan may use; the rest absorbs what the arithmetic missed.',
  ),
  frameShare: judged(
    'frame-share',
    0.2,
    'ratio',
    'A frame above this share of the memory is aggregated before it is loaded into the Streamlit process.',
  ),
} as const;
