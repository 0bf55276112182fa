import type { RawAnswer } from '../intake/answers.ts';
import { exactQuantity } from '../intake/exact-quantity.ts';
import type { AnswerValue } from '../intake/parse-answer.ts';
import { formatAnswer } from '../intake/quantities/format-answer.ts';
import { parseQuantity } from '../intake/quantities/parse-quantity.ts';
import type { Dimension, ParsedQuantity } from '../intake/quantities/unit.ts';
import type { ChoicesKind, QuantityKind, Question } from '../intake/question.ts';

/** Another answer that a person may well give. */
export interface PlausibleAnswer {
  readonly raw: RawAnswer;
  /** For a person: `50 M rows`, `"Kubernetes"`. */
  readonly shown: string;
}

/**
 * What else a question may be answered with than what stands: every other option; a list with one option more or less;
 * for a quantity a spread around it, within what the question takes. Text and names have none.
 */
export function plausibleAnswers(question: Question, now: AnswerValue): readonly PlausibleAnswer[] {
  switch (question.kind) {
    case 'text':
    case 'names':
      return [];
    case 'choice':
      return question.options
        .filter(({ id }) => now.type !== 'text' || id !== now.text)
        .map(({ id, label }) => ({ raw: id, shown: `"${label}"` }));
    case 'choices':
      return now.type === 'list' ? otherLists(question, now.list) : [];
    case 'quantity':
      return now.type === 'quantity' ? otherQuantities(question, now.quantity) : [];
  }
}

function otherLists({ options, none }: ChoicesKind, now: readonly string[]): readonly PlausibleAnswer[] {
  return options
    .filter(({ id }) => id !== none)
    .map(({ id, label }) => {
      const isIn = now.includes(id);
      const list = isIn ? now.filter((other) => other !== id) : [...now, id];
      return { raw: list.length > 0 ? list : [none ?? 'none'], shown: `${isIn ? 'without' : 'with'} "${label}"` };
    });
}

/**
 * How far apart the answers of different people lie, as factors of what stands. Judgement: amounts differ most; how many
 * people, cores or files there are differs less.
 */
const spreads: Readonly<Record<Dimension, readonly number[]>> = {
  volume: [0.001, 0.1, 10, 100],
  flow: [0.001, 0.1, 10, 1000],
  rate: [0.01, 0.1, 10],
  bytes: [0.1, 4, 10, 50],
  duration: [0.001, 0.02, 0.2, 5, 100],
  share: [0.1, 0.3, 3],
  count: [0.1, 0.25, 4, 10, 50],
  money: [0.1, 10],
  factor: [0.3, 3, 10],
};

function otherQuantities(question: QuantityKind, now: ParsedQuantity): readonly PlausibleAnswer[] {
  const { dimension, min = 0, max = Infinity, noun } = question;
  const start = now.value > 0 ? now : exampleOf(question, now);
  const bounded = (value: number) => Math.min(max, Math.max(min, value));
  const whole = (value: number) => (dimension === 'count' ? Math.max(1, Math.round(value)) : value);
  const values = new Set(spreads[dimension].map((factor) => bounded(whole(moved(start.value, factor, dimension)))));
  if (min === 0 && dimension === 'duration') values.add(0);
  values.delete(now.value);
  return [...values]
    .toSorted((a, b) => a - b)
    .map((value) => ({
      raw: exactQuantity({ value, unit: start.unit }, dimension, noun),
      shown: formatAnswer(value, start.unit, dimension),
    }));
}

/** A share near the whole is a promise: what is missing of it moves. */
function moved(value: number, factor: number, dimension: Dimension): number {
  return dimension === 'share' && value > 0.9 ? 1 - (1 - value) * factor : value * factor;
}

function exampleOf({ example, dimension, noun }: QuantityKind, now: ParsedQuantity): ParsedQuantity {
  const parsed = parseQuantity(example, dimension, noun);
  return parsed.ok ? parsed.quantity : now;
}
