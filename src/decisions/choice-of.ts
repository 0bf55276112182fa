import type { ChoiceOf, DesignTopicId, SourceTopicId } from './choices.ts';
import type { Decision } from './decision.ts';

/** What was decided on a topic of the whole design; null when there was nothing to decide, or not yet. */
export function choiceOf<T extends DesignTopicId>(decisions: readonly Decision[], topic: T): ChoiceOf<T> | null {
  const decision = decisions.find((candidate) => candidate.topic === topic);
  // The runner writes only ids of the topic's own options.
  return decision ? (decision.choice.id as ChoiceOf<T>) : null;
}

/** What was decided on a topic for one source; null when there was nothing to decide, or not yet. */
export function sourceChoiceOf<T extends SourceTopicId>(
  decisions: readonly Decision[],
  topic: T,
  sourceId: string,
): ChoiceOf<T> | null {
  const decision = decisions.find((candidate) => candidate.topic === topic && candidate.sourceId === sourceId);
  return decision ? (decision.choice.id as ChoiceOf<T>) : null;
}
