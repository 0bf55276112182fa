import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import { counted, figure, quote, quoteAnswer, quoteBytes } from '../decisions/figures.ts';
import { transformFigures } from '../decisions/transform-figures.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { sourceQuantity } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { Benchmark } from './blueprint.ts';
import { cachedFrames } from './caching.ts';
import {
  type Design,
  hasStore,
  inPlaceSources,
  instances,
  isPrecomputed,
  loadedSources,
  quoteSource,
  worksOnFiles,
} from './design.ts';
import { engineName } from './design-names.ts';
import { payloadBudget } from './page-payload.ts';

/** What is measured before the design counts as proven: at the stated volume, against a figure of the ledger. */
export function planBenchmarks(design: Design): readonly Benchmark[] {
  const { sources } = design.sizing.workload;
  return [
    ...sources.flatMap((source) => ofSource(source, design)),
    ...(loadedSources(design).length > 0 && !worksOnFiles(design) ? [transformBenchmark(design)] : []),
    ...cacheBenchmark(design),
    pageBenchmark(design),
    viewersBenchmark(design),
  ];
}

function ofSource(source: SourceWorkload, design: Design): readonly Benchmark[] {
  const isLoaded = loadedSources(design).some(({ id }) => id === source.id);
  return [
    ...(source.database ? queryBenchmarks(source, design) : []),
    ...(source.api && isLoaded ? [syncBenchmark(source, design)] : []),
    ...(source.files ? [parseBenchmark(source, design)] : []),
    ...(source.stream ? [catchUpBenchmark(source, design)] : []),
    ...(isLoaded && !source.stream && hasStore(design) ? [loadBenchmark(source, design)] : []),
  ];
}

function queryBenchmarks(source: SourceWorkload, design: Design): readonly Benchmark[] {
  const { id, database } = source;
  const budget = quoteSource(design, id, 'query_budget');
  const inPlace = inPlaceSources(design).some((candidate) => candidate.id === id);
  if (!database || budget === null || !inPlace) return [];
  const acceleration = sourceChoiceOf(design.decided, 'acceleration', id);
  const today = quoteAnswer(database.queryTime, 's');
  const helped = {
    none: 'as it is',
    index: 'after the index',
    materialised_view: 'on the materialised view',
    aggregate_table: 'on the aggregate table',
  }[acceleration ?? 'none'];
  const query: Benchmark = {
    id: `B-query-${id}`,
    measures: `latency of the page's query on ${id}, before (today ${today}) and ${helped}`,
    volume: `${quoteAnswer(source.rows, 'rows')} of ${quoteAnswer(source.rowBytes, 'B')}`,
    budget: `p95 at most ${budget}, ${quoteSource(design, id, 'speedup_needed') ?? '1×'} faster than today`,
    how: 'bench/query_latency.py on a copy of the database; cold and warm; the plan is kept with the figures',
  };
  if (!isPrecomputed(design, id)) return [query];
  return [
    query,
    {
      id: `B-refresh-${id}`,
      measures: `refresh of ${helped.replace(/^on the /, 'the ')} over ${id}, and what it does to readers`,
      volume: quoteAnswer(source.rows, 'rows'),
      budget: `within half of its interval of ${quoteSource(design, id, 'sync_interval') ?? quote(design, 'app.refresh_interval')}; p95 of readers unchanged`,
      how: `python worker.py refresh_${id} while bench/query_latency.py runs beside it`,
    },
  ];
}

function syncBenchmark(source: SourceWorkload, design: Design): Benchmark {
  const { id } = source;
  const calls =
    sourceQuantity(design.sizing.ledger, id, 'calls_increment') ??
    sourceQuantity(design.sizing.ledger, id, 'calls_full');
  const interval = quoteSource(design, id, 'sync_interval') ?? '–';
  return {
    id: `B-sync-${id}`,
    measures: `one sync of ${id} at the peak: calls, share of the limit, duration`,
    volume: `${quoteSource(design, id, 'rate_peak') ?? '–'} changed over ${interval}${calls ? `: ${formatQuantity(calls.value, 'calls')}` : ''}`,
    budget: `ends within ${interval}, at about ${quoteSource(design, id, 'rate_share') ?? '–'} of the limit, no 429; the floor is ${quoteSource(design, id, 'floor') ?? '–'}`,
    how: 'recorded answers replayed by a local server that enforces the limit; then one hour against the vendor',
  };
}

function parseBenchmark(source: SourceWorkload, design: Design): Benchmark {
  const { id, files } = source;
  const size = quoteBytes(files?.fileSize.value ?? 0);
  const validation = choiceOf(design.decided, 'validation');
  const checks = quoteSource(design, id, validation === 'pydantic' ? 'validate_seconds' : 'validate_columns_seconds');
  return {
    id: `B-parse-${id}`,
    measures: `reading, cleaning and checking one file of ${id}`,
    volume: `${size}, ${quoteSource(design, id, 'rows_per_file') ?? '–'}, with every kind of mess that was named`,
    budget: `parse ${quoteSource(design, id, 'parse_seconds') ?? '–'}, check ${checks ?? '–'}, memory ${quoteSource(design, id, 'parse_memory') ?? '–'} of ${quote(design, 'app.memory_budget')}`,
    how: 'bench/benchmark.py --share 1 in a container with the memory limit of the host',
  };
}

