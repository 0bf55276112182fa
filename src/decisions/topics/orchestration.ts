import { appLimits } from '../../knowledge/limits-app.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import type { DecisionContext, Topic, TopicOption } from '../decision.ts';
import { counted, figure, listed, quoteBytes, quoteSeconds, sentenceCase } from '../figures.ts';
import { hasArrivals, jobsOf, roundsOf, shortestInterval, shortestLoad, whyContinuous } from '../jobs.ts';
import {
  idleShare,
  inPlace,
  isOnCommunityCloud,
  platformPassedOver,
  platformReason,
  platformScores,
  lockOf,
  timerOf,
  tooSmallFor,
  whyNoClock,
  whyNoJobs,
} from '../scheduler-rules.ts';
import { uploadBytes, uploadSeconds, whyNotWhileWatched } from '../upload-cost.ts';
import { ttlInUse } from './refresh.ts';

type Context = DecisionContext;

/** What starts the work that no viewer waits for. */
export const orchestrationTopic: Topic<'orchestration'> = {
  id: 'orchestration',
  title: 'Orchestration',
  question: 'What starts the work that no viewer waits for, and notices when it did not run?',
  applies: () => true,
  weights: { performance: 3, simplicity: 3, cost: 1, skills: 2, robustness: 3 },
  options: [
    {
      id: 'in_app',
      label: 'Nothing but the app',
      excluded: (context) => whyNotInApp(context),
      scores: () => ({ performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 3 }),
      because: (context) =>
        jobsOf(context).length === 0
          ? `Nothing is copied and no view has to be refreshed: caches with a ttl of ${quoteSeconds(ttlInUse(context))} fetch what is due when somebody looks.`
          : `The only work is to take in uploads, and one takes ${quoteSeconds(uploadSeconds(context))} and ${quoteBytes(uploadBytes(context))}: short enough to do while the uploader watches.`,
      passedOver: (context) =>
        `Taking in a file takes ${quoteSeconds(uploadSeconds(context))}, in which any click of the uploader abandons the run.`,
      consequences: (context) =>
        jobsOf(context).length === 0
          ? [
              'Nothing runs while nobody looks: the first viewer of the day pays for the first fill.',
              `Each of ${counted(figure(context, 'app.replicas'), 'replica')} asks the sources for itself.`,
            ]
          : [
              'An interaction during an upload starts a new run beside the old one: the load is keyed by the digest of the file, so that taking it in twice changes nothing.',
              'Two uploads at a time share the memory of the process with all viewers; the upload size is capped in config.toml.',
            ],
    },
    {
      id: 'worker',
      label: 'A long-running worker beside the app',
      excluded: whyNoJobs,
      scores: (context) => {
        if (isOnCommunityCloud(context))
          return {
            performance: whyContinuous(context) === null ? 2 : 5,
            simplicity: 1,
            cost: 1,
            skills: 4,
            robustness: 4,
          };
        if (whyContinuous(context) === null)
          return { performance: 2, simplicity: 2, cost: 3, skills: 4, robustness: 4 };
        return { performance: 5, simplicity: whyNotInApp(context) === null ? 3 : 4, cost: 3, skills: 4, robustness: 4 };
      },
      because: (context) =>
        takesOnlyFiles(context)
          ? `${whyNotInApp(context) ?? 'A click of the uploader abandons the run.'} A worker takes files one after another (${doneBy(context)}) and writes the verdict where the page of the uploader looks for it.`
          : `${whyContinuous(context) ?? 'Nothing on the host starts work by the clock'}. One process of its own holds its connections, cursors and token bucket between rounds, does the work (${doneBy(context)}), and dies and restarts without touching a viewer.`,
      passedOver: (context) => {
        if (whyNotInApp(context) === null) {
          return `One upload takes ${quoteSeconds(uploadSeconds(context))}, which the uploader can watch: a second process would save nobody a wait.`;
        }
        return shortestInterval(context) === Number.POSITIVE_INFINITY
          ? 'The orchestrator in place starts a run at each upload: another process to keep alive is not needed.'
          : `The shortest interval is ${quoteSeconds(shortestInterval(context))}: a process that sleeps ${idleShare(context)} of its life has to be kept alive for nothing.`;
      },
      consequences: (context) => [
        'One worker is meant to run: each task takes a lock before it starts, so that a second worker skips what the first is at.',
        ...(hasArrivals(context)
          ? [
              'The app stores the file and one row with its digest, puts that job id into the URL, and polls the row from a fragment: session state is gone two minutes after a lost connection, the verdict is not.',
            ]
          : []),
        'It writes the time of its last success for each source after each round; the app shows it and the alert watches it.',
        'It restarts by itself (restart policy or systemd), resumes from the stored watermark, and finishes or drops its batch on SIGTERM.',
        ...(isOnCommunityCloud(context)
          ? [
              'Community Cloud runs one process: the worker needs a host of its own, and the store has to be reachable from both.',
            ]
          : []),
      ],
      settings: roundsOf,
    },
    scheduler('cron', {
      label: "The host's own timer: cron, systemd, a CronJob or a task",
      unfit: (context) => (isOnCommunityCloud(context) ? 'Community Cloud has no timer and no second process.' : null),
      scores: (context) => {
        if (shortestLoad(context) < appLimits.daemonInterval.value)
          return { performance: 2, simplicity: 5, cost: 5, skills: 5, robustness: 2 };
        if (hasArrivals(context)) return { performance: 2, simplicity: 3, cost: 5, skills: 5, robustness: 3 };
        const isCrowded = jobsOf(context).length > appLimits.cronJobs.value;
        return {
          performance: 4,
          simplicity: isCrowded ? 3 : 5,
          cost: 5,
          skills: inPlace(context) === 'cron' ? 5 : inPlace(context) === 'none' ? 4 : 2,
          robustness: isCrowded ? 1 : 4,
        };
      },
      because: (context) =>
        `${jobsOf(context).length === 1 ? `There is one job, every ${quoteSeconds(shortestInterval(context))}` : `There are ${counted(jobsOf(context).length, 'independent job')}, the most frequent every ${quoteSeconds(shortestInterval(context))}`}: ${doneBy(context)}. That is what ${timerOf(context)} is for${inPlace(context) === 'cron' ? ', and the team runs it already' : ', without another service to keep'}.`,
      passedOver: (context) => {
        if (whyContinuous(context) !== null)
          return `${whyContinuous(context)}; a timer starts, connects and forgets each time.`;
        if (jobsOf(context).length > appLimits.cronJobs.value) {
          return `${counted(jobsOf(context).length, 'job')} are more than the ${appLimits.cronJobs.value} that a crontab keeps in order; it has no retries, no order and no history.`;
        }
        return `${inPlace(context)} is in place and adds retries, history and backfills to the same start time.`;
      },
      consequences: (context) => [
        `${sentenceCase(timerOf(context))} retries nothing and tells nobody: each job ends by writing its last success, and an alert fires when that is older than twice its interval.`,
        `A late run does not overlap the next: ${lockOf(context)}.`,
        ...(isWholeMinutes(shortestInterval(context))
          ? []
          : [
              `A crontab counts in minutes that divide the hour: every ${quoteSeconds(shortestInterval(context))} becomes every ${quoteSeconds(cronInterval(shortestInterval(context)))}.`,
            ]),
        'A job reads its own watermark, so a missed round is made good by the next one, or by the same command by hand.',
      ],
    }),
    scheduler('github_actions', {
      label: 'A scheduled GitHub workflow',
      unfit: (context) => {
        if (context.sizing.workload.classification.value === 'restricted') {
          return 'Restricted data would be read by a shared runner outside your network, with credentials stored there.';
        }
        if (hasArrivals(context)) return 'Uploads come at any time, and a scheduled workflow listens to nothing.';
        return shortestInterval(context) < appLimits.githubInterval.value
          ? `The shortest schedule is ${quoteSeconds(appLimits.githubInterval.value)}, and a job is due every ${quoteSeconds(shortestInterval(context))}.`
          : null;
      },
      scores: (context) => {
        const isPatient = shortestInterval(context) >= secondsPerHour;
        return {
          performance: isPatient ? 4 : 2,
          simplicity: 5,
          cost: 5,
          skills: inPlace(context) === 'github_actions' ? 5 : isOnCommunityCloud(context) ? 4 : 2,
          robustness: isPatient ? 3 : 1,
        };
      },
      because: (context) =>
        `${inPlace(context) === 'github_actions' ? 'The team schedules with it already' : 'The host offers no timer of its own'}, and the most frequent job is due only every ${quoteSeconds(shortestInterval(context))}, so a start that is late by some minutes does no harm.`,
      passedOver: (context) =>
        `Its schedule is best effort: runs start late or are dropped at busy times, and a job is due every ${quoteSeconds(shortestInterval(context))}.`,
      consequences: () => [
        'Runs may start late or be dropped, above all at full hours: schedule at an odd minute, and alert on the age of the data, not on the run.',
        "The store and the sources must be reachable from GitHub's runners, or a runner of your own is registered.",
        'In a public repository the schedule stops after 60 days without a commit.',
      ],
    }),
    scheduler('prefect', {
      label: 'Prefect',
      unfit: (context) => tooSmallFor(context, 'prefect', { team: 2, jobs: appLimits.cronJobs.value + 1 }),
      scores: (context) =>
        platformScores(context, 'prefect', { performance: 4, simplicity: 3, cost: 3, skills: 4, robustness: 5 }),
      because: (context) =>
        platformReason(context, 'prefect', 'plain Python functions with retries, and history of every run'),
      passedOver: (context) => platformPassedOver(context, 'prefect'),
      consequences: () => [
        'Each task has retries with jitter and a concurrency limit per source, so that a backfill and the daily load do not share a rate limit by accident.',
        'The server and its database are backed up, or the history is declared disposable.',
      ],
    }),
    scheduler('airflow', {
      label: 'Apache Airflow',
      unfit: (context) =>
        tooSmallFor(context, 'airflow', { team: appLimits.platformTeam.value, jobs: appLimits.cronJobs.value + 1 }),
      scores: (context) =>
        platformScores(context, 'airflow', { performance: 4, simplicity: 2, cost: 2, skills: 3, robustness: 5 }),
      because: (context) => platformReason(context, 'airflow', 'finite, scheduled batch with order and backfills'),
      passedOver: (context) => platformPassedOver(context, 'airflow'),
      consequences: () => [
        'Tasks pass references (a path, a batch id), never rows; max_active_runs=1 keeps runs of one DAG apart.',
        'catchup is off unless the load takes its range from the data interval; then a missed run heals itself.',
      ],
    }),
    scheduler('dagster', {
      label: 'Dagster',
      unfit: (context) => tooSmallFor(context, 'dagster', { team: 2, jobs: appLimits.cronJobs.value + 1 }),
      scores: (context) =>
        platformScores(context, 'dagster', {
          performance: 4,
          simplicity: context.sizing.workload.lineage.value === 'column' ? 4 : 2,
          cost: 3,
          skills: 3,
          robustness: 5,
        }),
      because: (context) =>
        platformReason(context, 'dagster', 'tables as assets with their lineage, partitions and freshness checks'),
      passedOver: (context) => platformPassedOver(context, 'dagster'),
      consequences: () => [
        'Each table of the store is an asset with a freshness check; the lineage section is generated from it rather than written.',
        'Partitions are days, and a backfill is a range of them.',
      ],
    }),
  ],
  inputs: ({ sizing }) => [
    'orchestrator',
    'team_size',
    'host',
    'lineage',
    ...sizing.workload.sources.flatMap(({ id }) => [`${id}.kind`, `${id}.sync_interval`]),
  ],
  sources: [
    appSources.batchMonitoring,
    appSources.githubSchedule,
    appSources.airflow,
    appSources.prefect,
    appSources.dagster,
    appSources.fastReruns,
    appSources.judgement,
  ],
};

