import { type AnswerKey, type Answers, type RawAnswer, unknownAnswer } from './answers.ts';
import { designQuestions, questionById, sourceQuestions } from './catalogue.ts';
import { parseAnswer } from './parse-answer.ts';
import type { Depth, Question } from './question.ts';
import { withAnswer, withSources } from './set-answer.ts';
import { type StageId, stages } from './stage.ts';
import { keyOf, type ResolvedView, splitKey, viewAnswers } from './view.ts';

/** Where a person is in the interview; plain data, kept in the session as it is. */
export interface InterviewState {
  readonly answers: Answers;
  /** Questions whose default was accepted: asked and passed, but not stated. */
  readonly accepted: readonly AnswerKey[];
  readonly depth: Depth;
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
      /** Stated answers that no longer apply and were dropped. */
      readonly dropped: readonly AnswerKey[];
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
  const state: InterviewState = { answers, accepted: [], depth, at: 'review', before: null };
  return { ...state, at: firstOpen(state) };
}

/** The questions that are asked at this depth, in order; a source's questions stand together. */
export function path(state: InterviewState): readonly AnswerKey[] {
  const view = viewAnswers(state.answers);
  const asked = (question: Question, inView: ResolvedView) =>
    depths.indexOf(question.depth) <= depths.indexOf(state.depth) && (question.when?.(inView) ?? true);
  return stages.flatMap(({ id }) => [
    ...designQuestions
      .filter((question) => question.stage === id && asked(question, view))
      .map((question) => keyOf(question, null)),
    ...view.sourceIds.flatMap((sourceId) =>
      sourceQuestions
        .filter((question) => question.stage === id && asked(question, view.of(sourceId)))
        .map((question) => keyOf(question, sourceId)),
    ),
  ]);
}

const depths: readonly Depth[] = ['express', 'standard', 'thorough'];

/** The question in hand; null at the review. */
export function currentQuestion(state: InterviewState): CurrentQuestion | null {
  if (state.at === 'review') return null;
  const { sourceId, questionId } = splitKey(state.at);
  const question = questionById(questionId);
  const view = viewAnswers(state.answers, sourceId);
  const onPath = path(state);
  return {
    key: state.at,
    question,
    ask: question.ask.replaceAll('{source}', sourceId ?? ''),
    sourceId,
    stage: question.stage,
    default: question.default(view),
    said: saidAt(state.answers, state.at),
    number: Math.max(1, onPath.indexOf(state.at) + 1),
    total: onPath.length,
  };
}

/** Answers the question in hand and goes on to the next one; a refusal leaves everything as it was. */
export function answer(state: InterviewState, raw: RawAnswer): AnswerOutcome {
  if (state.at === 'review') return { ok: false, message: 'there is no question in hand' };
  const { sourceId, questionId } = splitKey(state.at);
  if (raw === unknownAnswer)
    return { ok: true, ...advance(state, withAnswer(state.answers, sourceId, questionId, raw), false) };
  const parsed = parseAnswer(questionById(questionId), raw, viewAnswers(state.answers, sourceId));
  if (!parsed.ok) return parsed;
  const answers =
    questionId === 'sources'
      ? withSources(state.answers, parsed.raw)
      : withAnswer(state.answers, sourceId, questionId, parsed.raw);
  return { ok: true, ...advance(state, answers, false) };
}

/** Takes the default of the question in hand, which the document will list as an assumption. */
export function acceptDefault(state: InterviewState): InterviewState {
  return state.at === 'review' ? state : advance(state, withoutAnswer(state.answers, state.at), true).state;
}

/** "I don't know": the default keeps the arithmetic going, and the document lists the question as open. */
export function answerUnknown(state: InterviewState): InterviewState {
  const outcome = questionIsNames(state) ? null : answer(state, unknownAnswer);
  return outcome?.ok ? outcome.state : acceptDefault(state);
}

/** The question before this one, or this one when it is the first; from the review, the last. */
export function goBack(state: InterviewState): InterviewState {
  const keys = path(state);
  const here = state.at === 'review' ? keys.length : keys.indexOf(state.at);
  return { ...state, at: keys[Math.max(0, here - 1)] ?? 'review' };
}

/** The next question if this one has been answered or passed; the review after the last. */
export function goForward(state: InterviewState): InterviewState {
  return state.at === 'review' || !isDone(state, state.at) ? state : { ...state, at: after(state, state.at) };
}

/** Goes to any question that is asked; a key that is not is ignored. */
export function jumpTo(state: InterviewState, key: AnswerKey): InterviewState {
  return key === 'review' || applies(state.answers, key) ? { ...state, at: key } : state;
}

/** Asks more or fewer questions from here; nothing that was said is dropped. */
export function changeDepth(state: InterviewState, depth: Depth): InterviewState {
  const changed = { ...state, depth };
  return state.at !== 'review' && path(changed).includes(state.at) ? changed : { ...changed, at: firstOpen(changed) };
}

