import { type AnswerKey, type Answers, type RawAnswer, unknownAnswer } from './answers.ts';
import { isDesignQuestion, isSourceQuestion, questionById } from './catalogue.ts';
import { keepApplicable, statedKeys, withAnswer, withoutAnswer, withSources } from './change-answers.ts';
import { firstOpen, type InterviewProgress, isDone, path, placeOnPath, saidAt } from './interview-path.ts';
import { parseAnswer } from './parse-answer.ts';
import type { Depth, Question } from './question.ts';
import type { StageId } from './stage.ts';
import { saysUnknown } from './unknown.ts';
import { splitKey, viewAnswers } from './view.ts';

export { firstOpen, isComplete, isDone, path, progress } from './interview-path.ts';
export { askInOrder, type Scores, type StopOffer, stopOffer } from './interview-order.ts';

/** Where a person is in the interview; plain data, kept in the session as it is. */
export interface InterviewState extends InterviewProgress {
  /** The key of the question in hand, or `review` after the last one. */
  readonly at: AnswerKey;
  /** What the last change replaced, for undo; one step is kept. */
  readonly before: Omit<InterviewState, 'before'> | null;
}

export interface CurrentQuestion {
  readonly key: AnswerKey;
  readonly question: Question;
  /** The question's sentence, with the source's name in it. */
  readonly ask: string;
  readonly sourceId: string | null;
  readonly stage: StageId;
  /** What Enter accepts. */
  readonly default: RawAnswer;
  /** What was said before; null when nothing was. */
  readonly said: RawAnswer | null;
  /** Place on the path, from 1. */
  readonly number: number;
  readonly total: number;
}

