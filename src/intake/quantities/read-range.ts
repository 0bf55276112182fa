import { readNumber, valueOf } from './read-number.ts';
import type { Token } from './split-tokens.ts';
import { numberWordDigits } from './unit-words.ts';

/** The two ends of a range (`3-5M`, `3 to 5 GB`), each a complete list of tokens. */
export interface RangeEnds {
  /**
   * Readings of the lower end, the likelier first: `3` of `3-5M` means 3 M, but `500` of `500-2k`
   * means 500.
   */
  readonly lower: ReadonlyArray<readonly Token[]>;
  readonly upper: readonly Token[];
}

/** Splits a range into its ends, or gives null when the tokens are one amount. */
export function readRange(tokens: readonly Token[]): RangeEnds | null {
  const middle = tokens.findIndex((token, index) => index > 0 && joinsRange(token) && startsAmount(tokens[index + 1]));
  if (middle < 0) return null;
  const every = tokens[0]?.text.toLowerCase() === 'every' ? tokens.slice(0, 1) : [];
  const left = tokens.slice(0, middle);
  const right = tokens.slice(middle + 1);
  return { lower: lowerReadings(left, right), upper: [...every, ...right] };
}

function joinsRange(token: Token): boolean {
  return token.type === 'dash' || token.text.toLowerCase() === 'to';
}

function startsAmount(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return token.type === 'number' || token.text === '$' || isNumberWord(token);
}

function isNumberWord(token: Token): boolean {
  return numberWordDigits(token.text) !== null;
}

function lowerReadings(left: readonly Token[], right: readonly Token[]): ReadonlyArray<readonly Token[]> {
  const lower = left.at(-1);
  const numberAt = right.findIndex((token) => token.type === 'number' || isNumberWord(token));
  const upper = right[numberAt];
  if (lower === undefined || upper === undefined || numberOf(lower) === null) return [left];
  const inherited = [...left, ...right.slice(numberAt + 1)];
  const ascending = (numberOf(lower) ?? 0) <= (numberOf(upper) ?? 0);
  return ascending ? [inherited, left] : [left, inherited];
}

function numberOf(token: Token): number | null {
  if (token.type !== 'number') {
    const digits = numberWordDigits(token.text);
    return digits === null ? null : Number(digits);
  }
  const number = readNumber(token.text);
  return number === null ? null : valueOf(number);
}
