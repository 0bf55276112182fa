import type { AnswerKey, Answers } from './answers.ts';
import { questionById } from './catalogue.ts';
import { groupsOnPath, type InterviewProgress, isDone, path } from './interview-path.ts';
import { splitKey, viewAnswers } from './view.ts';
import { watchView } from './watch-view.ts';

/** How much each question can change the design, 0 for nothing; measured by whoever knows designs. */
export type Scores = ReadonlyMap<AnswerKey, number>;

/**
 * The interview with its open questions in the order of what they can change. Stages stay in theirs, since people think
 * in them, and so do the sources; the first stage, which everything hangs on, is left alone. Within a stage and a source
 * the open questions change places among themselves, the weightiest first: what was asked stays where it was, so that
 * back and forward retrace it, and so does the question in hand. None comes before one that its condition or its default
 * reads, or it would be asked without its premise. Questions without a score count as nothing; equals keep their order.
 * The express set is too short to gain from another order, so that it is always asked alike.
 */
export function askInOrder<State extends InterviewProgress & { readonly at: AnswerKey }>(
  state: State,
  scores: Scores,
): State {
  if (state.depth === 'express') return state;
  const order = groupsOnPath({ ...state, depth: 'thorough' }).flatMap((group) => {
    if (group.some((key) => questionOf(key).stage === 'job')) return group;
    const isFixed = (key: AnswerKey) => key === state.at || isDone(state, key);
    const ranked = [
      ...byScore(
        group.filter((key) => !isFixed(key)),
        scores,
        state.answers,
      ),
    ];
    return group.map((key) => (isFixed(key) ? key : (ranked.shift() ?? key)));
  });
  return sameKeys(order, state.order) ? state : { ...state, order };
}

function sameKeys(a: readonly AnswerKey[], b: readonly AnswerKey[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

/** The weightiest first, none before one of the others that it reads. */
function byScore(keys: readonly AnswerKey[], scores: Scores, answers: Answers): readonly AnswerKey[] {
  const scoreOf = (key: AnswerKey) => scores.get(key) ?? 0;
  const reads = new Map(keys.map((key) => [key, premisesOf(key, answers)]));
  const placed: AnswerKey[] = [];
  let left = keys.toSorted((a, b) => scoreOf(b) - scoreOf(a));
  while (left.length > 0) {
    const free = left.find((key) => !left.some((other) => other !== key && reads.get(key)?.has(other))) ?? left[0];
    if (free === undefined) break;
    placed.push(free);
    left = left.filter((key) => key !== free);
  }
  return placed;
}

/** The keys that the condition and the default of a question read, with these answers. */
function premisesOf(key: AnswerKey, answers: Answers): ReadonlySet<AnswerKey> {
  const { sourceId, questionId } = splitKey(key);
  const read = new Set<AnswerKey>();
  const view = watchView(viewAnswers(answers, sourceId), (other) => read.add(other));
  questionById(questionId).when?.(view);
  questionById(questionId).default(view);
  return read;
}

function questionOf(key: AnswerKey) {
  return questionById(splitKey(key).questionId);
}

/** What can be said where going on changes nothing any more. */
export interface StopOffer {
  /** Questions on the path that can change the design; all of them are answered. */
  readonly relevant: number;
  readonly total: number;
  /** Questions on the path that are open. */
  readonly open: number;
}

/**
 * The offer to stop: null while a question that is open at this depth can still change the design, has not been measured,
 * or none is open at all.
 */
export function stopOffer(state: InterviewProgress, scores: Scores): StopOffer | null {
  const asked = path(state);
  const open = asked.filter((key) => !isDone(state, key));
  if (open.length === 0 || open.some((key) => scores.get(key) !== 0)) return null;
  return { relevant: asked.filter((key) => (scores.get(key) ?? 0) > 0).length, total: asked.length, open: open.length };
}
