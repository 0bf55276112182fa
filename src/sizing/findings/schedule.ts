import { appLimits } from '../../knowledge/limits-app.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import type { Constant } from '../../knowledge/source.ts';
import type { SourceWorkload, Workload } from '../workload.ts';
import { finding, type FindingContext, type FindingRule, seconds, freshnessOf } from './finding-rule.ts';

/** A load would have to run more often than the scheduler in place can start it. */
export const schedule: FindingRule = (context) => {
  const { workload, of, show } = context;
  const limit = limits[workload.orchestrator.value];
  if (limit === null) return [];
  return workload.sources.flatMap((source) => {
    const interval = of(source, 'sync_interval');
    const isLoaded = source.api !== null || source.kind.value === 'files';
    if (interval === null || !isLoaded || interval >= limit.constant.value) return [];
    const { syncShare, loadShare } = planningConstants;
    const { once, whileWaiting } = workOf(context, source);
    return [
      finding({
        name: 'schedule',
        severity: limit.isHard ? 'risk' : 'advice',
        source,
        title: `${source.id} is loaded more often than ${limit.name} ${limit.isHard ? 'can' : 'should'} start it`,
        because: `${seconds(workload.freshness.value)} freshness asks for a load every ${show(source, 'sync_interval')}; ${limit.why} ${seconds(limit.constant.value)}.`,
        remedies: [
          'a worker that runs on and sleeps between loads',
          ...freshnessOf(
            Math.max(
              limit.constant.value / syncShare.value,
              (limit.constant.value * (1 + whileWaiting) + once) / loadShare.value,
            ),
          ),
        ],
        answers: [workload.orchestrator, workload.freshness],
        metrics: ['sync_interval'],
      }),
    ];
  });
};

/** Seconds of work that each load takes, and more for each second that it waited. */
function workOf({ of }: FindingContext, source: SourceWorkload) {
  const load = of(source, 'load_increment_seconds') ?? 0;
  const interval = of(source, 'sync_interval') ?? 0;
  if (source.api === null || of(source, 'calls_increment') === null || interval === 0) {
    return { once: (of(source, 'parse_seconds') ?? 0) + (of(source, 'validate_seconds') ?? 0) + load, whileWaiting: 0 };
  }
  const once = source.api.endpoints.value / (of(source, 'rate_usable') ?? 1);
  return { once, whileWaiting: (load - once) / interval };
}

interface Limit {
  readonly name: string;
  readonly constant: Constant;
  readonly why: string;
  readonly isHard: boolean;
}

const daemon = { constant: appLimits.daemonInterval, isHard: false } as const;
const pays = 'a job of its own pays from';
const limits: Readonly<Record<Workload['orchestrator']['value'], Limit | null>> = {
  none: null,
  cron: { name: 'cron', constant: appLimits.cronGranularity, why: 'its shortest interval is', isHard: true },
  github_actions: {
    name: 'GitHub Actions',
    constant: appLimits.githubInterval,
    why: 'its shortest interval, without a promise to keep it, is',
    isHard: true,
  },
  prefect: { name: 'Prefect', ...daemon, why: pays },
  airflow: { name: 'Airflow', ...daemon, why: pays },
  dagster: { name: 'Dagster', ...daemon, why: pays },
};
