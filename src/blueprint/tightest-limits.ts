import { choiceOf, sourceChoiceOf } from '../decisions/choice-of.ts';
import { figure, quote, quoteAnswer, quoteBytes } from '../decisions/figures.ts';
import { transformFigures } from '../decisions/transform-figures.ts';
import { appLimits } from '../knowledge/limits-app.ts';
import type { SourceMetric } from '../sizing/quantity-ids.ts';
import { sourceQuantity } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { PlanStep } from './blueprint.ts';
import { cachedFrames } from './caching.ts';
import { type Design, inPlaceSources, loadedSources, quoteSource, worksOnFiles } from './design.ts';
import { engineName, storeName } from './design-names.ts';

/** A limit that the design comes near to, with the trial that shows on which side it is. */
export interface Limit extends Omit<PlanStep, 'id'> {
  /** What is used divided by what there is; above 1 the design does not hold as it stands. */
  readonly share: number;
}

/**
 * The limits of this design, the tightest first. One that arithmetic alone shows to be exceeded is a finding and needs
 * no trial; a query that is too slow today is tried with what shall speed it up.
 */
export function tightestLimits(design: Design): readonly Limit[] {
  const { sources } = design.sizing.workload;
  const limits = [...sources.flatMap((source) => ofSource(source, design)), transformLimit(design), cacheLimit(design)];
  return limits.filter((limit) => limit !== null).toSorted((a, b) => b.share - a.share);
}

function ofSource(source: SourceWorkload, design: Design): readonly (Limit | null)[] {
  return [
    rateLimit(source, design),
    queryLimit(source, design),
    connectionLimit(source, design),
    consumerLimit(source, design),
    uploadLimit(source, design),
  ];
}

function rateLimit({ id, api }: SourceWorkload, design: Design): Limit | null {
  const share = value(design, id, 'rate_share');
  if (!api || share === null || share > 1 || !loadedSources(design).some((loaded) => loaded.id === id)) return null;
  return {
    share,
    action: `Run extract_${id} alone against the vendor for one hour at an interval of ${words(design, id, 'sync_interval')}, writing to a scratch file.`,
    acceptance: `No answer 429; calls stay at ${words(design, id, 'rate_share')} of ${quoteAnswer(api.rateLimit, '1/s')}; no sync takes longer than its interval; the count of keys equals the vendor's.`,
  };
}

function queryLimit({ id, rows, database }: SourceWorkload, design: Design): Limit | null {
  const budget = value(design, id, 'query_budget');
  if (!database || !budget || !inPlaceSources(design).some((source) => source.id === id)) return null;
  const change = {
    none: 'as it is',
    index: 'with the proposed index',
    materialised_view: 'on the proposed materialised view',
    aggregate_table: 'on the proposed aggregate table',
  }[sourceChoiceOf(design.decided, 'acceleration', id) ?? 'none'];
  return {
    share: database.queryTime.value / budget,
    action: `On a copy of ${id} with ${quoteAnswer(rows, 'rows')}, time the page's query ${change} (bench/query_latency.py), cold and warm.`,
    acceptance: `p95 is at most ${words(design, id, 'query_budget')}, where it is ${quoteAnswer(database.queryTime, 's')} today, and its plan no longer reads the whole table; otherwise the design is revised before anything is built.`,
  };
}

function connectionLimit({ id, kind, database }: SourceWorkload, design: Design): Limit | null {
  const used = value(design, id, 'connections_used');
  const free = value(design, id, 'connections_free');
  if (!database || used === null || free === null || kind.value !== 'database') return null;
  if (!inPlaceSources(design).some((source) => source.id === id) || used > free) return null;
  return {
    share: used / Math.max(1, free),
    action: `Count the connections of ${id} through one busy day (pg_stat_activity, or what its engine has instead), and open ${words(design, id, 'connections_used')} more beside them.`,
    acceptance: `At the busiest minute the app's ${words(design, id, 'connections_used')} fit beside the others below ${quoteAnswer(database.connectionLimit, 'connections')}, and no other client is refused.`,
  };
}

function consumerLimit({ id, stream }: SourceWorkload, design: Design): Limit | null {
  const share = value(design, id, 'consumer_utilisation');
  if (!stream || share === null || share > 1) return null;
  return {
    share,
    action: `Feed the consumer of ${id} ${words(design, id, 'events_peak')} for 10 minutes, stop it, and let ${words(design, id, 'outage_backlog')} wait before it starts again.`,
    acceptance: `It is at most ${words(design, id, 'consumer_utilisation')} busy, loses no event that the broker kept, and has caught up within ${words(design, id, 'catch_up_seconds')}.`,
  };
}

function uploadLimit({ id, kind, files }: SourceWorkload, design: Design): Limit | null {
  const memory = value(design, id, 'parse_memory');
  const seconds = (value(design, id, 'parse_seconds') ?? 0) + (value(design, id, 'validate_seconds') ?? 0);
  const budget = figure(design, 'app.memory_budget');
  if (!files || memory === null || memory > budget) return null;
  const waits = kind.value === 'uploads' ? seconds / appLimits.attention.value : 0;
  return {
    share: Math.max(memory / budget, waits),
    action: `Read, clean and check three real files of ${id} of about ${quoteBytes(files.fileSize.value)}, with all the mess that was named, in a container limited to ${quoteAnswer(design.sizing.workload.hostMemory, 'B')}.`,
    acceptance: `Parsing takes at most ${words(design, id, 'parse_seconds')} and ${words(design, id, 'parse_memory')}; every date and decimal is understood or refused with its line, none is guessed.`,
  };
}

function transformLimit(design: Design): Limit | null {
  if (choiceOf(design.decided, 'engine') === 'pushdown' || loadedSources(design).length === 0) return null;
  const { memory, seconds } = transformFigures(design.decided);
  if (worksOnFiles(design) || figure(design, memory) > figure(design, 'app.memory_budget')) return null;
  return {
    share: figure(design, memory) / figure(design, 'app.memory_budget'),
    action: `Generate ${quote(design, 'app.scan_rows')} with the answered widths and run the full transform in ${engineName(design)} in a container limited to ${quoteAnswer(design.sizing.workload.hostMemory, 'B')}.`,
    acceptance: `Resident memory peaks at ${quote(design, memory)} or less, within the ${quote(design, 'app.memory_budget')} budget, in ${quote(design, seconds)}.`,
  };
}

function cacheLimit(design: Design): Limit | null {
  const bytes = cachedFrames(design).reduce((sum, entry) => sum + entry.memory, 0);
  if (bytes === 0 || bytes > figure(design, 'app.memory_budget')) return null;
  return {
    share: bytes / figure(design, 'app.memory_budget'),
    action: `Serve a page from generated frames of ${quote(design, 'app.frame_bytes')} with every cache entry filled, read from the ${storeName(design).replace(/^the /, '')}, in a process limited to ${quoteAnswer(design.sizing.workload.hostMemory, 'B')}.`,
    acceptance: `The process stays below ${quote(design, 'app.memory_budget')} with ${quoteBytes(bytes)} cached, and a hit costs at most ${quote(design, 'app.cache_hit_seconds')}.`,
  };
}

function value({ sizing }: Design, sourceId: string, metric: SourceMetric): number | null {
  return sourceQuantity(sizing.ledger, sourceId, metric)?.value ?? null;
}

function words(design: Design, sourceId: string, metric: SourceMetric): string {
  return quoteSource(design, sourceId, metric) ?? 'the interval';
}
