import { type AnswerKey, type Answers, type QuestionId, type RawAnswer, unknownAnswer } from './answers.ts';
import type { AnswersProblem } from './answers-reader.ts';
import { designQuestions, sourceQuestions } from './catalogue.ts';
import { parseAnswer } from './parse-answer.ts';
import type { Question } from './question.ts';
import { saysUnknown } from './unknown.ts';
import { keyOf, viewAnswers } from './view.ts';

export interface CheckedAnswers {
  /** As each question keeps them, without those that do not apply. */
  readonly answers: Answers;
  readonly problems: readonly AnswersProblem[];
  readonly notices: readonly string[];
}

/** Holds every answer against its question, now that all are known. `lineOf` says where a key or a source (`crm.`) stands. */
export function checkAnswers(answers: Answers, lineOf: (key: AnswerKey) => number): CheckedAnswers {
  const problems: AnswersProblem[] = [];
  const notices: string[] = [];
  const view = viewAnswers(answers);
  const check = (question: Question, raw: RawAnswer | undefined, sourceId: string | null): RawAnswer | null => {
    if (raw === undefined) return null;
    const own = sourceId === null ? view : view.of(sourceId);
    const key = keyOf(question, sourceId);
    const line = lineOf(key);
    if (!own.resolve(question.id).applies) {
      notices.push(`line ${line}: ${key} does not apply here and was left out`);
      return null;
    }
    if (saysUnknown(raw)) return unknownAnswer;
    const parsed = parseAnswer(question, raw, own);
    if (parsed.ok) return parsed.raw;
    problems.push({ line, message: `${key}: ${parsed.message}`, remedy: '' });
    return null;
  };
  const kept = {
    design: keepEach(designQuestions, (question) => check(question, answers.design[question.id], null)),
    sources: answers.sources.map((source) => ({
      id: source.id,
      answers: keepEach(sourceQuestions, (question) => check(question, source.answers[question.id], source.id)),
    })),
  };
  for (const { id, answers: said } of answers.sources) {
    if (said.kind !== undefined) continue;
    const assumed = view.of(id).choice('kind');
    notices.push(
      `line ${lineOf(`${id}.`)}: ${id} has no kind, so it is taken for ${assumed}; add \`kind: ${assumed}\``,
    );
  }
  return { answers: kept, problems, notices };
}

function keepEach<Id extends QuestionId, Q extends Question & { readonly id: Id }>(
  questions: readonly Q[],
  check: (question: Q) => RawAnswer | null,
): Partial<Record<Id, RawAnswer>> {
  const kept: Partial<Record<Id, RawAnswer>> = {};
  for (const question of questions) {
    const raw = check(question);
    if (raw !== null) kept[question.id] = raw;
  }
  return kept;
}
