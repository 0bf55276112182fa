import type { Sizing } from '../sizing/sizing.ts';
import type { SourceWorkload } from '../sizing/workload.ts';
import type { DesignTopicId, SourceTopicId, TopicId } from './choices.ts';
import type { Decision, Topic } from './decision.ts';
import { chooseOnly, weighTopic } from './weigh-topic.ts';

/** One topic as the runner decides it. */
export interface Step {
  /** Whether it is decided for each source, or once for the design. */
  readonly isPerSource: boolean;
  /** The decision it adds, where there is something to decide. */
  readonly decide: (situation: Situation) => readonly Decision[];
}

export interface Situation {
  readonly sizing: Sizing;
  readonly decided: readonly Decision[];
  /** The source decided for; null for the design. */
  readonly source: SourceWorkload | null;
  /** Decisions go without their words where only choices are compared. */
  readonly words: 'with_words' | 'choices_only';
}

/** A topic that is decided once for the design. */
export function once<T extends DesignTopicId>(topic: Topic<T>): Step {
  return { isPerSource: false, decide: (situation) => decideFor(topic, situation) };
}

/** A topic that is decided for each source it applies to. */
export function perSource<T extends SourceTopicId>(topic: Topic<T>): Step {
  return { isPerSource: true, decide: (situation) => decideFor(topic, situation) };
}

function decideFor<T extends TopicId>(
  topic: Topic<T>,
  { sizing, decided, source, words }: Situation,
): readonly Decision[] {
  const context = { sizing, topic: topic.id, source, decided };
  if (!topic.applies(context)) return [];
  return [words === 'with_words' ? weighTopic(topic, context) : chooseOnly(topic, context)];
}
