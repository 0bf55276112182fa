import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { appLimits } from '../knowledge/limits-app.ts';
import type { Workload } from '../sizing/workload.ts';
import type { DecisionContext, Scores } from './decision.ts';
import { counted, quoteSeconds, sourceFigure } from './figures.ts';
import { hasArrivals, jobsOf, shortestInterval, shortestLoad, whyContinuous } from './jobs.ts';

type Platform = 'prefect' | 'airflow' | 'dagster';

const platformNames = { prefect: 'Prefect', airflow: 'Airflow', dagster: 'Dagster' } as const;

/** The orchestrator that the team runs already. */
export function inPlace({ sizing }: DecisionContext): Workload['orchestrator']['value'] {
  return sizing.workload.orchestrator.value;
}

export function isOnCommunityCloud({ sizing }: DecisionContext): boolean {
  return sizing.workload.host.value === 'community_cloud';
}

/** Why no scheduler is needed at all; null when there is work. */
export function whyNoJobs(context: DecisionContext): string | null {
  return jobsOf(context).length === 0
    ? 'Nothing is copied and no view has to be refreshed: there is no work to start.'
    : null;
}

/** Why a clock cannot start the work; null when it can. */
export function whyNoClock(context: DecisionContext): string | null {
  if (jobsOf(context).some(({ start }) => start === 'endless')) {
    return `${whyContinuous(context)}: a schedule starts things that finish. The process that follows it can keep the clock for the rest.`;
  }
  const shortest = shortestInterval(context);
  return shortest < appLimits.cronGranularity.value
    ? `The next start is due every ${quoteSeconds(shortest)}, and a schedule starts one at most every ${quoteSeconds(appLimits.cronGranularity.value)}.`
    : null;
}

/** Why a team that does not run this platform yet should not start to; null when it runs it or is large enough. */
export function tooSmallFor(
  context: DecisionContext,
  platform: Platform,
  least: { readonly team: number; readonly jobs: number },
): string | null {
  const jobs = jobsOf(context).length;
  const team = context.sizing.workload.teamSize.value;
  if (inPlace(context) === platform || (jobs >= least.jobs && team >= least.team)) return null;
  return `It is a scheduler, a database and a web server to keep for ${counted(jobs, 'job')} and a team of ${team}; it pays from about ${least.jobs} jobs and ${least.team} people, or where it is in place already.`;
}

/** A platform's scores: those of one in place, or `fresh` when it would have to be introduced. */
export function platformScores(context: DecisionContext, platform: Platform, fresh: Scores): Scores {
  if (inPlace(context) !== platform) return fresh;
  if (shortestLoad(context) < appLimits.daemonInterval.value) {
    return { performance: 2, simplicity: 4, cost: 4, skills: 5, robustness: 4 };
  }
  const startsOnCall = platform === 'prefect';
  return hasArrivals(context) && !startsOnCall
    ? { performance: 2, simplicity: 4, cost: 4, skills: 5, robustness: 5 }
    : { performance: 4, simplicity: 5, cost: 4, skills: 5, robustness: 5 };
}

/** Why the platform wins; `does` continues "It runs". */
export function platformReason(context: DecisionContext, platform: Platform, does: string): string {
  const jobs = counted(jobsOf(context).length, 'job');
  const name = platformNames[platform];
  return inPlace(context) === platform
    ? `${name} is in place and the team knows it: ${jobs} more are not another service. It runs ${does}.`
    : `${jobs} for a team of ${context.sizing.workload.teamSize.value} are more than the ${appLimits.cronJobs.value} that a crontab keeps in order. ${name} runs ${does}.`;
}

/** Why the platform was possible and still not taken. */
export function platformPassedOver(context: DecisionContext, platform: Platform): string {
  const name = platformNames[platform];
  const continuous = whyContinuous(context);
  if (inPlace(context) === platform && continuous !== null) {
    return `${name} is in place, but ${continuous.charAt(0).toLowerCase()}${continuous.slice(1)}; starting a task each time costs more than the load.`;
  }
  return `${name} would be a service to introduce, learn and keep for ${counted(jobsOf(context).length, 'job')}.`;
}

/** The share of its life that a worker would sleep between scheduled loads. */
export function idleShare(context: DecisionContext): string {
  const busy = jobsOf(context).reduce(
    (sum, { sourceId, interval }) =>
      sum + (interval > 0 ? (sourceFigure(context, sourceId, 'load_increment_seconds') ?? 0) / interval : 0),
    0,
  );
  return formatQuantity(1 - Math.min(1, busy), 'ratio');
}

/** What keeps two runs of one job apart on the host. */
export function lockOf({ sizing }: DecisionContext): string {
  const { host } = sizing.workload;
  if (host.value === 'kubernetes') return 'concurrencyPolicy: Forbid';
  return host.value === 'snowflake' ? 'a task that is still running skips its next start' : 'each job runs under flock';
}

/** What starts things by the clock on the host. */
export function timerOf({ sizing }: DecisionContext): string {
  return {
    community_cloud: 'a timer',
    vm: 'cron or a systemd timer',
    container: "the container host's cron",
    kubernetes: 'a CronJob',
    snowflake: 'a Snowflake task',
  }[sizing.workload.host.value];
}