function catchUpBenchmark(source: SourceWorkload, design: Design): Benchmark {
  const { id } = source;
  const { longestOutage } = design.sizing.workload;
  return {
    id: `B-catch-up-${id}`,
    measures: `consumer of ${id}: sustained rate, and catching up after an outage`,
    volume: `${quoteSource(design, id, 'events_peak') ?? '–'} for 10 min, then ${quoteSource(design, id, 'outage_backlog') ?? '–'} events at once (${quoteAnswer(longestOutage, 's')} of outage)`,
    budget: `at most ${quoteSource(design, id, 'consumer_utilisation') ?? '–'} busy at the peak; caught up within ${quoteSource(design, id, 'catch_up_seconds') ?? 'the retention'}`,
    how: 'a producer with the distribution of keys that production has; time lag recorded each second',
  };
}

function loadBenchmark(source: SourceWorkload, design: Design): Benchmark {
  const { id } = source;
  const budget = quoteSource(design, id, 'load_increment_seconds') ?? '–';
  const full = quoteSource(design, id, 'load_full_seconds') ?? '–';
  const interval = quoteSource(design, id, 'sync_interval');
  const within = interval ? `ends well within its interval of ${interval}: ` : '';
  const rows = source.files
    ? `one file, ${quoteSource(design, id, 'rows_per_file') ?? '–'}`
    : `one load at the peak, into a table that holds ${quoteAnswer(source.rows, 'rows')} already`;
  return {
    id: `B-load-${id}`,
    measures: `load of ${id} into the store, and the same batch a second time`,
    volume: rows,
    budget: `${within}${budget} by arithmetic, ${full} for everything; the second time changes no row`,
    how: 'count, sum of amount and newest time are compared after both; then once more with the process killed half way',
  };
}

function transformBenchmark(design: Design): Benchmark {
  const { memory, seconds } = transformFigures(design.decided);
  const pushed = choiceOf(design.decided, 'engine') === 'pushdown';
  return {
    id: 'B-transform',
    measures: `one full transform in ${engineName(design)}: duration and peak memory`,
    volume: `${quote(design, 'app.scan_rows')}, ${quote(design, 'app.scan_bytes')} in a frame`,
    budget: pushed
      ? `${quote(design, seconds)} in the database; the app stays below ${quote(design, 'app.memory_budget')}`
      : `${quote(design, seconds)} and ${quote(design, memory)} of ${quote(design, 'app.memory_budget')}`,
    how: 'bench/benchmark.py --share 1; resident memory sampled from outside, since engines allocate beside Python',
  };
}

function cacheBenchmark(design: Design): readonly Benchmark[] {
  const frames = cachedFrames(design);
  if (frames.length === 0) return [];
  const memory = frames.reduce((sum, entry) => sum + entry.memory, 0);
  return [
    {
      id: 'B-cache',
      measures: 'a cache hit, a fill with ten callers at once, and memory when every entry is full',
      volume: `${counted(figure(design, 'app.cache_entries'), 'entry', 'entries')} of ${quote(design, 'app.frame_bytes')}`,
      budget: `hit at most ${quote(design, 'app.cache_hit_seconds')}; ten callers cause one fill; ${quoteBytes(memory)} in all`,
      how: 'ten sessions on a real server open the page at the same moment after a cache clear; queries are counted at the source',
    },
  ];
}

function pageBenchmark(design: Design): Benchmark {
  const { pageLoad } = design.sizing.workload;
  return {
    id: 'B-page',
    measures: 'the first page: script run, bytes sent, time until its figures are drawn',
    volume: `${quote(design, 'app.frame_rows')} behind the page, warm cache`,
    budget: `run ${quote(design, 'app.run_seconds')}, payload at most ${quoteBytes(payloadBudget(design))}, drawn within ${quoteAnswer(pageLoad, 's')} at 50 Mbit/s`,
    how: 'AppTest for the run; a headless browser with a throttled connection for bytes and drawing',
  };
}

function viewersBenchmark(design: Design): Benchmark {
  const { viewers, pageLoad } = design.sizing.workload;
  const each = instances(design);
  return {
    id: 'B-viewers',
    measures: `${counted(viewers.value, 'viewer')} at once, clicking and refreshing at the answered pace`,
    volume: `${quote(design, 'app.rerun_rate')} script runs, ${quote(design, 'app.runs_in_flight')} in flight, ${counted(each, 'instance')}`,
    budget: `p95 of a run within ${quoteAnswer(pageLoad, 's')}; ${quote(design, 'app.cores_needed')} busy at most over all instances, ${quote(design, 'app.memory_budget')} of data in each, and memory that no longer grows after half an hour`,
    how: 'WebSocket sessions against a server like production for one hour; sources answered from recordings',
  };
}
