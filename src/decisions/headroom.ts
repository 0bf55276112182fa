import type { Answers } from '../intake/answers.ts';
import { questionById } from '../intake/catalogue.ts';
import { splitKey } from '../intake/view.ts';
import { resolveWorkload } from '../sizing/resolve-workload.ts';
import { sizeFigures } from '../sizing/size-workload.ts';
import type { Known, Workload } from '../sizing/workload.ts';
import type { TopicId } from './choices.ts';
import { decideChoices } from './decide.ts';
import type { Decision, Headroom } from './decision.ts';
import { knownByKey, shownNumber } from './decision-inputs.ts';

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
  const keys = [...new Set(decisions.flatMap((decision) => numericInputs(decision, known)))];
  return keys.map((key) => () => {
    const now = known.get(key)?.value;
    const concerned = decisions.filter((decision) => numericInputs(decision, known).includes(key));
    const last = concerned.at(-1);
    if (typeof now !== 'number' || last === undefined) return [];
    const input: Input = { key, now, trial: triesOf(workload, key, { now, decisions, last: last.topic }) };
    return concerned.flatMap((decision) => headroomOf(decision, input));
  });
}

interface Input {
  readonly key: string;
  readonly now: number;
  readonly trial: Trial;
}

type Trial = (value: number) => readonly Decision[];

/** The decisions with another answer, remembered by its value: one trial serves every decision. */
function triesOf(
  workload: Workload,
  key: string,
  { now, decisions, last }: { readonly now: number; readonly decisions: readonly Decision[]; readonly last: TopicId },
): Trial {
  const tried = new Map([[now, decisions]]);
  return (value) => {
    const before = tried.get(value);
    if (before) return before;
    const decided = decideChoices(sizeFigures(withAnswer(workload, key, { now, value })), last);
    tried.set(value, decided);
    return decided;
  };
}

function headroomOf(decision: Decision, { key, now, trial }: Input): readonly DecisionHeadroom[] {
  const side = (direction: 1 | -1): Headroom['upTo'] => {
    const value = flipAt(decision, { key, now, trial }, direction);
    if (value === null) return null;
    const instead = choiceIn(trial(value), decision)?.label ?? 'no longer needed';
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
  const at = (factor: number) => scaled(key, direction === 1 ? now * factor : now / factor);
  const flips = (factor: number) => choiceIn(trial(at(factor)), decision)?.id !== decision.choice.id;
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

function choiceIn(decisions: readonly Decision[], decision: Decision): Decision['choice'] | null {
  return decisions.find(({ id }) => id === decision.id)?.choice ?? null;
}

function numericInputs(decision: Decision, known: ReadonlyMap<string, Known<unknown>>): readonly string[] {
  return decision.inputs.map(({ id }) => id).filter((id) => typeof known.get(id)?.value === 'number');
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
  const change = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(change) as T;
    if (typeof value !== 'object' || value === null) return value;
    if ('key' in value && 'value' in value && value.key === key && typeof value.value === 'number')
      return { ...value, value: value.value === now ? moved : (value.value * moved) / now };
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change<unknown>(item)])) as T;
  };
  return change(workload);
}

/** A value that its question could have had: whole where it counts things, within its bounds. */
function scaled(key: string, value: number): number {
  const question = questionById(splitKey(key).questionId);
  if (question.kind !== 'quantity') return value;
  const bounded = Math.min(question.max ?? Number.MAX_SAFE_INTEGER, Math.max(question.min ?? 0, value));
  return question.dimension === 'count' ? Math.max(1, Math.round(bounded)) : bounded;
}
