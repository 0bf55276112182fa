import { formatQuantity } from './quantities/format-quantity.ts';
import { parseQuantity } from './quantities/parse-quantity.ts';
import type { Dimension, ParsedQuantity, Unit } from './quantities/unit.ts';

/** A quantity as a person would write it, with as many digits as it takes to read back as the same value. */
export function exactQuantity({ value, unit }: ParsedQuantity, dimension: Dimension, noun?: string): string {
  const tidy = formatQuantity(value, unit);
  const readBack = parseQuantity(tidy, dimension, noun);
  return readBack.ok && readBack.quantity.value === value && readBack.quantity.unit === unit
    ? tidy
    : inFull[unit](value);
}

const inFull: Readonly<Record<Unit, (value: number) => string>> = {
  rows: (value) => `${value} rows`,
  B: (value) => `${value} B`,
  s: (value) => `${value} s`,
  'rows/s': (value) => `${value} rows/s`,
  'B/s': (value) => `${value} B/s`,
  '1/s': (value) => `${value}/s`,
  'events/s': (value) => `${value} events/s`,
  ratio: String,
  count: String,
  'USD/month': (value) => `$${value}/month`,
  x: (value) => `${value}x`,
  connections: (value) => `${value} connections`,
  calls: (value) => `${value} calls`,
  partitions: (value) => `${value} partitions`,
  cores: (value) => `${value} cores`,
};
