import type { AnswerKey, Answers, QuestionId, RawAnswer } from './answers.ts';
import { unknownAnswer } from './answers.ts';
import { designQuestions, isDesignQuestion, isSourceQuestion, questionById, sourceQuestions } from './catalogue.ts';
import { nearestName } from './nearest-name.ts';
import { parseAnswer } from './parse-answer.ts';
import { formatQuantity } from './quantities/format-quantity.ts';
import { viewAnswers } from './view.ts';

export type SetAnswer =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly message: string };

/**
 * The answers with one of them changed, by its key (`viewers`, `crm.rows`). A quantity can be changed by a factor: `10x`
 * takes ten times what it is now. `unknown` is "I don't know".
 */
export function setAnswer(answers: Answers, key: AnswerKey, raw: RawAnswer): SetAnswer {
  const place = placeOf(answers, key);
  if (!place.ok) return place;
  const { sourceId, questionId } = place;
  const view = viewAnswers(answers, sourceId);
  const question = questionById(questionId);
  const { applies, value } = view.resolve(questionId);
  if (!applies) return { ok: false, message: `${key} does not apply here: it depends on other answers` };
  const factor =
    typeof raw === 'string' && question.kind === 'quantity' && question.dimension !== 'factor'
      ? /^(\d+(?:\.\d+)?)\s*[x×]$/.exec(raw.trim())
      : null;
  const wanted =
    factor && value.type === 'quantity'
      ? formatQuantity(value.quantity.value * Number(factor[1]), value.quantity.unit)
      : raw;
  if (wanted === unknownAnswer) return { ok: true, answers: withAnswer(answers, sourceId, questionId, wanted) };
  const parsed = parseAnswer(question, wanted, view);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    answers:
      questionId === 'sources'
        ? withSources(answers, parsed.raw)
        : withAnswer(answers, sourceId, questionId, parsed.raw),
  };
}

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

type Place =
  | { readonly ok: true; readonly sourceId: string | null; readonly questionId: QuestionId }
  | { readonly ok: false; readonly message: string };

function placeOf(answers: Answers, key: AnswerKey): Place {
  const { sourceIds } = viewAnswers(answers);
  const dot = key.indexOf('.');
  const [sourceId, id] = dot === -1 ? [null, key] : [key.slice(0, dot), key.slice(dot + 1)];
  if (sourceId === null && isDesignQuestion(id)) return { ok: true, sourceId, questionId: id };
  if (sourceId === null && isSourceQuestion(id))
    return {
      ok: false,
      message: `${id} is asked for each source: write ${sourceIds.map((source) => `${source}.${id}`).join(' or ')}`,
    };
  if (sourceId !== null && !sourceIds.includes(sourceId))
    return { ok: false, message: `there is no source '${sourceId}'; the sources are ${sourceIds.join(', ')}` };
  if (sourceId !== null && isSourceQuestion(id)) return { ok: true, sourceId, questionId: id };
  const near = nearestName(
    id,
    (sourceId === null ? designQuestions : sourceQuestions).map((question): string => question.id),
  );
  return {
    ok: false,
    message: `${key} is not a question${near === null ? '' : `; did you mean ${sourceId === null ? '' : `${sourceId}.`}${near}?`}`,
  };
}
