import { formatQuantity } from './quantities/format-quantity.ts';
import { parseQuantity } from './quantities/parse-quantity.ts';
import type { Dimension, ParsedQuantity, Unit } from './quantities/unit.ts';

/**
 * A quantity as a person would write it, with as many digits as it takes to read back as the same value (to the
 * fifteen digits that a number read from text has).
 */
export function exactQuantity({ value, unit }: ParsedQuantity, dimension: Dimension, noun?: string): string {
  const tidy = formatQuantity(value, unit);
  const readBack = parseQuantity(tidy, dimension, noun);
  const isExact =
    readBack.ok && readBack.quantity.unit === unit && Math.abs(readBack.quantity.value - value) <= value * 1e-14;
  return isExact ? tidy : inFull[unit](value);
}

const inFull: Readonly<Record<Unit, (value: number) => string>> = {
  rows: (value) => `${digits(value)} rows`,
  B: (value) => `${digits(value)} B`,
  s: (value) => `${digits(value)} s`,
  'rows/s': (value) => perTime(value, ' rows'),
  'B/s': (value) => perTime(value, ' B'),
  '1/s': (value) => perTime(value, ''),
  'events/s': (value) => perTime(value, ' events'),
  ratio: digits,
  count: digits,
  'USD/month': (value) => `$${digits(value)}/month`,
  x: (value) => `${digits(value)}x`,
  connections: (value) => `${digits(value)} connections`,
  calls: (value) => `${digits(value)} calls`,
  partitions: (value) => `${digits(value)} partitions`,
  cores: (value) => `${digits(value)} cores`,
};

/** Per the time that needs the fewest digits: 1.157… a second is 100000 a day. */
function perTime(value: number, things: string): string {
  const periods = [
    ['s', 1],
    ['min', 60],
    ['h', 3600],
    ['day', 86_400],
  ] as const;
  const written = periods.map(([period, seconds]) => `${digits(value * seconds)}${things}/${period}`);
  return written.reduce((best, other) => (other.length < best.length - 2 ? other : best));
}

function digits(value: number): string {
  return String(Number(value.toPrecision(15)));
}
