import type { AnswerKey, Provenance } from '../intake/answers.ts';
import { questionById } from '../intake/catalogue.ts';
import type { Dimension } from '../intake/quantities/unit.ts';
import { splitKey } from '../intake/view.ts';
import { mapAnswers } from '../sizing/map-answers.ts';
import type { Workload } from '../sizing/workload.ts';

/** An answer that is a number other than zero, in the base unit of its question. */
export interface NumericAnswer {
  readonly key: AnswerKey;
  readonly value: number;
  readonly provenance: Provenance;
}

/** How far an answer is moved, up and down, before the search gives up. */
const farthest = 1000;
/** Bracketing steps: each multiplies by the next of these. */
const brackets = [2, 8, 60, farthest];
const bisections = 8;

/** Two values less than 1.2 % apart, or neighbours where things are counted: none changes up to the first, the second does. */
export interface Change {
  readonly inside: number;
  readonly outside: number;
}

/** The nearest change found above (1) or below (-1) the answer; null when there is none up to ×1000. */
export function nearestChange(
  answer: NumericAnswer,
  direction: 1 | -1,
  changes: (value: number) => boolean,
): Change | null {
  const at = (factor: number) => movedBy(answer, direction === 1 ? factor : 1 / factor);
  const changesAt = (factor: number) => {
    const value = at(factor);
    return value !== answer.value && changes(value);
  };
  const found = brackets.findIndex(changesAt);
  if (found === -1) return null;
  let [inside, outside] = [brackets[found - 1] ?? 1, brackets[found] ?? farthest];
  for (let step = 0; step < bisections; step += 1) {
    const middle = Math.sqrt(inside * outside);
    if (changesAt(middle)) outside = middle;
    else inside = middle;
  }
  return { inside: at(inside), outside: at(outside) };
}

/** The roundest value between both ends of a change, as a person would name it: 15 min rather than 15 min 1 s. */
export function roundestWithin({ key }: NumericAnswer, { inside, outside }: Change): number {
  const question = questionById(splitKey(key).questionId);
  if (isPromise(key) || question.kind !== 'quantity' || question.dimension === 'count') return outside;
  const [low, high] = inside < outside ? [inside, outside] : [outside, inside];
  for (const digits of [1, 2, 3]) {
    for (const scale of scales[question.dimension] ?? [1]) {
      const step = scale * 10 ** (Math.floor(Math.log10(high / scale)) + 1 - digits);
      const round = Math.floor(high / step + 1e-9) * step;
      if (round >= low) return round;
    }
  }
  return outside;
}

/** The units in which people say these, in base units: minutes, hours and days; rows a day; calls a minute, an hour, a day. */
const scales: Readonly<Partial<Record<Dimension, readonly number[]>>> = {
  duration: [86_400, 3600, 60, 1],
  flow: [1 / 86_400],
  rate: [1, 1 / 60, 1 / 3600, 1 / 86_400],
};

/** How far a value is from the answer, at least 1: the larger divided by the smaller. */
export function distanceTo({ key, value: now }: NumericAnswer, value: number): number {
  const [from, to] = isPromise(key) ? [1 - now, 1 - value] : [now, value];
  const [smaller, larger] = from < to ? [from, to] : [to, from];
  return larger / Math.max(smaller, Number.EPSILON);
}

/** The workload with another answer; what was worked out of it, such as the rows of files, grows in proportion. */
export function withNumber(workload: Workload, { key, value: now }: NumericAnswer, moved: number): Workload {
  return mapAnswers(workload, (known) => {
    const { value } = known;
    if (known.key !== key || typeof value !== 'number') return known;
    return { ...known, value: value === now ? moved : (value * moved) / now };
  });
}

/** The value by a factor, as its question could have had it: whole where it counts things, within its bounds. */
function movedBy({ key, value: now }: NumericAnswer, factor: number): number {
  const value = isPromise(key) ? 1 - (1 - now) / factor : now * factor;
  const question = questionById(splitKey(key).questionId);
  if (question.kind !== 'quantity') return value;
  const bounded = Math.min(question.max ?? Number.MAX_SAFE_INTEGER, Math.max(question.min ?? 0, value));
  return question.dimension === 'count' ? Math.max(1, Math.round(bounded)) : bounded;
}

/** Whether it is a promised share of the time, which moves by what may be missing of it: from 99.5 % to 99.9 % is ×5. */
function isPromise(key: AnswerKey): boolean {
  return key === 'availability';
}
