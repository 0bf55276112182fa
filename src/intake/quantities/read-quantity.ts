import { DIMENSIONS } from './dimensions.ts';
import { formatQuantity } from './format-quantity.ts';
import { nameAmount } from './name-amount.ts';
import { readAmount, type Amount } from './read-amount.ts';
import { readRange } from './read-range.ts';
import { read, refuse, type Reading } from './refusal.ts';
import { SECONDS } from './time-periods.ts';
import { splitTokens, type Token } from './split-tokens.ts';
import { askedFor, type Asked } from './take-unit.ts';
import { tidyText } from './tidy-text.ts';
import type { Dimension, ParsedQuantity, Unit } from './unit.ts';

/** A quantity with how it was written, for the line that says what was understood. */
export interface ReadQuantity {
  readonly quantity: ParsedQuantity;
  readonly amount: Amount;
  /** Whether it is the upper end of a typed range. */
  readonly range: boolean;
}

/** The longest text that is read as one quantity, in UTF-16 units. */
const LONGEST = 120;

/** Reads a typed quantity of a dimension; `noun` is what the question counts (`viewers`). */
export function readQuantity(text: string, dimension: Dimension, noun?: string): Reading<ReadQuantity> {
  if (text.length > LONGEST) return refuse('too-long');
  const tidy = tidyText(text);
  if (tidy === '') return refuse('empty');
  if (dimension === 'duration' && VAGUE.test(tidy)) return refuse('vague-duration');
  if (dimension === 'factor' && /^\+.*%$/.test(tidy)) return refuse('relative-percent');
  const tokens = splitTokens(tidy);
  if (tokens === null) return refuse('not-understood');
  const asked = askedFor(dimension, noun);
  const range = readRange(tokens);
  if (range === null) return readOne(tokens, asked, false);
  return larger(firstReadable(range.lower, asked), readOne(range.upper, asked, true));
}

const VAGUE =
  /^(?:(?:near[ -]?)?real[ -]?time|live|streaming|immediate(?:ly)?|instant(?:ly|aneous(?:ly)?)?|asap|now|at once)$/i;

function readOne(tokens: readonly Token[], asked: Asked, range: boolean): Reading<ReadQuantity> {
  const amount = readAmount(tokens, asked);
  if (!amount.ok) return amount;
  const rule = DIMENSIONS[asked.dimension];
  const converted = rule.convert(amount.value);
  if (converted === null) return refuse('wrong-dimension', nameAmount(amount.value));
  if (!converted.ok) return withNumber(converted, amount.value);
  const quantity = converted.value;
  if (quantity.value === 0 && !rule.zero) return refuse('zero');
  const most = MOST[quantity.unit] ?? MOST_OF_OTHERS;
  if (!(quantity.value <= most)) return refuse('out-of-range', formatQuantity(most, quantity.unit));
  return read({ quantity, amount: amount.value, range });
}

/** Adds the number that was read to the refusal whose message proposes it as percent. */
function withNumber(refused: Reading<ParsedQuantity>, amount: Amount): Reading<never> {
  if (refused.ok) return refuse('not-understood');
  const { reason, detail } = refused.refusal;
  return refuse(reason, reason === 'percent-or-ratio' ? String(amount.value) : detail);
}

const MOST: Partial<Readonly<Record<Unit, number>>> = {
  rows: 1e18,
  B: 1e18,
  s: 1000 * SECONDS.year,
};
const MOST_OF_OTHERS = 1e15;

function firstReadable(readings: ReadonlyArray<readonly Token[]>, asked: Asked): Reading<ReadQuantity> {
  const outcomes = readings.map((tokens) => readOne(tokens, asked, true));
  return outcomes.find((outcome) => outcome.ok) ?? outcomes[0] ?? refuse('not-understood');
}

function larger(one: Reading<ReadQuantity>, other: Reading<ReadQuantity>): Reading<ReadQuantity> {
  if (!one.ok) return one;
  if (!other.ok) return other;
  if (one.value.quantity.unit !== other.value.quantity.unit) return refuse('not-understood');
  return one.value.quantity.value > other.value.quantity.value ? one : other;
}
