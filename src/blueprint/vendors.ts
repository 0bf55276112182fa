import { choiceOf } from '../decisions/choice-of.ts';
import type { Design } from './design.ts';
import { sourceKindName } from './design-names.ts';

/** Everybody outside who handles the data: hosted sources, the host where it is a service, and the monitoring. */
export function vendorsOf({ sizing, decided }: Design): readonly string[] {
  const { sources, monitoring } = sizing.workload;
  const hosted = sources
    .filter(({ kind, database }) => kind.value === 'api' || (kind.value === 'warehouse' && database !== null))
    .map((source) => `${source.id} (${sourceKindName(source)})`);
  const deployment = choiceOf(decided, 'deployment');
  return [
    ...hosted,
    ...(deployment === 'community_cloud' ? ['Streamlit Community Cloud'] : []),
    ...(deployment === 'snowflake' ? ['Snowflake as the host'] : []),
    ...(monitoring.value === 'datadog' ? ['Datadog'] : []),
    ...(monitoring.value === 'sentry' ? ['Sentry'] : []),
    ...(monitoring.value === 'cloud' ? ["the cloud provider's monitoring"] : []),
  ];
}
