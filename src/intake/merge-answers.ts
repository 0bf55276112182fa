import { type AnswerKey, type Answers, type RawAnswer, unknownAnswer } from './answers.ts';
import type { AnswersProblem } from './answers-reader.ts';
import { statedKeys } from './change-answers.ts';
import { saidAt } from './interview-path.ts';
import { setAnswer } from './set-answer.ts';
import { saysUnknown } from './unknown.ts';
import { resolveAnswer, splitKey, viewAnswers } from './view.ts';

/** Whose answer counts where two people answered otherwise; null takes neither, and lists them. */
export type TakeSide = 'ours' | 'theirs' | null;

export interface MergedAnswer {
  readonly key: AnswerKey;
  /** Line in their file. */
  readonly line: number;
  /** What stood; null where nothing was said. */
  readonly ours: RawAnswer | null;
  readonly theirs: RawAnswer;
  /** Answers of ours that do not apply any more with theirs. */
  readonly drops: readonly AnswerKey[];
}

export interface MergedAnswers {
  /** With everything that was taken. */
  readonly answers: Answers;
  readonly taken: readonly MergedAnswer[];
  /** Where theirs is against something that we said, and was not taken. */
  readonly conflicts: readonly MergedAnswer[];
  /** Questions that are not asked with our answers, so that theirs say nothing. */
  readonly idle: readonly AnswerKey[];
  /** What is no answer, each with its line; with any of these nothing should be kept. */
  readonly problems: readonly AnswersProblem[];
}

/**
 * Puts what somebody else answered into our answers. What we left open is filled; "I don't know" fills it too, but is
 * never against an answer. What we stated stays unless `take` says otherwise, and so does what theirs would make us drop.
 */
export function mergeAnswers(
  ours: Answers,
  theirs: Answers,
  lineOf: (key: AnswerKey) => number,
  take: TakeSide,
): MergedAnswers {
  const taken: MergedAnswer[] = [];
  const conflicts: MergedAnswer[] = [];
  const problems: AnswersProblem[] = [];
  let answers = ours;
  const merge = (key: AnswerKey): void => {
    const raw = saidAt(theirs, key) ?? unknownAnswer;
    const line = lineOf(key);
    const outcome = setAnswer(answers, key, raw);
    if (!outcome.ok) {
      problems.push({ line, message: `${key}: ${outcome.message}`, remedy: '' });
      return;
    }
    const said = saidAt(ours, key);
    if (isSame(answers, outcome.answers, key) || (saysUnknown(raw) && said !== null)) return;
    const left = new Set(statedKeys(outcome.answers));
    const drops = statedKeys(answers).filter((other) => !left.has(other));
    const merged = { key, line, ours: said, theirs: saidAt(outcome.answers, key) ?? raw, drops };
    const isAgainst = (said !== null && said !== unknownAnswer) || drops.length > 0;
    if (isAgainst && take === null) conflicts.push(merged);
    if (isAgainst && take !== 'theirs') return;
    taken.push(merged);
    answers = outcome.answers;
  };
  // An answer may be what makes another question be asked, so those that are not asked yet wait.
  let waiting = statedKeys(theirs);
  for (let before = Infinity; waiting.length < before;) {
    before = waiting.length;
    const asked = waiting.filter((key) => isAsked(answers, key));
    waiting = waiting.filter((key) => !asked.includes(key));
    for (const key of asked) merge(key);
  }
  return { answers, taken, conflicts, idle: waiting, problems };
}

/** Whether a question is asked; one about a source that is not there counts, since that has to be told. */
function isAsked(answers: Answers, key: AnswerKey): boolean {
  const { sourceId, questionId } = splitKey(key);
  const view = viewAnswers(answers);
  if (sourceId === null) return view.resolve(questionId).applies;
  return !view.sourceIds.includes(sourceId) || view.of(sourceId).resolve(questionId).applies;
}

/** Whether both say the same, however it is written: 1 h and 60 min. */
function isSame(one: Answers, other: Answers, key: AnswerKey): boolean {
  const [a, b] = [resolveAnswer(one, key), resolveAnswer(other, key)];
  return a.provenance === b.provenance && JSON.stringify(a.value) === JSON.stringify(b.value);
}