export type AnswerOutcome =
  | {
      readonly ok: true;
      readonly state: InterviewState;
      /** Stated answers that no longer apply, or whose source was removed. */
      readonly dropped: readonly AnswerKey[];
      /** What was understood otherwise than it was typed. */
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** An interview from the beginning, or from answers that exist; it starts at the first question that is still open. */
export function startInterview({
  depth,
  answers = { design: {}, sources: [] },
}: {
  readonly depth: Depth;
  readonly answers?: Answers;
}): InterviewState {
  const state: InterviewState = { answers, accepted: [], depth, order: [], at: 'review', before: null };
  return { ...state, at: firstOpen(state) };
}

/**
 * An interview that was stored, for this version's catalogue: what it does not know is left out, and where the question
 * in hand is gone it goes on at the first open one.
 */
export function restoreInterview(state: InterviewState): InterviewState {
  const isKnown = (key: AnswerKey) => namesQuestion(key) && applies(answers, key);
  const answers = keepApplicable(state.answers);
  const restored = {
    ...state,
    answers,
    accepted: state.accepted.filter(isKnown),
    order: state.order.filter(namesQuestion),
  };
  return state.at === 'review' || isKnown(state.at) ? restored : { ...restored, at: firstOpen(restored) };
}

/** The question in hand; null at the review. */
export function currentQuestion(state: InterviewState): CurrentQuestion | null {
  if (state.at === 'review') return null;
  const { sourceId, questionId } = splitKey(state.at);
  const question = questionById(questionId);
  const total = path(state).length;
  return {
    key: state.at,
    question,
    ask: question.ask.replaceAll('{source}', sourceId ?? ''),
    sourceId,
    stage: question.stage,
    default: question.default(viewAnswers(state.answers, sourceId)),
    said: saidAt(state.answers, state.at),
    number: Math.min(total, placeOnPath(state, state.at).before.length + 1),
    total,
  };
}

/** Answers the question in hand and goes on to the next open one; a refusal leaves everything as it was. */
export function answer(state: InterviewState, raw: RawAnswer): AnswerOutcome {
  if (state.at === 'review') return { ok: false, message: 'there is no question in hand' };
  const { sourceId, questionId } = splitKey(state.at);
  if (saysUnknown(raw)) {
    // Nobody can be asked about sources without names: not to know them is to take the default ones.
    return questionId === 'sources'
      ? advance(state, withoutAnswer(state.answers, state.at), { accepted: true })
      : advance(state, withAnswer(state.answers, sourceId, questionId, unknownAnswer));
  }
  const parsed = parseAnswer(questionById(questionId), raw, viewAnswers(state.answers, sourceId));
  if (!parsed.ok) return parsed;
  const answers =
    questionId === 'sources'
      ? withSources(state.answers, parsed.raw)
      : withAnswer(state.answers, sourceId, questionId, parsed.raw);
  return advance(state, answers, { notices: parsed.notices });
}

/** Takes the default of the question in hand, which the document will list as an assumption. */
export function acceptDefault(state: InterviewState): InterviewState {
  if (state.at === 'review') return state;
  return advance(state, withoutAnswer(state.answers, state.at), { accepted: true }).state;
}

/** "I don't know": the default keeps the arithmetic going, and the document lists the question as open. */
export function answerUnknown(state: InterviewState): InterviewState {
  const outcome = answer(state, unknownAnswer);
  return outcome.ok ? outcome.state : state;
}

/** The question before this one, or this one when it is the first; from the review, the last. */
export function goBack(state: InterviewState): InterviewState {
  const previous = state.at === 'review' ? path(state).at(-1) : placeOnPath(state, state.at).before.at(-1);
  return previous === undefined ? state : { ...state, at: previous };
}

/** The question after this one, if this one has been answered or passed; the review after the last. */
export function goForward(state: InterviewState): InterviewState {
  if (state.at === 'review' || !isDone(state, state.at)) return state;
  return { ...state, at: placeOnPath(state, state.at).after[0] ?? 'review' };
}

/** Goes to the review, or to any question that applies, also one that this depth does not ask; another key is ignored. */
export function jumpTo(state: InterviewState, key: AnswerKey): InterviewState {
  return key === 'review' || (namesQuestion(key) && applies(state.answers, key)) ? { ...state, at: key } : state;
}

/** Asks more or fewer questions from here; nothing that was said is dropped. */
export function changeDepth(state: InterviewState, depth: Depth): InterviewState {
  const changed = { ...state, depth };
  return state.at !== 'review' && path(changed).includes(state.at) ? changed : { ...changed, at: firstOpen(changed) };
}

/** Takes back the last answer, and goes to its question; the depth and the order stay as they are now. */
export function undoLastChange(state: InterviewState): InterviewState {
  return state.before === null ? state : { ...state.before, depth: state.depth, order: state.order, before: null };
}

/** Answers that the last change let go, because they no longer apply or their source was removed; not the changed one. */
export function droppedByLastChange({ answers, before }: InterviewState): readonly AnswerKey[] {
  if (before === null) return [];
  const stated = new Set(statedKeys(answers));
  return statedKeys(before.answers).filter((key) => key !== before.at && !stated.has(key));
}

/** An interview with answers that came from elsewhere put in; it goes on at the first question that is still open. */
export function withMerged(state: InterviewState, answers: Answers): InterviewState {
  const accepted = state.accepted.filter((key) => saidAt(answers, key) === null && applies(answers, key));
  const merged: InterviewState = { ...state, answers, accepted, before: null };
  return { ...merged, at: firstOpen(merged) };
}

function advance(
  state: InterviewState,
  answers: Answers,
  { accepted = false, notices = [] }: { readonly accepted?: boolean; readonly notices?: readonly string[] } = {},
): Extract<AnswerOutcome, { ok: true }> {
  const { before: _, ...previous } = state;
  const kept = keepApplicable(answers);
  const passed = state.accepted.filter((key) => key !== state.at && applies(kept, key));
  const moved: InterviewState = {
    ...state,
    answers: kept,
    accepted: accepted ? [...passed, state.at] : passed,
    before: previous,
  };
  return { ok: true, state: { ...moved, at: nextOpen(moved) }, dropped: droppedByLastChange(moved), notices };
}

/** The next open question after the one in hand, else the first open one, else the review. */
function nextOpen(state: InterviewState): AnswerKey {
  return placeOnPath(state, state.at).after.find((key) => !isDone(state, key)) ?? firstOpen(state);
}

function applies(answers: Answers, key: AnswerKey): boolean {
  const { sourceId, questionId } = splitKey(key);
  const view = viewAnswers(answers, sourceId);
  return (sourceId === null || view.sourceIds.includes(sourceId)) && view.resolve(questionId).applies;
}

function namesQuestion(key: AnswerKey): boolean {
  const dot = key.indexOf('.');
  return dot === -1 ? isDesignQuestion(key) : dot > 0 && isSourceQuestion(key.slice(dot + 1));
}
