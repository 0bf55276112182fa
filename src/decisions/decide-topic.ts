import type { Sizing } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { DesignTopicId, SourceTopicId, TopicId } from './choices.ts';
import type { Decision, Topic } from './decision.ts';
import { chooseOnly, weighTopic } from './weigh-topic.ts';

/** Takes what was decided so far and gives the decisions that a topic adds; without their words where only choices are compared. */
export type Step = (
  sizing: Sizing,
  decided: readonly Decision[],
  words: 'with_words' | 'choices_only',
) => readonly Decision[];

/** A topic that is decided once for the design. */
export function once<T extends DesignTopicId>(topic: Topic<T>): Step {
  return (sizing, decided, words) => decideFor(topic, { sizing, decided, source: null, words });
}

/** A topic that is decided for each source it applies to. */
export function perSource<T extends SourceTopicId>(topic: Topic<T>): Step {
  return (sizing, decided, words) =>
    sizing.workload.sources.flatMap((source) => decideFor(topic, { sizing, decided, source, words }));
}

interface Situation {
  readonly sizing: Sizing;
  readonly decided: readonly Decision[];
  readonly source: SourceWorkload | null;
  readonly words: 'with_words' | 'choices_only';
}

function decideFor<T extends TopicId>(
  topic: Topic<T>,
  { sizing, decided, source, words }: Situation,
): readonly Decision[] {
  const context = { sizing, topic: topic.id, source, decided };
  if (!topic.applies(context)) return [];
  return [words === 'with_words' ? weighTopic(topic, context) : chooseOnly(topic, context)];
}
