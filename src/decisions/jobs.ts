import { appLimits } from '../knowledge/limits-app.ts';
import type { Sizing } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import { sourceChoiceOf } from './choice-of.ts';
import { copiedSources } from './copied-sources.ts';
import type { Decision } from './decision.ts';
import { listed, quoteSeconds, sourceFigure } from './figures.ts';

interface Deciding {
  readonly sizing: Sizing;
  readonly decided: readonly Decision[];
}

/** Work that has to happen outside a viewer's script run. */
export interface Job {
  readonly sourceId: string;
  /** As a sentence continues: `load crm`. */
  readonly does: string;
  /** A load keeps connections, cursors and a rate limit; a refresh is one statement that the database runs. */
  readonly work: 'load' | 'refresh';
  /** What starts it: the clock, a file that arrived, or nothing because it never ends. */
  readonly start: 'schedule' | 'arrival' | 'endless';
  /** Seconds between two starts of a scheduled job; 0 otherwise. */
  readonly interval: number;
}

/** The loads of all copied sources, and the refreshes of materialised views and aggregate tables. */
export function jobsOf(context: Deciding): readonly Job[] {
  const copied = new Set(copiedSources(context).map(({ id }) => id));
  return context.sizing.workload.sources.flatMap((source) =>
    copied.has(source.id) ? [loadOf(source, context)] : refreshesOf(source, context),
  );
}

function loadOf(source: SourceWorkload, context: Deciding): Job {
  const start = startOf(source, context);
  const does = { schedule: 'load', arrival: 'load each file of', endless: 'follow' }[start];
  return {
    sourceId: source.id,
    does: `${does} ${source.id}`,
    work: 'load',
    start,
    interval: start === 'schedule' ? intervalOf(source, context) : 0,
  };
}

function startOf({ id, kind }: SourceWorkload, { decided }: Deciding): Job['start'] {
  if (kind.value === 'stream' || sourceChoiceOf(decided, 'ingestion', id) === 'cdc') return 'endless';
  if (sourceChoiceOf(decided, 'api_sync', id) === 'webhook_reconcile') return 'endless';
  return kind.value === 'uploads' ? 'arrival' : 'schedule';
}

function refreshesOf(source: SourceWorkload, context: Deciding): readonly Job[] {
  const acceleration = sourceChoiceOf(context.decided, 'acceleration', source.id);
  if (acceleration !== 'materialised_view' && acceleration !== 'aggregate_table') return [];
  // Warehouses refresh their views themselves.
  if (acceleration === 'materialised_view' && source.kind.value === 'warehouse') return [];
  const what = acceleration === 'materialised_view' ? 'materialised view' : 'aggregate table';
  return [
    {
      sourceId: source.id,
      does: `refresh the ${what} over ${source.id}`,
      work: 'refresh',
      start: 'schedule',
      interval: intervalOf(source, context),
    },
  ];
}

function intervalOf(source: SourceWorkload, context: Deciding): number {
  return sourceFigure(context, source.id, 'sync_interval') ?? context.sizing.workload.freshness.value;
}

/** Seconds between starts of the most frequent scheduled job; infinity when none is scheduled. */
export function shortestInterval(context: Deciding): number {
  return shortest(jobsOf(context));
}

/** The same for loads alone, which keep state between two starts. */
export function shortestLoad(context: Deciding): number {
  return shortest(jobsOf(context).filter(({ work }) => work === 'load'));
}

function shortest(jobs: readonly Job[]): number {
  const intervals = jobs.filter(({ start }) => start === 'schedule').map(({ interval }) => interval);
  return Math.min(Number.POSITIVE_INFINITY, ...intervals);
}

/** Whether some job is started by a file that arrives. */
export function hasArrivals(context: Deciding): boolean {
  return jobsOf(context).some(({ start }) => start === 'arrival');
}

/** Why a process has to stay up for the jobs rather than be started by a clock; null when a clock does. */
export function whyContinuous(context: Deciding): string | null {
  const endless = jobsOf(context).filter(({ start }) => start === 'endless');
  if (endless.length > 0) {
    return `${listed(endless.map(({ sourceId }) => sourceId))} ${endless.length === 1 ? 'has' : 'have'} no end to wait for`;
  }
  const load = shortestLoad(context);
  if (load < appLimits.daemonInterval.value) {
    return `A load is due every ${quoteSeconds(load)}, more often than every ${quoteSeconds(appLimits.daemonInterval.value)}`;
  }
  return hasArrivals(context) ? 'Files come at any time and somebody waits for the verdict' : null;
}

/** When each job runs, by source, for the document: `every 15 min`, `at each upload`, `always`. */
export function roundsOf(context: Deciding): Readonly<Record<string, string>> {
  return Object.fromEntries(
    jobsOf(context).map(({ sourceId, start, interval }) => [
      sourceId,
      { schedule: `every ${quoteSeconds(interval)}`, arrival: 'at each upload', endless: 'always' }[start],
    ]),
  );
}
