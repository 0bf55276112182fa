import { describe, expect, it } from 'vitest';
import { formatFlow } from '../../../src/intake/quantities/format-flow.ts';
import { formatQuantity } from '../../../src/intake/quantities/format-quantity.ts';
import type { Unit } from '../../../src/intake/quantities/unit.ts';

const DAY = 86_400;

const WRITTEN: ReadonlyArray<readonly [number, Unit, string]> = [
  [0, 'rows', '0 rows'],
  [1, 'rows', '1 row'],
  [0.5, 'rows', '0.5 rows'],
  [999, 'rows', '999 rows'],
  [1234, 'rows', '1,234 rows'],
  [9999.6, 'rows', '10 k rows'],
  [12_345, 'rows', '12.3 k rows'],
  [999_700, 'rows', '1 M rows'],
  [5e6, 'rows', '5 M rows'],
  [1.25e9, 'rows', '1.25 bn rows'],
  [1e12, 'rows', '1 T rows'],
  [1e15, 'rows', '1,000 T rows'],
  [1e20, 'rows', '1e20 rows'],
  [-5e6, 'rows', '-5 M rows'],
  [0, 'B', '0 B'],
  [999, 'B', '999 B'],
  [999.6, 'B', '1 kB'],
  [1500, 'B', '1.5 kB'],
  [1.2e9, 'B', '1.2 GB'],
  [536_870_912, 'B', '537 MB'],
  [1e15, 'B', '1 PB'],
  [0, 's', '0 s'],
  [0.000_05, 's', '50 µs'],
  [0.35, 's', '350 ms'],
  [1.5, 's', '1.5 s'],
  [24, 's', '24 s'],
  [59.96, 's', '1 min'],
  [60.4, 's', '1.01 min'],
  [150, 's', '2 min 30 s'],
  [900, 's', '15 min'],
  [3599, 's', '1 h'],
  [5400, 's', '1 h 30 min'],
  [86_399, 's', '1 d'],
  [DAY * 1.5, 's', '1 d 12 h'],
  [DAY * 90, 's', '90 d'],
  [10_451_959, 's', '121 d'],
  [DAY * 365, 's', '1 year'],
  [DAY * 400, 's', '400 d'],
  [DAY * 730, 's', '2 years'],
  [DAY * 365 * 1000, 's', '1,000 years'],
  [5e6 / DAY, 'rows/s', '57.9 rows/s'],
  [58, 'rows/s', '58 rows/s'],
  [1, 'rows/s', '1 row/s'],
  [0, 'rows/s', '0 rows/s'],
  [0.2, 'rows/s', '12 rows/min'],
  [1 / DAY, 'rows/s', '1 row/day'],
  [2e10 / DAY, 'B/s', '231 kB/s'],
  [0.5, 'B/s', '30 B/min'],
  [100 / 60, '1/s', '100/min'],
  [0.2, '1/s', '12/min'],
  [5000 / 3600, '1/s', '5,000/h'],
  [8, '1/s', '8/s'],
  [1 / 3, '1/s', '20/min'],
  [Math.PI, '1/s', '3.14/s'],
  [1 / (7 * DAY), '1/s', '1/week'],
  [500, 'events/s', '500 events/s'],
  [0, 'ratio', '0 %'],
  [0.000_12, 'ratio', '0.012 %'],
  [0.3, 'ratio', '30 %'],
  [0.999, 'ratio', '99.9 %'],
  [0.9995, 'ratio', '99.95 %'],
  [0.999_99, 'ratio', '99.999 %'],
  [1, 'ratio', '100 %'],
  [1.5, 'ratio', '150 %'],
  [40, 'count', '40'],
  [12_345, 'count', '12.3 k'],
  [500, 'USD/month', '$500/month'],
  [1234, 'USD/month', '$1,234/month'],
  [0.5, 'USD/month', '$0.50/month'],
  [0.015, 'USD/month', '$0.015/month'],
  [12_345, 'USD/month', '$12.3k/month'],
  [4.2, 'x', '4.2×'],
  [1, 'connections', '1 connection'],
  [20, 'connections', '20 connections'],
  [480, 'calls', '480 calls'],
  [12, 'partitions', '12 partitions'],
  [0.5, 'cores', '0.5 cores'],
  [Number.NaN, 'rows', 'unknown'],
  [Number.NaN, '1/s', 'unknown'],
  [Infinity, 's', 'unlimited'],
  [-Infinity, 'B', 'unknown'],
];

describe('formatQuantity', () => {
  it.each(WRITTEN)('writes %d %s as %s', (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });
});

describe('formatFlow', () => {
  it('writes per the period asked for, so that a need and a limit can be compared', () => {
    expect(formatFlow(8, '1/s', 'min')).toBe('480/min');
    expect(formatFlow(5e6 / DAY, 'rows/s', 'day')).toBe('5 M rows/day');
    expect(formatFlow(100, 'B/s', 'h')).toBe('360 kB/h');
  });
});
