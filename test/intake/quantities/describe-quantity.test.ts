import { describe, expect, it } from 'vitest';
import { describeQuantity } from '../../../src/intake/quantities/describe-quantity.ts';
import type { Dimension } from '../../../src/intake/quantities/unit.ts';

const DESCRIBED: ReadonlyArray<readonly [string, Dimension, string]> = [
  ['5M rows/day', 'flow', '5 M rows/day ≈ 57.9 rows/s'],
  ['5M', 'flow', '5 M rows/day ≈ 57.9 rows/s'],
  ['20 GB', 'flow', '20 GB/day ≈ 231 kB/s'],
  ['500/s', 'flow', '500 rows/s = 43.2 M rows/day'],
  ['300 rows every 15 min', 'flow', '28.8 k rows/day = 20 rows/min'],
  ['0', 'flow', '0 rows/day'],
  ['100/min', 'rate', '100/min ≈ 1.67/s'],
  ['10 rps', 'rate', '10/s = 864 k/day'],
  ['every 15 min', 'rate', 'every 15 min = 4/h'],
  ['twice a day', 'rate', '2/day = one every 12 h'],
  ['daily', 'rate', '1/day'],
  ['5M', 'volume', '5 M rows'],
  ['3-5M rows', 'volume', '5 M rows (the upper end)'],
  ['512 MiB', 'bytes', '537 MB'],
  ['3 months', 'duration', '90 d'],
  ['90 min', 'duration', '1 h 30 min'],
  ['0.999', 'share', '99.9 %'],
  ['1.2k', 'count', '1,200'],
  ['6000/year', 'money', '$500/month'],
  ['300%', 'factor', '3×'],
];

describe('describeQuantity', () => {
  it.each(DESCRIBED)('says how %j is understood for a %s: %s', (text, dimension, line) => {
    expect(describeQuantity(text, dimension)).toBe(line);
  });

  it.each([
    ['15 min', 'duration'],
    ['every 15 minutes', 'duration'],
    ['20gb', 'bytes'],
    ['about 5 million rows', 'volume'],
    ['99.9%', 'share'],
    ['40 viewers', 'count'],
    ['15 parsecs', 'duration'],
    ['', 'volume'],
  ] as const)('says nothing about %j for a %s', (text, dimension) => {
    expect(describeQuantity(text, dimension, 'viewers')).toBeNull();
  });
});
