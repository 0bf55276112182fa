import type { Answers } from '../intake/answers.ts';
import { questionById } from '../intake/catalogue.ts';
import { splitKey } from '../intake/view.ts';
import { mapAnswers } from '../sizing/map-answers.ts';
import { resizer } from '../sizing/resize-workload.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeFigures } from '../sizing/size-workload.ts';
import type { Known, Workload } from '../sizing/workload.ts';
import type { Decision, Headroom } from './decision.ts';
import { knownByKey, shownNumber } from './decision-inputs.ts';
import { type FindChoice, redecider } from './redecide.ts';

export interface DecisionHeadroom extends Headroom {
  readonly decisionId: string;
}

/** How far an input is moved, up and down, before the search gives up. */
const farthest = 1000;
/** Bracketing steps: each multiplies by the next of these. */
const brackets = [2, 8, 60, farthest];
const bisections = 8;

/**
 * For each decision and each numeric answer that it depends on, how far that answer can move before another option wins:
 * found by trying the core at growing factors and halving the last step. Only answers that flip something are listed.
 */
export function measureHeadroom(answers: Answers, decisions: readonly Decision[]): readonly DecisionHeadroom[] {
  return headroomSteps(answers, decisions).flatMap((step) => step());
}

/** The same search as steps, one for each answer, for a caller with other things to do in between. */
export function headroomSteps(
  answers: Answers,
  decisions: readonly Decision[],
): readonly (() => readonly DecisionHeadroom[])[] {
  const workload = resolveWorkload(answers);
  const known = knownByKey(workload);
  const resize = resizer(workload);
  const redecide = redecider(sizeFigures(workload));
  const keys = [...new Set(decisions.flatMap((decision) => numericInputs(decision, known)))];
  return keys.map((key) => () => {
    const now = known.get(key)?.value;
    if (typeof now !== 'number') return [];
    const trial = triesOf((value) => redecide(resize(key, withAnswer(workload, key, { now, value }))));
    return decisions
      .filter((decision) => numericInputs(decision, known).includes(key))
      .flatMap((decision) => headroomOf(decision, { key, now, trial }));
  });
}

interface Input {
  readonly key: string;
  readonly now: number;
  readonly trial: Trial;
}

/** The choices with another value for an answer. */
type Trial = (value: number) => FindChoice;

/** Remembered by the value: one trial serves every decision. */
function triesOf(trial: Trial): Trial {
  const tried = new Map<number, FindChoice>();
  return (value) => {
    const choices = tried.get(value) ?? trial(value);
    tried.set(value, choices);
    return choices;
  };
}

function headroomOf(decision: Decision, { key, now, trial }: Input): readonly DecisionHeadroom[] {
  const side = (direction: 1 | -1): Headroom['upTo'] => {
    const value = flipAt(decision, { key, now, trial }, direction);
    if (value === null) return null;
    const instead = trial(value)(decision)?.label ?? 'no longer needed';
    return { value: shownAt(key, value), factor: value / now, instead };
  };
  const upTo = side(1);
  const downTo = side(-1);
  if (upTo === null && downTo === null) return [];
  return [
    {
      decisionId: decision.id,
      key,
      label: key.replaceAll('_', ' ').replace('.', ': '),
      now: shownAt(key, now),
      upTo,
      downTo,
    },
  ];
}

/** The nearest value found at which the choice is another; null when none up to the farthest is. */
function flipAt(decision: Decision, { key, now, trial }: Input, direction: 1 | -1): number | null {
  const at = (factor: number) => scaled(key, moved(key, now, direction === 1 ? factor : 1 / factor));
  const flips = (factor: number) => {
    const value = at(factor);
    return value !== now && trial(value)(decision)?.id !== decision.choice.id;
  };
  const found = brackets.findIndex(flips);
  if (found === -1) return null;
  let [inside, outside] = [brackets[found - 1] ?? 1, brackets[found] ?? farthest];
  for (let step = 0; step < bisections; step += 1) {
    const middle = Math.sqrt(inside * outside);
    if (flips(middle)) outside = middle;
    else inside = middle;
  }
  return at(outside);
}

/** An answer moved by a factor; a promised share of the time moves by what may be missing of it. */
function moved(key: string, now: number, factor: number): number {
  return isPromise(key) ? 1 - (1 - now) / factor : now * factor;
}

function isPromise(key: string): boolean {
  return key === 'availability';
}

/** The answers among its inputs that are numbers and that a factor moves. */
function numericInputs(decision: Decision, known: ReadonlyMap<string, Known<unknown>>): readonly string[] {
  return decision.inputs
    .map(({ id }) => id)
    .filter((id) => {
      const value = known.get(id)?.value;
      return typeof value === 'number' && value !== 0;
    });
}

function shownAt(key: string, value: number): string {
  return shownNumber(value, questionById(splitKey(key).questionId));
}

/** The workload with another answer; what was worked out of it, such as the rows of files, grows in proportion. */
function withAnswer(
  workload: Workload,
  key: string,
  { now, value: moved }: { readonly now: number; readonly value: number },
): Workload {
  return mapAnswers(workload, (known) => {
    const { value } = known;
    if (known.key !== key || typeof value !== 'number') return known;
    return { ...known, value: value === now ? moved : (value * moved) / now };
  });
}

/** A value that its question could have had: whole where it counts things, within its bounds. */
function scaled(key: string, value: number): number {
  const question = questionById(splitKey(key).questionId);
  if (question.kind !== 'quantity') return value;
  const bounded = Math.min(question.max ?? Number.MAX_SAFE_INTEGER, Math.max(question.min ?? 0, value));
  return question.dimension === 'count' ? Math.max(1, Math.round(bounded)) : bounded;
}
