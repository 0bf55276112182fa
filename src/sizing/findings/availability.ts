import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { reliabilityConstants } from '../../knowledge/reliability.ts';
import type { SourceWorkload } from '../workload.ts';
import { type FindingContext, finding, type FindingRule } from './finding-rule.ts';

/** Promises that one instance, few runs or nobody on call cannot keep. */
export const availability: FindingRule = (context) => [
  ...oneInstance(context),
  ...context.workload.sources.flatMap((source) => fewRuns(context, source)),
  ...nobodyHears(context),
];

function oneInstance({ workload, app, showApp }: FindingContext) {
  const promise = workload.availability;
  if (promise.value < reliabilityConstants.singleInstance.value || app('app.replicas') > 1) return [];
  return [
    finding({
      name: 'single-instance',
      severity: 'risk',
      title: `One instance does not hold ${formatQuantity(promise.value, 'ratio')}`,
      because: `${showApp('app.error_budget')} of failure are allowed in 30 days; the load needs one instance, and each deploy (${workload.deployCadence.value}) and each fault of its machine is downtime.`,
      remedies: [
        'two instances in different zones, behind a balancer with session affinity',
        `an availability of ${formatQuantity(0.995, 'ratio')}`,
      ],
      answers: [promise, workload.deployCadence],
      app: ['app.error_budget', 'app.replicas'],
    }),
  ];
}

/** A budget of less than one failed run makes every failure a breach. */
function fewRuns({ workload, of, show }: FindingContext, source: SourceWorkload) {
  const interval = of(source, 'sync_interval');
  const isLoaded = source.api !== null || source.kind.value === 'files';
  if (interval === null || !isLoaded) return [];
  const runs = reliabilityConstants.window.value / interval;
  const allowed = runs * (1 - workload.availability.value);
  if (allowed >= 1) return [];
  return [
    finding({
      name: 'few-runs',
      severity: 'advice',
      source,
      title: `One failed load of ${source.id} breaks the promise for a month`,
      because: `A load every ${show(source, 'sync_interval')} makes ${formatQuantity(runs, 'count')} in 30 days; ${formatQuantity(workload.availability.value, 'ratio')} allow ${formatQuantity(allowed, 'count')} failures.`,
      remedies: [
        'promise minutes of staleness instead of a share of good runs',
        `${formatQuantity(1 - 2 / Math.max(3, runs), 'ratio')} of good runs, which allows two failures`,
      ],
      answers: [workload.availability, workload.freshness],
      metrics: ['sync_interval'],
    }),
  ];
}

function nobodyHears({ workload, showApp }: FindingContext) {
  if (workload.alertRoute.value !== 'none' || workload.availability.value < 0.99) return [];
  return [
    finding({
      name: 'no-alert',
      severity: 'risk',
      title: 'Nobody hears an alert',
      because: `${formatQuantity(workload.availability.value, 'ratio')} allow ${showApp('app.error_budget')} of failure in 30 days; a failure on a Friday evening that nobody hears of lasts longer.`,
      remedies: ['an alert route: chat or e-mail to somebody named', 'an availability below 99 %'],
      answers: [workload.alertRoute, workload.availability],
      app: ['app.error_budget'],
    }),
  ];
}
