import type { Sizing } from '../sizing/sizing.ts';
import type { Situation } from './decide-topic.ts';
import type { Decision } from './decision.ts';
import { placesIn, steps } from './topics.ts';

/** Decides every topic that applies, each seeing what was decided before it. */
export function decide(sizing: Sizing): readonly Decision[] {
  return takeAll(sizing, 'with_words');
}

/** The same choices without their words, for a search over many designs. */
export function chooseAll(sizing: Sizing): readonly Decision[] {
  return takeAll(sizing, 'choices_only');
}

function takeAll(sizing: Sizing, words: Situation['words']): readonly Decision[] {
  return placesIn(sizing.workload).reduce<readonly Decision[]>(
    (decided, { topic, source }) => [...decided, ...steps[topic].decide({ sizing, decided, source, words })],
    [],
  );
}
