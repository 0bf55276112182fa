import { type AnswerKey, type Answers, type QuestionId, type RawAnswer, unknownAnswer } from './answers.ts';
import { designQuestions, isDesignQuestion, isSourceQuestion, questionById, sourceQuestions } from './catalogue.ts';
import { keepApplicable, withAnswer, withSources } from './change-answers.ts';
import { exactQuantity } from './exact-quantity.ts';
import { nearestName } from './nearest-name.ts';
import { type AnswerValue, parseAnswer } from './parse-answer.ts';
import type { Question } from './question.ts';
import { plainLine } from './shown-text.ts';
import { saysUnknown } from './unknown.ts';
import { viewAnswers } from './view.ts';

export type SetAnswer =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly message: string };

/**
 * The answers with one of them changed, by its key (`viewers`, `crm.rows`). A quantity can be changed by a factor: `10x`
 * takes ten times what it is now. `unknown` is "I don't know". Answers that no longer apply are left out.
 */
export function setAnswer(answers: Answers, key: AnswerKey, raw: RawAnswer): SetAnswer {
  const place = placeOf(answers, key);
  if (!place.ok) return place;
  const { sourceId, questionId } = place;
  const view = viewAnswers(answers, sourceId);
  const question = questionById(questionId);
  const { applies, value } = view.resolve(questionId);
  if (!applies) return { ok: false, message: `${key} does not apply here: it depends on other answers` };
  if (saysUnknown(raw)) {
    return questionId === 'sources'
      ? { ok: false, message: 'sources need names, for example crm, warehouse' }
      : { ok: true, answers: keepApplicable(withAnswer(answers, sourceId, questionId, unknownAnswer)) };
  }
  const parsed = parseAnswer(question, multiplied(question, value, raw) ?? raw, view);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    answers: keepApplicable(
      questionId === 'sources'
        ? withSources(answers, parsed.raw)
        : withAnswer(answers, sourceId, questionId, parsed.raw),
    ),
  };
}

/** What `10x` makes of a quantity, as text; null when nothing is to be multiplied. Whole things stay whole. */
function multiplied(question: Question, now: AnswerValue, raw: RawAnswer): string | null {
  if (question.kind !== 'quantity' || question.dimension === 'factor' || now.type !== 'quantity') return null;
  const factor = typeof raw === 'string' ? /^(\d+(?:\.\d+)?|\.\d+)\s*[x×]$/i.exec(raw.trim()) : null;
  if (factor === null) return null;
  const { value, unit } = now.quantity;
  const product = value * Number(factor[1]);
  const whole = unit === 'count' && Number.isInteger(value) ? Math.ceil(product) : product;
  return exactQuantity({ value: whole, unit }, question.dimension, question.noun);
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
  if (sourceId !== null && isDesignQuestion(id))
    return { ok: false, message: `${id} is asked once for the whole design: write ${id}, without a source` };
  if (sourceId !== null && !sourceIds.includes(sourceId)) {
    const near = nearestName(sourceId, sourceIds);
    return {
      ok: false,
      message: `there is no source '${plainLine(sourceId)}'; ${near === null ? `the sources are ${sourceIds.join(', ')}` : `did you mean ${near}.${plainLine(id)}?`}`,
    };
  }
  if (sourceId !== null && isSourceQuestion(id)) return { ok: true, sourceId, questionId: id };
  const near = nearestName(
    id,
    (sourceId === null ? designQuestions : sourceQuestions).map((question): string => question.id),
  );
  return {
    ok: false,
    message: `${plainLine(key)} is not a question${near === null ? '' : `; did you mean ${sourceId === null ? '' : `${sourceId}.`}${near}?`}`,
  };
}
