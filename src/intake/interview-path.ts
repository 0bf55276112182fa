import type { AnswerKey, Answers, RawAnswer } from './answers.ts';
import { designQuestions, questionById, sourceQuestions } from './catalogue.ts';
import { type Depth, depths, type Question } from './question.ts';
import { type StageId, stages } from './stage.ts';
import { keyOf, type ResolvedView, splitKey, viewAnswers } from './view.ts';

/** What of an interview decides which questions are asked, and which of them have been passed. */
export interface InterviewProgress {
  readonly answers: Answers;
  /** Questions whose default was accepted: asked and passed, but not stated. */
  readonly accepted: readonly AnswerKey[];
  readonly depth: Depth;
  /** Keys in the order of asking within their stage and source; one that is not among them follows its catalogue place. */
  readonly order: readonly AnswerKey[];
}

/** What decides which questions are asked; without an order it is the catalogue's. */
type AskedOf = Pick<InterviewProgress, 'answers' | 'depth'> & Partial<Pick<InterviewProgress, 'order'>>;

/** The questions that are asked at this depth, in order; a source's questions stand together. */
export function path(state: AskedOf): readonly AnswerKey[] {
  return groupsOnPath(state).flat();
}

/** The questions that are asked at this depth, in order, by stage and source. */
export function groupsOnPath({ answers, depth, order = [] }: AskedOf): readonly (readonly AnswerKey[])[] {
  const view = viewAnswers(answers);
  const isAsked = (question: Question, inView: ResolvedView) =>
    depths.indexOf(question.depth) <= depths.indexOf(depth) && inView.resolve(question.id).applies;
  const places = new Map(order.map((key, index) => [key, index]));
  return stages.flatMap(({ id }) => [
    inOrder(
      designQuestions
        .filter((question) => question.stage === id && isAsked(question, view))
        .map((question) => keyOf(question, null)),
      places,
    ),
    ...view.sourceIds.map((sourceId) =>
      inOrder(
        sourceQuestions
          .filter((question) => question.stage === id && isAsked(question, view.of(sourceId)))
          .map((question) => keyOf(question, sourceId)),
        places,
      ),
    ),
  ]);
}

function inOrder(keys: readonly AnswerKey[], places: ReadonlyMap<AnswerKey, number>): readonly AnswerKey[] {
  if (places.size === 0) return keys;
  let before = -1;
  return keys
    .map((key) => {
      before = places.get(key) ?? before + 1e-6;
      return { key, place: before };
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ key }) => key);
}

/** Where a question stands among those that are asked; one that is not asked at this depth stands between two of them. */
export function placeOnPath(
  state: Omit<InterviewProgress, 'accepted'>,
  key: AnswerKey,
): { readonly before: readonly AnswerKey[]; readonly after: readonly AnswerKey[] } {
  const asked = path(state);
  const all = path({ ...state, depth: 'thorough' });
  const here = all.indexOf(key);
  const isBefore = (other: AnswerKey) => here === -1 || all.indexOf(other) < here;
  return {
    before: asked.filter((other) => other !== key && isBefore(other)),
    after: asked.filter((other) => other !== key && !isBefore(other)),
  };
}

/** The first question on the path that is neither answered nor passed; the review when there is none. */
export function firstOpen(state: InterviewProgress): AnswerKey {
  return path(state).find((key) => !isDone(state, key)) ?? 'review';
}

/** Whether every question on the path has been answered or passed. */
export function isComplete(state: InterviewProgress): boolean {
  return firstOpen(state) === 'review';
}

/** Whether a question has been answered, or its default accepted. */
export function isDone(
  { answers, accepted }: Pick<InterviewProgress, 'answers' | 'accepted'>,
  key: AnswerKey,
): boolean {
  return accepted.includes(key) || saidAt(answers, key) !== null;
}

/** What was said to a question; null when nothing was. */
export function saidAt(answers: Answers, key: AnswerKey): RawAnswer | null {
  const { sourceId, questionId } = splitKey(key);
  if (questionId === 'sources') return answers.sources.length > 0 ? answers.sources.map(({ id }) => id) : null;
  const said: Readonly<Partial<Record<string, RawAnswer>>> =
    sourceId === null ? answers.design : (answers.sources.find(({ id }) => id === sourceId)?.answers ?? {});
  return said[questionId] ?? null;
}

export interface StageProgress {
  readonly id: StageId;
  readonly title: string;
  readonly done: number;
  readonly total: number;
}

/** How far each stage is. */
export function progress(state: InterviewProgress): readonly StageProgress[] {
  const keys = path(state);
  return stages.map(({ id, title }) => {
    const own = keys.filter((key) => questionById(splitKey(key).questionId).stage === id);
    return { id, title, done: own.filter((key) => isDone(state, key)).length, total: own.length };
  });
}
