import type { SourceWorkload, Workload } from '../sizing/workload.ts';
import type { TopicId } from './choices.ts';
import { accelerationTopic } from './topics/acceleration.ts';
import { apiSyncTopic } from './topics/api-sync.ts';
import { backpressureTopic } from './topics/backpressure.ts';
import { badRowsTopic } from './topics/bad-rows.ts';
import { cacheTopic } from './topics/cache.ts';
import { deploymentTopic } from './topics/deployment.ts';
import { engineTopic } from './topics/engine.ts';
import { ingestionTopic } from './topics/ingestion.ts';
import { layoutTopic } from './topics/layout.ts';
import { loadingTopic } from './topics/loading.ts';
import { observabilityTopic } from './topics/observability.ts';
import { orchestrationTopic } from './topics/orchestration.ts';
import { outageTopic } from './topics/outage.ts';
import { poolingTopic } from './topics/pooling.ts';
import { refreshTopic } from './topics/refresh.ts';
import { rowAccessTopic } from './topics/row-access.ts';
import { secretsTopic } from './topics/secrets.ts';
import { signInTopic } from './topics/sign-in.ts';
import { storeTopic } from './topics/store.ts';
import { testingTopic } from './topics/testing.ts';
import { transportTopic } from './topics/transport.ts';
import { validationTopic } from './topics/validation.ts';
import { once, perSource, type Step } from './decide-topic.ts';

/** Every topic, in the order of deciding: a topic may look at those above it. */
export const steps: Readonly<Record<TopicId, Step>> = {
  api_sync: perSource(apiSyncTopic),
  ingestion: perSource(ingestionTopic),
  transport: perSource(transportTopic),
  backpressure: perSource(backpressureTopic),
  pooling: perSource(poolingTopic),
  acceleration: perSource(accelerationTopic),
  store: once(storeTopic),
  engine: once(engineTopic),
  layout: once(layoutTopic),
  loading: once(loadingTopic),
  validation: once(validationTopic),
  bad_rows: once(badRowsTopic),
  refresh: once(refreshTopic),
  sign_in: once(signInTopic),
  row_access: once(rowAccessTopic),
  cache: once(cacheTopic),
  secrets: once(secretsTopic),
  outage: once(outageTopic),
  orchestration: once(orchestrationTopic),
  deployment: once(deploymentTopic),
  observability: once(observabilityTopic),
  testing: once(testingTopic),
};

/** The topics in the order of deciding. */
export const topicOrder = Object.keys(steps) as readonly TopicId[]; // the keys of the record above

/** One decision that may have to be taken: a topic, and the source where it is decided for each. */
export interface Place {
  readonly topic: TopicId;
  readonly source: SourceWorkload | null;
}

/** Every place of a workload, in the order of deciding; workloads with the same sources have the same places. */
export function placesIn({ sources }: Workload): readonly Place[] {
  return topicOrder.flatMap((topic): readonly Place[] =>
    steps[topic].isPerSource ? sources.map((source) => ({ topic, source })) : [{ topic, source: null }],
  );
}
