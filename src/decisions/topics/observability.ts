import { appLimits } from '../../knowledge/limits-app.ts';
import { appSources } from '../../knowledge/sources-app.ts';
import type { Workload } from '../../sizing/workload.ts';
import type { DecisionContext, Scores, Topic } from '../decision.ts';
import { counted, quote, quoteAnswer, sentenceCase } from '../figures.ts';
import { jobsOf } from '../jobs.ts';
import { instances } from './deployment.ts';

type Context = DecisionContext;

const inPlace: Scores = { performance: 4, simplicity: 5, cost: 5, skills: 5, robustness: 5 };

/** How the team learns that the app or a load is unwell. */
export const observabilityTopic: Topic<'observability'> = {
  id: 'observability',
  title: 'Observability',
  question: 'How does the team learn that the app or a load is unwell before a viewer says so?',
  applies: () => true,
  weights: { performance: 1, simplicity: 2, cost: 1, skills: 2, robustness: 3 },
  options: [
    {
      id: 'structured_logs',
      label: 'Structured logs and a check on the age of the data',
      excluded: () => null,
      scores: (context) =>
        wantsPaging(context)
          ? { performance: 3, simplicity: 5, cost: 5, skills: 5, robustness: 1 }
          : { performance: 3, simplicity: 5, cost: 5, skills: 5, robustness: 4 },
      because: (context) =>
        `No monitoring is in place, the error budget is ${quote(context, 'app.error_budget')} in 30 days, and ${parts(context)} ${isOne(context) ? 'is' : 'are'} few enough to be read: one JSON line for each run and load, and one scheduled query that alerts by ${route(context)} when the data is older than its target.`,
      passedOver: (context) =>
        wantsPaging(context)
          ? `Lines in a log wake nobody, and ${quote(context, 'app.error_budget')} in 30 days are gone before somebody reads them.`
          : `A log only implies the curve that ${stack(context) === 'none' ? 'the host draws anyway' : `${nameOf(context)}, in place already, draws`}.`,
      consequences: (context) => [
        'One line per run and per load with duration, rows, source and outcome; identities are hashed, and no value of a row is logged.',
        'Streamlit measures neither script time nor query time: both are logged by a wrapper in the one module that reads.',
        `Lines are kept for 30 days; the check runs from outside the host, or it dies with what it watches.`,
        ...(context.sizing.workload.alertRoute.value === 'none'
          ? ['No alert route was named: until one is, the age of the data on the page is the only alarm.']
          : []),
      ],
      settings: () => ({ format: 'one JSON object per line', retention: '30 d' }),
    },
    {
      id: 'prometheus',
      label: 'Prometheus and its alert rules',
      excluded: (context) => whyNothingBeside(context, 'Prometheus'),
      scores: (context) => {
        if (stack(context) === 'prometheus') return inPlace;
        return stack(context) === 'none' && wantsPaging(context)
          ? { performance: 5, simplicity: 3, cost: 4, skills: 3, robustness: 5 }
          : { performance: 5, simplicity: 2, cost: 2, skills: 2, robustness: 4 };
      },
      because: (context) =>
        `${stack(context) === 'prometheus' ? 'Prometheus is in place' : 'Nothing is in place yet, and somebody has to be told within minutes'}: it watches ${parts(context)}, and its burn-rate rules turn an availability of ${quoteAnswer(context.sizing.workload.availability, 'ratio')} (${quote(context, 'app.error_budget')} in 30 days) into alerts by ${route(context)}.`,
      passedOver: (context) =>
        stack(context) === 'none'
          ? `It is a server to keep for ${parts(context)}, with an error budget of ${quote(context, 'app.error_budget')} in 30 days.`
          : `It would stand beside ${nameOf(context)}, which does the same.`,
      consequences: (context) => [
        '/_stcore/metrics gives sessions and cache memory, without sign-in: the proxy blocks it, and Prometheus scrapes inside.',
        'Script time, query time and rows come from own histograms; labels are source and page, never user or filter, so that a metric stays under 10 series.',
        ...(jobsOf(context).length > 0
          ? [
              `The time of the last success is a metric of each job; ${counted(jobsOf(context).length, 'alert')} on "older than twice the interval".`,
            ]
          : []),
        'Logs stay necessary to explain what a curve shows: the same JSON lines, with the run id.',
      ],
      settings: (context) => ({ fast_burn: quote(context, 'app.alert_fast_burn'), scrape: '15 s' }),
    },
    {
      id: 'cloud_native',
      label: "The host's own monitoring",
      excluded: (context) =>
        context.sizing.workload.host.value === 'community_cloud'
          ? 'Community Cloud shows the log of the app and offers neither metrics nor alerts.'
          : null,
      scores: (context) =>
        stack(context) === 'cloud' || context.sizing.workload.host.value === 'snowflake'
          ? inPlace
          : { performance: 4, simplicity: 3, cost: 3, skills: 2, robustness: 3 },
      because: (context) =>
        `${context.sizing.workload.host.value === 'snowflake' ? 'Snowflake keeps logs, traces and query history of the app in its event table' : "The host's monitoring is in place"}: logs become metrics by filter, and its alerts reach the team by ${route(context)} without an agent or a server of yours.`,
      passedOver: (context) =>
        stack(context) === 'none'
          ? 'It is not in use yet, and its queries and prices would have to be learned first.'
          : `${sentenceCase(nameOf(context))} is in place; a second place to look is one too many in an incident.`,
      consequences: () => [
        'Metrics are filters over the JSON lines (duration, rows, outcome); a change of the line format is a change of the alerts, and is tested.',
        'Log volume is billed: one line for each run, none for each row, and debug level off by default.',
      ],
    },
    {
      id: 'vendor_agent',
      label: 'The vendor that the team uses',
      excluded: (context) => {
        if (stack(context) !== 'datadog' && stack(context) !== 'sentry') {
          return 'No contract with a vendor is in place, and data leaves the house with each event.';
        }
        return stack(context) === 'datadog' ? whyNothingBeside(context, 'The Datadog agent') : null;
      },
      scores: () => inPlace,
      because: (context) =>
        `${sentenceCase(nameOf(context))} is in place and the team knows where to look: ${parts(context)} report to it, and it alerts by ${route(context)}.`,
      passedOver: (context) => `${sentenceCase(nameOf(context))} adds nothing that the choice does not give.`,
      consequences: (context) => [
        ...(stack(context) === 'sentry'
          ? [
              'Sentry sees errors and spans, not silence: the age of each dataset is checked by a cron monitor, or a load that never starts goes unnoticed.',
            ]
          : ['Custom metrics are billed by series: labels are source and page, never user or filter.']),
        `Events leave for the vendor: a scrubber drops values and identities before they are sent${context.sizing.workload.personalData.value === 'none' ? '' : ', and the vendor is named in the record of processing'}.`,
        'Script errors are caught by on_script_error of st.App, because Streamlit shows them to the viewer and raises nothing outside.',
      ],
    },
  ],
  inputs: ({ sizing }) => [
    'monitoring',
    'availability',
    'alert_route',
    'host',
    'team_size',
    ...(sizing.workload.personalData.value === 'none' ? [] : ['personal_data']),
    'app.error_budget',
    'app.replicas',
  ],
  sources: [appSources.metrics, appSources.batchMonitoring, appSources.sreAlerting, appSources.owaspLogging],
};

