import type { Sizing } from '../sizing/sizing.ts';
import type { Decision } from './decision.ts';
import { steps } from './topics.ts';

/** Decides every topic that applies, each seeing what was decided before it. */
export function decide(sizing: Sizing): readonly Decision[] {
  return walk(sizing, 'with_words');
}

/** The same choices without their words, for comparing many situations. */
export function decideChoices(sizing: Sizing): readonly Decision[] {
  return walk(sizing, 'choices_only');
}

function walk(sizing: Sizing, words: 'with_words' | 'choices_only'): readonly Decision[] {
  return Object.values(steps).reduce<readonly Decision[]>(
    (decided, step) => [...decided, ...step(sizing, decided, words)],
    [],
  );
}
