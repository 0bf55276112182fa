import { choiceOf } from '../decisions/choice-of.ts';
import { counted, figure, listed, quote, quoteAnswer, quoteBytes, quoteSeconds } from '../decisions/figures.ts';
import { type Job, jobsOf } from '../decisions/jobs.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { failureThresholds } from '../knowledge/failure-modes/thresholds.ts';
import { reliabilityConstants } from '../knowledge/reliability.ts';
import { sourceQuantity } from '../sizing/sizing.ts';
import { availabilityAlert } from './availability-alert.ts';
import type { Slo } from './blueprint.ts';
import { type Design, inPlaceSources, loadedSources, quoteSource } from './design.ts';
import { alertRoute } from './design-names.ts';
import { payloadBudget } from './page-payload.ts';

/** What is promised to viewers, measured how, and who is told when it does not hold. */
export function setSlos(design: Design): readonly Slo[] {
  return [
    freshnessSlo(design),
    availabilitySlo(design),
    pageLoadSlo(design),
    ...completenessSlo(design),
    ...successSlo(design),
    ...uploadSlo(design),
    ...lagSlo(design),
  ];
}

const thirtyDays = reliabilityConstants.window.value;

function freshnessSlo(design: Design): Slo {
  const { freshness, availability } = design.sizing.workload;
  const worst = figure(design, 'app.staleness_worst');
  const reached =
    worst > freshness.value
      ? `; by arithmetic the design reaches ${quote(design, 'app.staleness_worst')} at worst`
      : '';
  const late = jobsOf(design)
    .filter(({ start }) => start === 'schedule')
    .map(({ sourceId, interval }) => `${sourceId} ${missedAfter(interval)}`);
  const inPlace = inPlaceSources(design).map(({ id }) => id);
  const alerts = [
    ...(late.length > 0 ? [`no successful load within twice its interval: ${listed(late)}`] : []),
    ...(inPlace.length > 0
      ? [
          `read_failed of ${listed(inPlace)} for ${quoteAnswer(freshness, 's')}, since a read in place is as fresh as its last success`,
        ]
      : []),
    ...(late.length === 0 && inPlace.length === 0
      ? [`as_of older than ${quoteAnswer(freshness, 's')} for two checks in a row`]
      : []),
  ];
  return slo(design, {
    id: 'SLO-freshness',
    indicator: 'age of the data on the screen, each source: now less the as_of of its newest rows',
    objective: `at most ${quoteAnswer(freshness, 's')} in ${quoteAnswer(availability, 'ratio')} of the minutes in use${reached}`,
    alert: alerts.join('; '),
  });
}

function availabilitySlo(design: Design): Slo {
  const { availability } = design.sizing.workload;
  const isCounted = choiceOf(design.decided, 'observability') === 'prometheus';
  return slo(design, {
    id: 'SLO-availability',
    indicator: isCounted
      ? '1 − failures_total{event="page_failed"} ÷ page_seconds_count'
      : 'share of page_run lines that no page_failed line of the same run follows',
    objective: `${quoteAnswer(availability, 'ratio')}: an error budget of ${quote(design, 'app.error_budget')}`,
    alert: availabilityAlert(availability.value, figure(design, 'app.rerun_rate')),
  });
}

function pageLoadSlo(design: Design): Slo {
  const { pageLoad } = design.sizing.workload;
  const isCounted = choiceOf(design.decided, 'observability') === 'prometheus';
  const target = quoteAnswer(pageLoad, 's');
  return slo(design, {
    id: 'SLO-page-load',
    indicator: isCounted
      ? 'p95 of page_seconds: histogram_quantile(0.95, sum by (le, page) (rate(page_seconds_bucket[5m])))'
      : 'p95 of "seconds" in the page_run lines, each page',
    objective: `p95 at most ${target}; by arithmetic a warm run takes ${quote(design, 'app.run_seconds')} and a page of ${quoteBytes(payloadBudget(design))} is what fits the way to the browser`,
    alert: `p95 above ${target} in 15 min with at least ${counted(failureThresholds.lowTraffic.value, 'run')} in them`,
  });
}