function stack({ sizing }: Context): Workload['monitoring']['value'] {
  return sizing.workload.monitoring.value;
}

function nameOf(context: Context): string {
  return {
    none: 'Nothing',
    prometheus: 'Prometheus',
    cloud: "the host's monitoring",
    datadog: 'Datadog',
    sentry: 'Sentry',
  }[stack(context)];
}

/** What there is to watch: `1 instance and 3 jobs`. */
function parts(context: Context): string {
  const jobs = jobsOf(context).length;
  return `${counted(instances(context), 'instance')}${jobs > 0 ? ` and ${counted(jobs, 'job')}` : ''}`;
}

function isOne(context: Context): boolean {
  return instances(context) === 1 && jobsOf(context).length === 0;
}

/** Whether somebody has to be told within minutes. */
function wantsPaging({ sizing }: Context): boolean {
  const { alertRoute, availability } = sizing.workload;
  return alertRoute.value === 'pager' || availability.value >= appLimits.pagingAvailability.value;
}

function route({ sizing }: Context): string {
  const { alertRoute } = sizing.workload;
  return alertRoute.value === 'none' ? 'a route that is still to be named' : alertRoute.value;
}

function whyNothingBeside({ sizing }: Context, what: string): string | null {
  const { host } = sizing.workload;
  if (host.value !== 'community_cloud' && host.value !== 'snowflake') return null;
  return `${what} has nothing to reach: ${host.value === 'snowflake' ? 'Snowflake' : 'Community Cloud'} runs the app alone and opens no port inside.`;
}
