import { nounStems, stemOf } from './noun-words.ts';
import { read, refuse, type Reading } from './refusal.ts';
import { SECONDS } from './time-periods.ts';
import { peek, peekWord, type TokenCursor } from './token-cursor.ts';
import type { Dimension } from './unit.ts';
import {
  bitsPrefix,
  isForeignCurrency,
  multiplierPower,
  unitWord,
  type AmountKind,
  type UnitWord,
} from './unit-words.ts';

/** What the question accepts: it decides what `m`, `b` and the question's own noun mean. */
export interface Asked {
  readonly dimension: Dimension;
  readonly nouns: ReadonlySet<string>;
}

/** The question's view of words: its dimension, and the words of the noun it counts. */
export function askedFor(dimension: Dimension, noun: string | undefined): Asked {
  return { dimension, nouns: nounStems(noun) };
}

/** A multiplier and a unit after a number; each may be missing. */
export interface ScaledUnit {
  /** Power of ten of the multiplier. */
  readonly power: number;
  readonly unit: UnitWord | null;
}

/** Takes `k rows`, `M`, `GB`, `Mrows`, `min` or nothing at the cursor. */
export function takeScaledUnit(cursor: TokenCursor, asked: Asked): Reading<ScaledUnit> {
  const joined = joinedUnit(peekWord(cursor), asked);
  if (joined !== null) {
    cursor.at += 1;
    return read(joined);
  }
  const power = multiplierAt(cursor, asked);
  if (!power.ok) return power;
  if (power.value !== null) cursor.at += 1;
  const unit = unitAt(peekWord(cursor), asked);
  if (!unit.ok) return unit;
  if (unit.value !== null) cursor.at += 1;
  return read({ power: power.value ?? 0, unit: unit.value });
}

const ITEMS: ReadonlySet<AmountKind> = new Set(['rows', 'events', 'calls', 'noun']);

/** `Mrows`, `krps`: a multiplier letter written onto a word for things. */
function joinedUnit(word: string, asked: Asked): ScaledUnit | null {
  if (!/^[kKMGT]../.test(word) || itemOf(word, asked) !== null) return null;
  const unit = itemOf(word.slice(1), asked);
  return unit === null ? null : { power: multiplierPower(word.slice(0, 1)) ?? 0, unit };
}

function itemOf(word: string, asked: Asked): UnitWord | null {
  const unit = plainUnit(word, asked);
  return unit !== null && ITEMS.has(unit.kind) ? unit : null;
}

function multiplierAt(cursor: TokenCursor, asked: Asked): Reading<number | null> {
  const word = peekWord(cursor);
  if (/^b$/i.test(word)) return billionAt(cursor, asked);
  if (asked.dimension === 'duration' && word === 'm') return read(null);
  if (asked.dimension === 'duration' && word === 'M') return refuse('minute-or-month', word);
  return read(multiplierPower(word));
}

/** `b` is a billion or bytes: the word after it, or else the question, tells which. */
function billionAt(cursor: TokenCursor, asked: Asked): Reading<number | null> {
  if (itemOf(peekWord(cursor, 1), asked) !== null) return read(9);
  switch (asked.dimension) {
    case 'count':
    case 'money':
    case 'rate':
    case 'factor':
      return read(9);
    case 'volume':
    case 'flow':
      if (peekWord(cursor) === 'b') return read(9);
      return peek(cursor)?.spaced === true ? read(null) : refuse('billion-or-bytes');
    case 'bytes':
    case 'duration':
    case 'share':
      return read(null);
  }
}

function unitAt(word: string, asked: Asked): Reading<UnitWord | null> {
  const bits = bitsPrefix(word);
  if (bits !== null) return refuse('bits', bits);
  if (isForeignCurrency(word)) return refuse('foreign-currency', word);
  return read(plainUnit(word, asked));
}

function plainUnit(word: string, asked: Asked): UnitWord | null {
  if (word !== '' && asked.nouns.has(stemOf(word))) return plain('noun', 1);
  if (/^b$/i.test(word)) return plain('bytes', 1);
  if (word === 'm') return plain('time', SECONDS.min);
  const perSecond = /^(?<size>[kKMGT]?B)ps$/.exec(word)?.groups?.['size'];
  if (perSecond === undefined) return unitWord(word);
  const size = perSecond === 'B' ? 1 : (unitWord(perSecond)?.size ?? 1);
  return { kind: 'bytes', size, perSeconds: SECONDS.s };
}

function plain(kind: AmountKind, size: number): UnitWord {
  return { kind, size, perSeconds: null };
}