/** Takes back the last answer. */
export function undoLastChange(state: InterviewState): InterviewState {
  return state.before === null ? state : { ...state.before, before: null };
}

/** Whether every question on the path has been answered or passed. */
export function isComplete(state: InterviewState): boolean {
  return path(state).every((key) => isDone(state, key));
}

/** Whether a question has been answered, or its default accepted. */
export function isDone(state: InterviewState, key: AnswerKey): boolean {
  return state.accepted.includes(key) || saidAt(state.answers, key) !== null;
}

export interface StageProgress {
  readonly id: StageId;
  readonly title: string;
  readonly done: number;
  readonly total: number;
}

/** How far each stage is. */
export function progress(state: InterviewState): readonly StageProgress[] {
  const keys = path(state);
  return stages.map(({ id, title }) => {
    const own = keys.filter((key) => questionById(splitKey(key).questionId).stage === id);
    return { id, title, done: own.filter((key) => isDone(state, key)).length, total: own.length };
  });
}

function advance(
  state: InterviewState,
  answers: Answers,
  accepted: boolean,
): { readonly state: InterviewState; readonly dropped: readonly AnswerKey[] } {
  const { before: _, ...previous } = state;
  const { kept, dropped } = dropInapplicable(answers);
  const others = state.accepted.filter((key) => key !== state.at && applies(kept, key));
  const moved: InterviewState = {
    ...state,
    answers: kept,
    accepted: accepted ? [...others, state.at] : others,
    before: previous,
  };
  return { state: { ...moved, at: state.at === 'review' ? 'review' : after(moved, state.at) }, dropped };
}

/** Only answers whose question still applies, and that their question still accepts, are kept. */
function dropInapplicable(answers: Answers): { readonly kept: Answers; readonly dropped: readonly AnswerKey[] } {
  const dropped: AnswerKey[] = [];
  const stays = (question: Question, sourceId: string | null, raw: RawAnswer | undefined) => {
    if (raw === undefined) return false;
    const view = viewAnswers(answers, sourceId);
    const stay = view.resolve(question.id).applies && (raw === unknownAnswer || parseAnswer(question, raw, view).ok);
    if (!stay) dropped.push(keyOf(question, sourceId));
    return stay;
  };
  const kept: Answers = {
    design: Object.fromEntries(
      designQuestions
        .filter((question) => stays(question, null, answers.design[question.id]))
        .map(({ id }) => [id, answers.design[id]]),
    ),
    sources: answers.sources.map((source) => ({
      id: source.id,
      answers: Object.fromEntries(
        sourceQuestions
          .filter((question) => stays(question, source.id, source.answers[question.id]))
          .map(({ id }) => [id, source.answers[id]]),
      ),
    })),
  };
  if (dropped.length === 0) return { kept, dropped };
  // What was dropped may be what another answer depended on.
  const again = dropInapplicable(kept);
  return { kept: again.kept, dropped: [...dropped, ...again.dropped] };
}

/** The next open question after this one; else the next one of any kind while something is open; else the review. */
function after(state: InterviewState, key: AnswerKey): AnswerKey {
  const keys = path(state);
  const next = keys.includes(key) ? keys[keys.indexOf(key) + 1] : undefined;
  if (next === undefined) return firstOpen(state);
  return isComplete(state) ? 'review' : next;
}

function firstOpen(state: InterviewState): AnswerKey {
  return path(state).find((key) => !isDone(state, key)) ?? 'review';
}

function applies(answers: Answers, key: AnswerKey): boolean {
  const { sourceId, questionId } = splitKey(key);
  const view = viewAnswers(answers, sourceId);
  return (sourceId === null || view.sourceIds.includes(sourceId)) && view.resolve(questionId).applies;
}

function saidAt(answers: Answers, key: AnswerKey): RawAnswer | null {
  const { sourceId, questionId } = splitKey(key);
  if (questionId === 'sources') return answers.sources.length > 0 ? answers.sources.map(({ id }) => id) : null;
  const said: Readonly<Partial<Record<string, RawAnswer>>> =
    sourceId === null ? answers.design : (answers.sources.find(({ id }) => id === sourceId)?.answers ?? {});
  return said[questionId] ?? null;
}

function withoutAnswer(answers: Answers, key: AnswerKey): Answers {
  const { sourceId, questionId } = splitKey(key);
  if (questionId === 'sources') return { ...answers, sources: [] };
  const without = <T extends object>(said: T) =>
    Object.fromEntries(Object.entries(said).filter(([id]) => id !== questionId));
  if (sourceId === null) return { ...answers, design: without(answers.design) };
  return {
    ...answers,
    sources: answers.sources.map((source) =>
      source.id === sourceId ? { id: source.id, answers: without(source.answers) } : source,
    ),
  };
}

function questionIsNames(state: InterviewState): boolean {
  return state.at === 'sources';
}
