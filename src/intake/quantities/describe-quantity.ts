import { formatDuration } from './format-duration.ts';
import { formatFlow, naturalPeriod, type FlowUnit } from './format-flow.ts';
import { formatQuantity } from './format-quantity.ts';
import { isExact } from './format-number.ts';
import { nounStems, stemOf } from './noun-words.ts';
import { readNumber, valueOf } from './read-number.ts';
import { readQuantity, type ReadQuantity } from './read-quantity.ts';
import { splitTokens, type Token } from './split-tokens.ts';
import { tidyText } from './tidy-text.ts';
import { periodOf, SECONDS, type Period } from './time-periods.ts';
import { multiplierPower, unitWord } from './unit-words.ts';
import type { Dimension } from './unit.ts';

/**
 * One short line that says how a typed text is understood: `5 M rows/day ≈ 57.9 rows/s`, `90 d` for
 * "3 months", `5 M rows (the upper end)` for "3-5M". Null when the text is no such quantity (then
 * `parseQuantity` says why) or the line would only repeat it.
 */
export function describeQuantity(text: string, dimension: Dimension, noun?: string): string | null {
  const outcome = readQuantity(text, dimension, noun);
  if (!outcome.ok) return null;
  const line = lineFor(outcome.value);
  if (outcome.value.range) return `${line} (the upper end)`;
  const nouns = nounStems(noun);
  return meaning(line, nouns) === meaning(text, nouns) ? null : line;
}

function lineFor(read: ReadQuantity): string {
  const { value, unit } = read.quantity;
  if (unit === 'rows/s' || unit === 'B/s') return flowLine(value, unit, read);
  return unit === '1/s' ? rateLine(value, read) : formatQuantity(value, unit);
}

/** The flow per the typed period (a day when none was typed), then as the system feels it. */
function flowLine(value: number, unit: FlowUnit, read: ReadQuantity): string {
  const typed = periodOf(read.amount.perSeconds ?? SECONDS.day) ?? 'day';
  return bothPeriods(value, unit, typed, typed === 's' ? 'day' : naturalPeriod(value, unit));
}

function rateLine(value: number, read: ReadQuantity): string {
  const interval = formatDuration(1 / value);
  const typed = periodOf(read.amount.perSeconds ?? 0) ?? naturalPeriod(value, '1/s');
  const rate = formatFlow(value, '1/s', typed);
  if (read.amount.every) return rate.startsWith('1/') ? rate : `every ${interval} = ${rate}`;
  if (value < 1) return `${rate} ${sign(1 / value)} one every ${interval}`;
  return bothPeriods(value, '1/s', typed, typed === 's' ? 'day' : 's');
}

function bothPeriods(value: number, unit: FlowUnit, one: Period, other: Period): string {
  const first = formatFlow(value, unit, one);
  if (value === 0 || one === other) return first;
  return `${first} ${sign(value * SECONDS[other])} ${formatFlow(value, unit, other)}`;
}

function sign(shown: number): '=' | '≈' {
  return isExact(shown) ? '=' : '≈';
}

/** The numbers and the sizes of the words of a text: the same for `15 minutes` and `15 min`. */
function meaning(text: string, nouns: ReadonlySet<string>): string {
  const tokens = splitTokens(tidyText(text)) ?? [];
  return tokens
    .filter(({ text: word }) => !/^every$/i.test(word) && !nouns.has(stemOf(word)))
    .map(meaningOf)
    .join(' ');
}

function meaningOf(token: Token): string {
  const number = token.type === 'number' ? readNumber(token.text) : null;
  if (number !== null) return String(valueOf(number));
  const power = multiplierPower(token.text);
  if (power !== null) return `e${power}`;
  const unit = unitWord(token.text);
  return unit === null ? token.text.toLowerCase() : `${unit.kind}:${unit.size}`;
}
