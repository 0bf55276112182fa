import type { Unit } from '../../knowledge/unit.ts';

export type { Unit };

/**
 * What a question accepts, and the base unit it becomes:
 *
 * - `volume`: rows or bytes, `rows` or `B`; a bare number means rows;
 * - `flow`: rows or bytes per time, `rows/s` or `B/s`; an amount without a time means per day;
 * - `rate`: things per time, `1/s`;
 * - `bytes`: a size, `B`; a bare number means bytes;
 * - `duration`: `s`;
 * - `share`: `ratio`, 0 to 1;
 * - `count`: `count`;
 * - `money`: `USD/month`; an amount without a time means per month;
 * - `factor`: `x`.
 */
export type Dimension = 'volume' | 'flow' | 'rate' | 'bytes' | 'duration' | 'share' | 'count' | 'money' | 'factor';

/** A quantity in a base unit. The value is finite and never negative. */
export interface ParsedQuantity {
  readonly value: number;
  readonly unit: Unit;
}

/** The base unit of each dimension; amounts of rows that were given as bytes are `B` and `B/s` until their width is known. */
export const baseUnits: Readonly<Record<Dimension, Unit>> = {
  volume: 'rows',
  flow: 'rows/s',
  rate: '1/s',
  bytes: 'B',
  duration: 's',
  share: 'ratio',
  count: 'count',
  money: 'USD/month',
  factor: 'x',
};
