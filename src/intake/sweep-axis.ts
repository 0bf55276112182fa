import { type AnswerKey, type Answers, unknownAnswer } from './answers.ts';
import { questionById } from './catalogue.ts';
import { exactQuantity } from './exact-quantity.ts';
import { parseAnswer } from './parse-answer.ts';
import type { ParsedQuantity } from './quantities/unit.ts';
import type { QuantityKind } from './question.ts';
import { setAnswer } from './set-answer.ts';
import { quoted } from './shown-text.ts';
import { type GridScale, gridFor } from './sweep-grid.ts';
import { splitKey, viewAnswers } from './view.ts';

/** The values that the answer to one question is tried with: whole places on a line of values that people would type. */
export interface SweepAxis {
  readonly key: AnswerKey;
  /** Places to try first, ascending; the first and the last are the ends. */
  readonly places: readonly number[];
  /** The value at a place, in its base unit. */
  readonly valueAt: (place: number) => number;
  /** The answer at a place, which reads back as exactly its value. */
  readonly rawAt: (place: number) => string;
}

export type SweepReading =
  | { readonly ok: true; readonly axis: SweepAxis }
  | { readonly ok: false; readonly message: string };

/** How the values to try first are spaced: so many of them, or each so many times the one before. */
export type SweepSteps = { readonly count: number } | { readonly factor: number };

/** The fewest and the most values that are tried first: more than the default for a long range with many changes. */
export const sweepCounts = { least: 2, most: 1000, default: 50 };

/**
 * Reads `viewers=10..2000` or `orders.rows=1M..1G`. Counts are tried as whole numbers, everything else in steps of its
 * third significant digit; first at values that lie equally far apart by their logarithm.
 */
export function readSweep(answers: Answers, text: string, steps: SweepSteps): SweepReading {
  const written = /^\s*([^=\s]+)\s*=\s*(.+?)\s*\.\.\s*(.+?)\s*$/.exec(text);
  const [, key, lower, upper] = written ?? [];
  if (key === undefined || lower === undefined || upper === undefined)
    return refused(`${quoted(text)} is no range: write a question, the least and the most, as in viewers=10..2000`);
  const place = setAnswer(answers, key, unknownAnswer);
  if (!place.ok) return place;
  const { sourceId, questionId } = splitKey(key);
  const question = questionById(questionId);
  if (question.kind !== 'quantity')
    return refused(`${key} is no quantity; try its options one by one, with --set ${key}=…`);
  const view = viewAnswers(answers, sourceId);
  const read = (raw: string): ParsedQuantity | string => {
    const parsed = parseAnswer(question, raw, view);
    if (!parsed.ok) return parsed.message;
    return parsed.value.type === 'quantity' ? parsed.value.quantity : `${key} is no quantity`;
  };
  const to = read(upper);
  const from = read(withUnitOf(upper, lower));
  if (typeof from === 'string') return refused(from);
  if (typeof to === 'string') return refused(to);
  if (from.unit !== to.unit) return refused(`both ends of ${key} have to be in the same unit`);
  const grid = gridFor(question, from.value, to.value);
  if (grid === null || !Number.isFinite(to.value)) return refused(`a range of ${key} begins above 0 and has an end`);
  return axisOn(grid, { key, question, from, to, steps });
}

function axisOn(
  { placeOf, valueAt }: GridScale,
  {
    key,
    question,
    from,
    to,
    steps,
  }: {
    readonly key: AnswerKey;
    readonly question: QuantityKind;
    readonly from: ParsedQuantity;
    readonly to: ParsedQuantity;
    readonly steps: SweepSteps;
  },
): SweepReading {
  const [first, last] = [placeOf(from.value), placeOf(to.value)];
  if (first >= last) return refused(`the range of ${key} has to go up: the least value first`);
  const places = spaced(from.value, to.value, steps)
    .map(placeOf)
    .filter((place) => place > first && place < last);
  return {
    ok: true,
    axis: {
      key,
      places: [...new Set([first, ...places, last])].toSorted((a, b) => a - b),
      valueAt,
      rawAt: (place) => exactQuantity({ value: valueAt(place), unit: from.unit }, question.dimension, question.noun),
    },
  };
}

/** Values between the ends, equally far apart by their logarithm; from 0 on, as from the first thing. */
function spaced(from: number, to: number, steps: SweepSteps): readonly number[] {
  const start = from > 0 ? from : Math.min(1, to / 1000);
  const count =
    'count' in steps
      ? steps.count - 1
      : Math.min(sweepCounts.most, Math.floor(Math.log(to / start) / Math.log(steps.factor)));
  const factor = 'count' in steps ? (to / start) ** (1 / count) : steps.factor;
  return Array.from({ length: count + 1 }, (_, step) => start * factor ** step);
}

/** `10..50 GB` begins at 10 GB, as `500..2k` begins at 500. */
function withUnitOf(upper: string, lower: string): string {
  const number = /^\d+(?:\.\d+)?$/.test(lower) ? Number(lower) : null;
  const [, digits, unit] = /^(\d+(?:\.\d+)?)(\D.*)$/.exec(upper) ?? [];
  return number !== null && unit !== undefined && number <= Number(digits) ? `${lower}${unit}` : lower;
}

function refused(message: string): SweepReading {
  return { ok: false, message };
}
