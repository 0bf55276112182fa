import type { Amount } from './read-amount.ts';
import { read, refuse, type Reading } from './refusal.ts';
import { SECONDS } from './time-periods.ts';
import type { Dimension, ParsedQuantity, Unit } from './unit.ts';

/** What a dimension is called in messages, what it knows, and how an amount becomes its base unit. */
export interface DimensionRule {
  /** Completes "this asks for …". */
  readonly asks: string;
  /** Completes "I know …". */
  readonly knows: string;
  /** Whether zero is an answer. */
  readonly zero: boolean;
  /** The quantity, or a refusal; null when the amount is of another dimension. */
  readonly convert: (amount: Amount) => Reading<ParsedQuantity> | null;
}

/** The rule of every dimension. */
export const DIMENSIONS: Readonly<Record<Dimension, DimensionRule>> = {
  volume: {
    asks: 'a volume such as 5M rows or 20 GB',
    knows: 'k, M, G and rows, B, kB, MB, GB, TB',
    zero: true,
    convert: volumeOf,
  },
  flow: {
    asks: 'a flow such as 200k rows/day or 20 GB/day',
    knows: 'k, M, G and rows, B, kB, MB, GB, TB per s, min, h, day, week, month or year',
    zero: true,
    convert: flowOf,
  },
  rate: {
    asks: 'a rate such as 100/min',
    knows: 'k, M, G and calls, requests, events per s, min, h, day, week, month or year',
    zero: false,
    convert: rateOf,
  },
  bytes: {
    asks: 'a size such as 20 GB',
    knows: 'B, kB, MB, GB, TB and KiB, MiB, GiB, TiB',
    zero: false,
    convert: bytesOf,
  },
  duration: {
    asks: 'a duration such as 15 min',
    knows: 'ms, s, min, h, d, weeks, months, years',
    zero: true,
    convert: durationOf,
  },
  share: {
    asks: 'a share such as 99.9 %',
    knows: '% and numbers between 0 and 1',
    zero: true,
    convert: shareOf,
  },
  count: {
    asks: 'a number such as 40',
    knows: 'k, M, G',
    zero: true,
    convert: countOf,
  },
  money: {
    asks: 'a monthly cost such as $500/month',
    knows: 'k, M and $ or USD per month or year',
    zero: true,
    convert: moneyOf,
  },
  factor: {
    asks: 'a factor such as 3x',
    knows: 'x and %',
    zero: false,
    convert: factorOf,
  },
};

function volumeOf(amount: Amount): Reading<ParsedQuantity> | null {
  const unit = stored(amount);
  return unit === null || amount.perSeconds !== null ? null : of(amount.value, unit);
}

function flowOf(amount: Amount): Reading<ParsedQuantity> | null {
  const unit = stored(amount);
  if (unit === null) return null;
  return of(amount.value / (amount.perSeconds ?? SECONDS.day), `${unit}/s`);
}

function rateOf(amount: Amount): Reading<ParsedQuantity> | null {
  if (amount.kind === 'time' && amount.every) return of(1 / amount.value, '1/s');
  if (!['number', 'noun', 'calls', 'events', 'times'].includes(amount.kind)) return null;
  if (amount.perSeconds === null) return refuse('no-rate-period');
  return of(amount.value / amount.perSeconds, '1/s');
}

function bytesOf(amount: Amount): Reading<ParsedQuantity> | null {
  if (amount.perSeconds !== null || !['number', 'noun', 'bytes'].includes(amount.kind)) return null;
  return of(amount.value, 'B');
}

function durationOf(amount: Amount): Reading<ParsedQuantity> | null {
  if (amount.kind === 'time' && amount.perSeconds === null) return of(amount.value, 's');
  if (amount.kind === 'times' && amount.perSeconds !== null && amount.value > 0) {
    return of(amount.perSeconds / amount.value, 's');
  }
  if (amount.kind !== 'number' || amount.perSeconds !== null) return null;
  return amount.value === 0 ? of(0, 's') : refuse('no-duration-unit');
}

/** A bare 1 or more could be percent or the whole, so it must say which. */
function shareOf(amount: Amount): Reading<ParsedQuantity> | null {
  if (amount.perSeconds !== null) return null;
  if (amount.kind === 'percent') {
    return amount.value > 1 ? refuse('more-than-whole') : of(amount.value, 'ratio');
  }
  if (amount.kind !== 'number' && amount.kind !== 'noun') return null;
  if (amount.value > 100) return refuse('more-than-whole');
  return amount.value >= 1 ? refuse('percent-or-ratio') : of(amount.value, 'ratio');
}

function countOf(amount: Amount): Reading<ParsedQuantity> | null {
  if (amount.perSeconds !== null) return null;
  return amount.kind === 'number' || amount.kind === 'noun' ? of(amount.value, 'count') : null;
}

/** For money a year is twelve months, as bills have it; shorter periods fill a month of 30 days. */
function moneyOf(amount: Amount): Reading<ParsedQuantity> | null {
  if (!['number', 'noun', 'money'].includes(amount.kind)) return null;
  const seconds = amount.perSeconds ?? SECONDS.month;
  const years = seconds / SECONDS.year;
  const months = Number.isInteger(years) ? years * 12 : seconds / SECONDS.month;
  return of(amount.value / months, 'USD/month');
}

function factorOf(amount: Amount): Reading<ParsedQuantity> | null {
  if (amount.perSeconds !== null) return null;
  return ['number', 'factor', 'percent', 'times'].includes(amount.kind) ? of(amount.value, 'x') : null;
}

/** Events are rows once they are stored, and so are a question's own things. */
function stored(amount: Amount): 'rows' | 'B' | null {
  if (amount.kind === 'bytes') return 'B';
  return ['number', 'noun', 'rows', 'events'].includes(amount.kind) ? 'rows' : null;
}

function of(value: number, unit: Unit): Reading<ParsedQuantity> {
  return read({ value, unit });
}
