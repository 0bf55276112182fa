import type { Resized } from '../sizing/resize-workload.ts';
import type { Sizing } from '../sizing/sizing.ts';
import { hasRead, watchSizing } from '../sizing/watch-reads.ts';
import type { TopicId } from './choices.ts';
import type { Decision } from './decision.ts';
import { placesIn, steps, topicOrder } from './topics.ts';

/** Gives the choice of a decision by its topic and id; null when there is nothing to decide. */
export type FindChoice = (decision: { readonly topic: TopicId; readonly id: string }) => Decision['choice'] | null;

/** What is decided again, as far as it is asked for. */
export interface Redecided {
  readonly choiceOf: FindChoice;
  /** Every decision, without its words. */
  readonly all: () => readonly Decision[];
}

/**
 * Decides for figures that differ from these: the same choices as `decide`, as far as they are asked for, while only
 * those are weighed again whose rules read something else than they did.
 */
export function redecider(sizing: Sizing): (resized: Resized) => Redecided {
  const runs = runsOf(sizing);
  return ({ sizing: other, changed }) => {
    const places = placesIn(other.workload);
    let decided: readonly Decision[] = [];
    let decidesOtherwise = false;
    let reached = 0;
    const decideTo = (last: number): readonly Decision[] => {
      for (; reached < places.length; reached += 1) {
        const [place, before] = [places[reached], runs[reached]];
        if (place === undefined || before === undefined || topicOrder.indexOf(place.topic) > last) break;
        const isSame = !decidesOtherwise && !hasRead(before.reads, changed);
        const now = isSame
          ? before.decisions
          : steps[place.topic].decide({ sizing: other, decided, source: place.source, words: 'choices_only' });
        decidesOtherwise ||= choicesIn(now) !== choicesIn(before.decisions);
        decided = [...decided, ...now];
      }
      return decided;
    };
    return {
      choiceOf: ({ topic, id }) =>
        decideTo(topicOrder.indexOf(topic)).find((decision) => decision.id === id)?.choice ?? null,
      all: () => decideTo(topicOrder.length),
    };
  };
}

/** What the rules of a topic read in one place, keys of answers and ids of quantities, and what they decided. */
interface Run {
  readonly reads: ReadonlySet<string>;
  readonly decisions: readonly Decision[];
}

function runsOf(sizing: Sizing): readonly Run[] {
  let reads = new Set<string>();
  const watched = watchSizing(sizing, (id) => reads.add(id));
  let decided: readonly Decision[] = [];
  return placesIn(watched.workload).map(({ topic, source }) => {
    reads = new Set();
    const decisions = steps[topic].decide({ sizing: watched, decided, source, words: 'choices_only' });
    decided = [...decided, ...decisions];
    return { reads, decisions };
  });
}

function choicesIn(decisions: readonly Decision[]): string {
  return decisions.map(({ id, choice }) => `${id} ${choice.id}`).join();
}
