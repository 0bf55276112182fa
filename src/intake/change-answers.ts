import { type AnswerKey, type Answers, type QuestionId, type RawAnswer, unknownAnswer } from './answers.ts';
import { designQuestions, sourceQuestions } from './catalogue.ts';
import { parseAnswer } from './parse-answer.ts';
import type { Question } from './question.ts';
import { keyOf, splitKey, viewAnswers } from './view.ts';

/** The answers with this one put in, unchecked. A source that stood on a default comes to stand by name. */
export function withAnswer(answers: Answers, sourceId: string | null, questionId: QuestionId, raw: RawAnswer): Answers {
  if (sourceId === null) return { ...answers, design: { ...answers.design, [questionId]: raw } };
  const named =
    answers.sources.length > 0 ? answers.sources : viewAnswers(answers).sourceIds.map((id) => ({ id, answers: {} }));
  return {
    ...answers,
    sources: named.map((source) =>
      source.id === sourceId ? { id: source.id, answers: { ...source.answers, [questionId]: raw } } : source,
    ),
  };
}

/** The answers with exactly these sources, in this order; sources that stay keep their answers. */
export function withSources(answers: Answers, names: RawAnswer): Answers {
  const ids = typeof names === 'string' ? [names] : names;
  return {
    ...answers,
    sources: ids.map((id) => answers.sources.find((source) => source.id === id) ?? { id, answers: {} }),
  };
}

/** The answers without this one: its default stands again. */
export function withoutAnswer(answers: Answers, key: AnswerKey): Answers {
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

/** The keys of everything that was said, in the order of the catalogue. */
export function statedKeys(answers: Answers): readonly AnswerKey[] {
  return [
    ...designQuestions.filter(({ id }) => answers.design[id] !== undefined).map((question) => keyOf(question, null)),
    ...answers.sources.flatMap((source) =>
      sourceQuestions
        .filter(({ id }) => source.answers[id] !== undefined)
        .map((question) => keyOf(question, source.id)),
    ),
  ];
}

/** Only the answers whose question still applies, and still accepts them. */
export function keepApplicable(answers: Answers): Answers {
  const view = viewAnswers(answers);
  const stays = (question: Question, sourceId: string | null, raw: RawAnswer | undefined) => {
    if (raw === undefined) return false;
    const own = sourceId === null ? view : view.of(sourceId);
    return own.resolve(question.id).applies && (raw === unknownAnswer || parseAnswer(question, raw, own).ok);
  };
  const kept: Answers = {
    ...answers,
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
  // What was left out may be what another answer depended on.
  return statedKeys(kept).length === statedKeys(answers).length ? kept : keepApplicable(kept);
}
