import type { AnswerKey, Answers, Provenance, QuestionId, RawAnswer } from './answers.ts';
import { unknownAnswer } from './answers.ts';
import { isDesignQuestion, isSourceQuestion, questionById } from './catalogue.ts';
import { type AnswerValue, parseAnswer } from './parse-answer.ts';
import { formatAnswer } from './quantities/format-answer.ts';
import { baseUnits, type ParsedQuantity } from './quantities/unit.ts';
import type { AnswerView, Question } from './question.ts';

export interface ResolvedAnswer {
  /** As said, or the default's. */
  readonly raw: RawAnswer;
  readonly value: AnswerValue;
  readonly provenance: Provenance;
  /** Whether the question is asked at all, given the other answers. */
  readonly applies: boolean;
}

/**
 * The answers with every default filled in, as one source's questions see them, or the design's. An answer to a question
 * that does not apply counts as its default; "I don't know" takes the default's value and is marked unknown.
 */
export function viewAnswers(answers: Answers, sourceId: string | null = null): ResolvedView {
  return new ResolvedView(answers, sourceId, new Map());
}

/** The answer to one question by its key: `viewers`, `crm.rows`. Throws a RangeError for a key that names no question. */
export function resolveAnswer(answers: Answers, key: AnswerKey): ResolvedAnswer {
  const { sourceId, questionId } = splitKey(key);
  return viewAnswers(answers, sourceId).resolve(questionId);
}

/** The source and the question that a key names. Throws a RangeError when it names no question. */
export function splitKey(key: AnswerKey): { readonly sourceId: string | null; readonly questionId: QuestionId } {
  const dot = key.indexOf('.');
  const questionId = key.slice(dot + 1);
  if (dot === -1 && isDesignQuestion(questionId)) return { sourceId: null, questionId };
  if (dot > 0 && isSourceQuestion(questionId)) return { sourceId: key.slice(0, dot), questionId };
  throw new RangeError(`${key} names no question`);
}

/** The key of a question: the source's name goes before a question about one. */
export function keyOf(question: Question, sourceId: string | null): AnswerKey {
  return question.scope === 'design' ? question.id : `${sourceId ?? ''}.${question.id}`;
}

export class ResolvedView implements AnswerView {
  readonly sourceId: string | null;
  readonly #answers: Answers;
  readonly #resolved: Map<AnswerKey, ResolvedAnswer>;

  constructor(answers: Answers, sourceId: string | null, resolved: Map<AnswerKey, ResolvedAnswer>) {
    this.sourceId = sourceId;
    this.#answers = answers;
    this.#resolved = resolved;
  }

  get sourceIds(): readonly string[] {
    if (this.#answers.sources.length > 0) return this.#answers.sources.map(({ id }) => id);
    return this.choices('sources');
  }

  of(sourceId: string): ResolvedView {
    return new ResolvedView(this.#answers, sourceId, this.#resolved);
  }

  resolve(id: QuestionId): ResolvedAnswer {
    const question = questionById(id);
    const key = keyOf(question, this.sourceId);
    const known = this.#resolved.get(key);
    if (known) return known;
    const resolved = this.#resolve(question, key);
    this.#resolved.set(key, resolved);
    return resolved;
  }

  text(id: QuestionId): string {
    const { value, raw } = this.resolve(id);
    return value.type === 'text' ? value.text : String(raw);
  }

  choice(id: QuestionId): string {
    return this.text(id);
  }

  choices(id: QuestionId): readonly string[] {
    const { value } = this.resolve(id);
    return value.type === 'list' ? value.list : [];
  }

  quantity(id: QuestionId): ParsedQuantity {
    const { value } = this.resolve(id);
    if (value.type !== 'quantity') throw new RangeError(`${id} is not a quantity`);
    return value.quantity;
  }

  number(id: QuestionId): number {
    return this.quantity(id).value;
  }

  isStated(id: QuestionId): boolean {
    return this.resolve(id).provenance === 'stated';
  }

  #resolve(question: Question, key: AnswerKey): ResolvedAnswer {
    const applies = question.when?.(this) ?? true;
    const measured = applies ? this.#measured(question, key) : null;
    if (measured !== null) return { ...measured, provenance: 'measured', applies };
    const said = applies ? this.#said(question) : undefined;
    if (said !== undefined && said !== unknownAnswer) {
      const parsed = parseAnswer(question, said, this);
      if (parsed.ok) return { raw: said, value: parsed.value, provenance: 'stated', applies };
    }
    const raw = question.default(this);
    const parsed = parseAnswer(question, raw, this);
    if (!parsed.ok) throw new RangeError(`the default of ${key} is not an answer: ${parsed.message}`);
    return { raw, value: parsed.value, provenance: said === unknownAnswer ? 'unknown' : 'defaulted', applies };
  }

  #measured(question: Question, key: AnswerKey): Pick<ResolvedAnswer, 'raw' | 'value'> | null {
    const measurement = this.#answers.measured?.[key];
    if (measurement === undefined || question.kind !== 'quantity') return null;
    const quantity = { value: measurement.value, unit: baseUnits[question.dimension] };
    const raw = formatAnswer(quantity.value, quantity.unit, question.dimension);
    return { raw, value: { type: 'quantity', quantity } };
  }

  #said(question: Question): RawAnswer | undefined {
    if (question.id === 'sources')
      return this.#answers.sources.length > 0 ? this.#answers.sources.map(({ id }) => id) : undefined;
    if (question.scope === 'design') return this.#answers.design[question.id];
    return this.#answers.sources.find(({ id }) => id === this.sourceId)?.answers[question.id];
  }
}
