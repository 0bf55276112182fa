import { planningConstants } from '../../knowledge/planning.ts';
import { streamingConstants } from '../../knowledge/streaming.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import { isCopied, needsPreparing } from '../prepared.ts';
import type { SourceWorkload } from '../workload.ts';
import { exceeds, type FindingContext, finding, type FindingRule, seconds, freshnessOf } from './finding-rule.ts';

/** The steps between a source and the screen add up to more than the freshness target. */
export const freshnessReached: FindingRule = (context) =>
  context.workload.sources.flatMap((source) => {
    const { workload, of, show } = context;
    const staleness = of(source, 'staleness') ?? 0;
    // The limit of an API that allows no such freshness is a finding of its own.
    const isFloor = exceeds(of(source, 'floor') ?? 0, workload.freshness.value);
    if (isFloor || !exceeds(staleness, workload.freshness.value)) return [];
    return [
      finding({
        name: 'freshness',
        severity: 'risk',
        source,
        title: `Data of ${source.id} can be ${show(source, 'staleness')} old; the target is ${seconds(workload.freshness.value)}`,
        because: `${steps(context, source)} = ${show(source, 'staleness')}.`,
        remedies: [...freshnessOf(reachable(context, source)), ...shorter(context, source)],
        answers: [workload.freshness],
        app: ['app.cache_ttl', 'app.refresh_interval'],
        metrics: ['staleness'],
      }),
    ];
  });

function steps({ of, show, showApp }: FindingContext, source: SourceWorkload): string {
  const refresh = `refresh ${showApp('app.refresh_interval')}`;
  const ttl = `cache ${showApp('app.cache_ttl')}`;
  if (source.database !== null && !isCopiedHere(of, source)) {
    const prepared = isPrepared(of, source) ? [`prepared every ${show(source, 'sync_interval')}`] : [];
    return [...prepared, `query ${seconds(queryOf(of, source))}`, ttl, refresh].join(' + ');
  }
  const interval = of(source, 'sync_interval') === null ? [] : [`interval ${show(source, 'sync_interval')}`];
  const file =
    source.files === null
      ? []
      : [`parsing ${show(source, 'parse_seconds')}`, `checks ${show(source, 'validate_seconds')}`];
  const load = `load ${show(source, 'load_increment_seconds')}`;
  return [...interval, ...file, load, ...(source.stream === null ? [ttl] : []), refresh].join(' + ');
}

/**
 * The least freshness whose steps add up: cache and page take 40 % of it but at least a second each, and what remains
 * must hold the wait and the work.
 */
function reachable({ of }: FindingContext, source: SourceWorkload): number {
  const interval = of(source, 'sync_interval') ?? 0;
  const load = of(source, 'load_increment_seconds') ?? 0;
  const shortest = streamlitConstants.shortestRefresh.value;
  // A consumer writes each second at the latest, and its batches grow with that wait.
  const share = planningConstants.refreshShare.value;
  if (source.stream !== null) {
    const batch = streamingConstants.flush.value * (1 + load / interval);
    return Math.max(batch + shortest, batch / (1 - share));
  }
  const reading = 2 * share;
  const file = (of(source, 'parse_seconds') ?? 0) + (of(source, 'validate_seconds') ?? 0);
  const query = queryOf(of, source);
  if (isPrepared(of, source)) {
    const left = 1 - planningConstants.syncShare.value;
    // The interval may stand on how long one preparation takes, whatever the freshness.
    const fixed = interval + query;
    return Math.max(
      query / (left - reading),
      (query + 2 * shortest) / left,
      fixed / (1 - reading),
      fixed + 2 * shortest,
    );
  }
  const rest = source.database === null || isCopiedHere(of, source) ? interval + file + load : query;
  return Math.max(rest / (1 - reading), rest + 2 * shortest, (2 * shortest) / (1 - planningConstants.loadShare.value));
}

type Figures = FindingContext['of'];

function isCopiedHere(of: Figures, source: SourceWorkload): boolean {
  return isCopied(source, of(source, 'speedup_needed') ?? 1, of(source, 'query_budget') ?? 0);
}

function isPrepared(of: Figures, source: SourceWorkload): boolean {
  return !isCopiedHere(of, source) && needsPreparing(source, of(source, 'speedup_needed') ?? 1);
}

/** Seconds of the query inside a read: today's, or its budget once it has been made to keep it. */
function queryOf(of: Figures, source: SourceWorkload): number {
  const budget = of(source, 'query_budget') ?? 0;
  return isPrepared(of, source) ? budget : Math.min(source.database?.queryTime.value ?? 0, budget);
}

function shorter({ of }: FindingContext, source: SourceWorkload): readonly string[] {
  if (source.stream !== null) return ['show the newest value per key straight from memory, and store behind it'];
  if (source.database !== null && !isCopiedHere(of, source))
    return isPrepared(of, source) ? [] : ['a shorter query: an aggregate that is kept ready'];
  const load = of(source, 'load_increment_seconds') ?? 0;
  const interval = of(source, 'sync_interval') ?? 0;
  return load > interval / 2
    ? ['load only what changed', 'a faster load in smaller pieces']
    : ['a higher rate limit, for a shorter interval'];
}
