import { appLimits } from '../../knowledge/limits-app.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { Finding } from '../finding.ts';
import { bytes, type FindingContext, finding, type FindingRule, seconds } from './finding-rule.ts';

/** What Streamlit Community Cloud does not offer. */
export const communityCloud: FindingRule = (context) =>
  context.workload.host.value === 'community_cloud' ? rules.flatMap((rule) => rule(context)) : [];

const elsewhere = 'a container service or a virtual machine';

const tooSmall: FindingRule = ({ workload, app, showApp }) => {
  const needed = streamlitConstants.baseMemory.value + app('app.cache_bytes') + app('app.memory_live');
  const limit = appLimits.communityCloudMemory.value;
  if (needed <= limit && app('app.replicas') <= 1) return [];
  return [
    finding({
      name: 'cloud-size',
      severity: 'blocker',
      title: 'The app does not fit Community Cloud',
      because:
        needed > limit
          ? `Streamlit itself, ${showApp('app.cache_bytes')} of caches and ${showApp('app.memory_live')} of live frames are ${bytes(needed)}; Community Cloud gives one instance with at most ${bytes(limit)}.`
          : `${showApp('app.runs_in_flight')} runs in flight want ${showApp('app.cores_needed')} in ${showApp('app.replicas')} instances; Community Cloud gives one, with at most ${appLimits.communityCloudCores.value} cores.`,
      remedies: [elsewhere, 'aggregates instead of rows', 'fewer concurrent viewers'],
      answers: [workload.host, workload.viewers],
      app: ['app.cache_bytes', 'app.memory_live', 'app.runs_in_flight', 'app.cores_needed', 'app.replicas'],
    }),
  ];
};

const wrongPlace: FindingRule = ({ workload }) =>
  workload.residency.value !== 'eu' && workload.residency.value !== 'single_country'
    ? []
    : [
        finding({
          name: 'cloud-residency',
          severity: 'blocker',
          title: 'Community Cloud runs in the United States only',
          because: `The data must stay ${workload.residency.value === 'eu' ? 'in the EU' : 'in one country'}, and every page and cache of the app would hold it in the United States.`,
          remedies: [`${elsewhere} in that region`],
          answers: [workload.host, workload.residency],
        }),
      ];

const restricted: FindingRule = ({ workload }) => {
  const isRestricted = workload.classification.value === 'restricted' || workload.personalData.value === 'special';
  if (!isRestricted) return [];
  return [
    finding({
      name: 'cloud-restricted',
      severity: 'blocker',
      title: 'Restricted data does not belong on Community Cloud',
      because:
        'Network, machine and operators are shared and not yours to configure: no private network to the source, no audit log of yours, no contract on the processing.',
      remedies: [elsewhere, 'only aggregates in which nobody can be recognised'],
      answers: [workload.host, workload.classification, workload.personalData],
    }),
  ];
};

const asleep: FindingRule = ({ workload, of }: FindingContext) => {
  const loaded = workload.sources.filter((source) => source.database === null && of(source, 'sync_interval') !== null);
  if (loaded.length === 0) return [];
  return [
    finding({
      name: 'cloud-sleep',
      severity: 'risk',
      title: 'Nothing loads data while the app sleeps',
      because: `Community Cloud puts an app to sleep after ${seconds(appLimits.communityCloudSleep.value)} without visitors and runs no worker beside it; ${loaded.map(({ id }) => id).join(', ')} would not be loaded, and the first visitor waits for everything.`,
      remedies: ['loads outside, by a scheduler of your own, into a store that the app reads', elsewhere],
      answers: [workload.host, workload.freshness],
    }),
  ];
};

const rules: readonly ((context: FindingContext) => readonly Finding[])[] = [tooSmall, wrongPlace, restricted, asleep];