type SchedulerRules = Omit<TopicOption<'orchestration'>, 'id' | 'excluded' | 'settings'> & {
  /** A constraint of this scheduler alone. */
  readonly unfit: (context: Context) => string | null;
};

/** An option that starts jobs by the clock: it cannot follow what never ends, nor start more often than each minute. */
function scheduler(
  id: TopicOption<'orchestration'>['id'],
  { unfit, ...rules }: SchedulerRules,
): TopicOption<'orchestration'> {
  return {
    id,
    ...rules,
    excluded: (context) => whyNoJobs(context) ?? whyNoClock(context) ?? unfit(context),
    settings: roundsOf,
  };
}

/** Why the app's own process cannot do the work; null when it can. */
function whyNotInApp(context: Context): string | null {
  const jobs = jobsOf(context).filter(({ start }) => start !== 'arrival');
  if (jobs.length > 0) {
    const replicas = figure(context, 'app.replicas');
    return `Somebody has to ${listed(jobs.map(({ does }) => does))} whether or not a page is open; a thread in the app dies with it${replicas > 1 ? `, and each of ${replicas} replicas would do it again` : ''}.`;
  }
  return hasArrivals(context) ? whyNotWhileWatched(context) : null;
}

/** The longest interval of whole minutes that divides the hour and is not longer than the one wanted, in seconds. */
function cronInterval(seconds: number): number {
  const minutes = [60, 30, 20, 15, 12, 10, 6, 5, 4, 3, 2];
  return (minutes.find((candidate) => candidate * 60 <= seconds) ?? 1) * 60;
}

function isWholeMinutes(seconds: number): boolean {
  return seconds >= secondsPerHour || cronInterval(seconds) === seconds;
}

/** Whether the only work is to take in files as they come. */
function takesOnlyFiles(context: Context): boolean {
  return jobsOf(context).every(({ start }) => start === 'arrival');
}

function doneBy(context: Context): string {
  return listed(jobsOf(context).map(({ does }) => does));
}

const secondsPerHour = 3600;