function completenessSlo(design: Design): readonly Slo[] {
  const loaded = loadedSources(design);
  if (loaded.length === 0) return [];
  const warning = formatQuantity(failureThresholds.badShareWarning.value, 'ratio');
  const stop = formatQuantity(failureThresholds.badShare.value, 'ratio');
  const rejects = choiceOf(design.decided, 'bad_rows') === 'reject_file';
  const daily = loaded.map(({ id }) => `${id} ${quoteSource(design, id, 'rows_per_day') ?? 'rows'} a day`);
  return [
    slo(design, {
      id: 'SLO-completeness',
      indicator: `bad rows ÷ rows read, and rows written + refused − rows read, each load (${listed(daily)})`,
      objective: rejects
        ? 'no batch is loaded in part; the difference is 0 at each load'
        : `at most ${warning} bad rows in a day; the difference is 0 at each load`,
      alert: rejects
        ? 'each rejected batch, with its reasons, to its sender and the owner'
        : `bad rows above ${warning} of a day, or the first difference; above ${stop} the load stops and alerts by itself`,
    }),
  ];
}

function successSlo(design: Design): readonly Slo[] {
  const scheduled = jobsOf(design).filter(({ start }) => start === 'schedule');
  if (scheduled.length === 0) return [];
  const runs = scheduled.reduce((sum, { interval }) => sum + thirtyDays / interval, 0);
  const allowed = runs * (1 - design.sizing.workload.availability.value);
  return [
    slo(design, {
      id: 'SLO-pipeline',
      indicator: `share of scheduled runs that end with task_finished (${formatQuantity(Math.round(runs), 'count')} in 30 d)`,
      objective:
        allowed >= 1
          ? `${quoteAnswer(design.sizing.workload.availability, 'ratio')}: at most ${formatQuantity(Math.floor(allowed), 'count')} fail`
          : `at most 1 fails: ${quoteAnswer(design.sizing.workload.availability, 'ratio')} of so few would allow none`,
      alert: `two failures in a row, or no success for ${listed(scheduled.map((job) => `${job.sourceId} in ${missedAfter(job.interval)}`))}`,
    }),
  ];
}

function uploadSlo(design: Design): readonly Slo[] {
  const uploads = jobsOf(design).filter(({ start }) => start === 'arrival');
  if (uploads.length === 0) return [];
  const seconds = Math.max(...uploads.map((job) => verdictSeconds(job, design)));
  const perDay = design.sizing.workload.sources.reduce((sum, { kind, files }) => {
    return kind.value === 'uploads' ? sum + (files?.filesPerDay.value ?? 0) : sum;
  }, 0);
  return [
    slo(design, {
      id: 'SLO-upload-verdict',
      indicator: `time from the end of an upload to its verdict (${formatQuantity(perDay * 30, 'count')} files in 30 d)`,
      objective: `95 % within ${quoteSeconds(Math.max(1, 2 * seconds))}: twice the ${quoteSeconds(seconds)} that parsing, checking and writing the largest usual file take`,
      alert: 'an upload without a verdict after 10 min, or three that fail in a row for another reason than their rows',
    }),
  ];
}

function verdictSeconds({ sourceId }: Job, { sizing }: Design): number {
  const parts = ['parse_seconds', 'validate_seconds', 'load_increment_seconds'] as const;
  return parts.reduce((sum, metric) => sum + (sourceQuantity(sizing.ledger, sourceId, metric)?.value ?? 0), 0);
}

function lagSlo(design: Design): readonly Slo[] {
  const streams = design.sizing.workload.sources.filter(({ stream }) => stream !== null);
  if (streams.length === 0) return [];
  const fresh = quoteAnswer(design.sizing.workload.freshness, 's');
  const speeds = streams.map(
    ({ id }) =>
      `${id}: ${quoteSource(design, id, 'consumer_utilisation') ?? '–'} of the consumers' capacity at the peak`,
  );
  return [
    slo(design, {
      id: 'SLO-lag',
      indicator: `time lag of each consumer: newest event less last handled event (${listed(speeds)})`,
      objective: `below ${fresh} in ${quoteAnswer(design.sizing.workload.availability, 'ratio')} of the minutes`,
      alert: `lag growing for ${quoteSeconds(failureThresholds.lagGrowing.value)}, or above ${fresh} for 5 min; never the count of events alone`,
    }),
  ];
}

function missedAfter(interval: number): string {
  return quoteSeconds(failureThresholds.missedRuns.value * interval);
}

function slo(design: Design, promise: Omit<Slo, 'window' | 'route'>): Slo {
  return { ...promise, window: quoteSeconds(thirtyDays), route: alertRoute(design) };
}
