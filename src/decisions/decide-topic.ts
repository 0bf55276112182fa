import type { Sizing } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { DesignTopicId, SourceTopicId, TopicId } from './choices.ts';
import type { Decision, Topic } from './decision.ts';
import { weighTopic } from './weigh-topic.ts';

/** Takes what was decided so far and gives the decisions that a topic adds. */
export type Step = (sizing: Sizing, decided: readonly Decision[]) => readonly Decision[];

/** A topic that is decided once for the design. */
export function once<T extends DesignTopicId>(topic: Topic<T>): Step {
  return (sizing, decided) => decideFor(topic, sizing, decided, null);
}

/** A topic that is decided for each source it applies to. */
export function perSource<T extends SourceTopicId>(topic: Topic<T>): Step {
  return (sizing, decided) => sizing.workload.sources.flatMap((source) => decideFor(topic, sizing, decided, source));
}

function decideFor<T extends TopicId>(
  topic: Topic<T>,
  sizing: Sizing,
  decided: readonly Decision[],
  source: SourceWorkload | null,
): readonly Decision[] {
  const context = { sizing, topic: topic.id, source, decided };
  return topic.applies(context) ? [weighTopic(topic, context)] : [];
}
