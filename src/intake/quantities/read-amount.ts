import { valueOf } from './read-number.ts';
import { read, refuse, type Reading } from './refusal.ts';
import type { Token } from './split-tokens.ts';
import { takeNumber } from './take-number.ts';
import { takePer, takeSmallerParts } from './take-time.ts';
import { takeScaledUnit, type Asked } from './take-unit.ts';
import { stemOf } from './noun-words.ts';
import { atEnd, peek, peekWord, skipWord, type TokenCursor } from './token-cursor.ts';
import { adverbSeconds, isForeignCurrency, unitWord, type AmountKind } from './unit-words.ts';

/** What was typed, whatever the question asks: `20 GB/day` is 20e9 bytes per 86,400 s. */
export interface Amount {
  readonly kind: AmountKind;
  /** In the base of the kind: B, s, ratio, USD, or things. */
  readonly value: number;
  /** The time it is divided by, or null. */
  readonly perSeconds: number | null;
  /** Whether a time was written as an interval: `every 15 min`, `daily`. */
  readonly every: boolean;
}

const EVERY: ReadonlySet<string> = new Set(['every', 'each', 'per']);
const OF: ReadonlySet<string> = new Set(['of']);

/**
 * Reads one amount: a number, then optionally a multiplier, a unit, smaller time parts, a period and
 * the question's noun; or an interval (`every 15 min`, `daily`). All tokens must belong to it.
 */
export function readAmount(tokens: readonly Token[], asked: Asked): Reading<Amount> {
  const cursor: TokenCursor = { tokens, at: 0 };
  const amount = skipWord(cursor, EVERY) ? takeInterval(cursor, asked) : takeAmount(cursor, asked);
  if (!amount.ok) return amount;
  skipNoun(cursor, asked);
  return atEnd(cursor) ? amount : refuse('not-understood');
}

/** `every day` has no number: it means one. */
function takeInterval(cursor: TokenCursor, asked: Asked): Reading<Amount> {
  const one: Token = { type: 'number', text: '1', spaced: true };
  const rest = cursor.tokens.slice(cursor.at);
  const numbered: TokenCursor = { tokens: startsWithNumber(cursor) ? rest : [one, ...rest], at: 0 };
  const time = takeAmount(numbered, { ...asked, dimension: 'duration' });
  if (!time.ok) return time;
  cursor.at = cursor.tokens.length - (numbered.tokens.length - numbered.at);
  if (time.value.kind !== 'time' || time.value.value === 0) return refuse('not-understood');
  return read({ ...time.value, every: true });
}

function startsWithNumber(cursor: TokenCursor): boolean {
  const taken = takeNumber({ ...cursor });
  return !taken.ok || taken.value !== null;
}

function takeAmount(cursor: TokenCursor, asked: Asked): Reading<Amount> {
  const adverb = adverbSeconds(peekWord(cursor));
  if (adverb !== null) {
    cursor.at += 1;
    return read({ kind: 'time', value: adverb, perSeconds: null, every: true });
  }
  if (peek(cursor)?.type === 'dash' && peek(cursor, 1)?.type === 'number') return refuse('negative');
  const prefix = takePrefix(cursor);
  if (!prefix.ok) return prefix;
  const taken = takeNumber(cursor);
  if (!taken.ok) return taken;
  if (taken.value === null) return refuse(cursor.tokens.some(isNumber) ? 'not-understood' : 'no-number');
  const scaled = takeScaledUnit(cursor, asked);
  if (!scaled.ok) return scaled;
  const { power, unit } = scaled.value;
  const value = valueOf(taken.value.number, power) * (unit?.size ?? 1);
  const smaller = unit?.kind === 'time' ? takeSmallerParts(cursor, unit.size) : read(0);
  if (!smaller.ok) return smaller;
  if (unit !== null) skipNoun(cursor, asked);
  const per = takePer(cursor);
  if (!per.ok) return per;
  if (per.value !== null && unit !== null && unit.perSeconds !== null) return refuse('not-understood');
  const kind = unit?.kind ?? prefix.value ?? (taken.value.times ? 'times' : 'number');
  if (prefix.value !== null && prefix.value !== kind) return refuse('not-understood');
  return read({
    kind,
    value: withoutNoise(value + smaller.value),
    perSeconds: per.value ?? unit?.perSeconds ?? null,
    every: false,
  });
}

/** `$500`, `USD 500`, `×3`: a unit before its number. */
function takePrefix(cursor: TokenCursor): Reading<AmountKind | null> {
  const word = peekWord(cursor);
  if (isForeignCurrency(word)) return refuse('foreign-currency', word);
  const kind = unitWord(word)?.kind;
  if (kind !== 'money' && kind !== 'factor') return read(null);
  cursor.at += 1;
  return read(kind);
}

function isNumber(token: Token): boolean {
  return token.type === 'number';
}

function skipNoun(cursor: TokenCursor, asked: Asked): void {
  const start = cursor.at;
  skipWord(cursor, OF);
  const first = cursor.at;
  while (asked.nouns.has(stemOf(peekWord(cursor)))) cursor.at += 1;
  if (cursor.at === first) cursor.at = start;
}

/** 1.1 h is 3960 s, not 3960.0000000000005 s. */
function withoutNoise(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}
