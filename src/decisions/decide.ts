import type { Sizing } from '../sizing/sizing.ts';
import type { TopicId } from './choices.ts';
import type { Decision } from './decision.ts';
import { steps, topicOrder } from './topics.ts';

/** Decides every topic that applies, each seeing what was decided before it. */
export function decide(sizing: Sizing): readonly Decision[] {
  return walk(sizing, 'with_words');
}

/** The same choices without their words, up to this topic, for comparing many situations. */
export function decideChoices(sizing: Sizing, last: TopicId): readonly Decision[] {
  return walk(sizing, 'choices_only', last);
}

function walk(sizing: Sizing, words: 'with_words' | 'choices_only', last?: TopicId): readonly Decision[] {
  const walked = last === undefined ? topicOrder : topicOrder.slice(0, topicOrder.indexOf(last) + 1);
  return walked.reduce<readonly Decision[]>(
    (decided, topic) => [...decided, ...steps[topic](sizing, decided, words)],
    [],
  );
}
