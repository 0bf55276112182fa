import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeQuantity } from '../../../src/intake/quantities/describe-quantity.ts';
import { formatQuantity } from '../../../src/intake/quantities/format-quantity.ts';
import { parseQuantity, type QuantityOutcome } from '../../../src/intake/quantities/parse-quantity.ts';
import type { Dimension, Unit } from '../../../src/intake/quantities/unit.ts';

const DIMENSIONS: readonly Dimension[] = [
  'volume',
  'flow',
  'rate',
  'bytes',
  'duration',
  'share',
  'count',
  'money',
  'factor',
];

/** Each unit, a dimension that reads what is written in it, the largest value, and the noun. */
const READ_BACK: ReadonlyArray<readonly [Unit, Dimension, number, string?]> = [
  ['rows', 'volume', 1e17],
  ['B', 'volume', 1e17],
  ['B', 'bytes', 1e17],
  ['s', 'duration', 3e10],
  ['rows/s', 'flow', 1e14],
  ['B/s', 'flow', 1e14],
  ['1/s', 'rate', 1e14],
  ['events/s', 'rate', 1e14],
  ['ratio', 'share', 1],
  ['count', 'count', 1e14],
  ['USD/month', 'money', 1e14],
  ['x', 'factor', 1e14],
  ['connections', 'count', 1e14, 'connections'],
  ['calls', 'count', 1e14, 'calls'],
  ['partitions', 'count', 1e14, 'partitions'],
  ['cores', 'count', 1e14, 'cores'],
];

/** Numbers spread evenly over the orders of magnitude, where a uniform choice would be all large. */
function magnitudes(largest: number): fc.Arbitrary<number> {
  const top = Math.log10(largest);
  return fc.double({ min: top - 20, max: top, noNaN: true }).map((power) => 10 ** power);
}

/** Rounding to three significant digits moves a number by half a percent at most. */
const ROUNDING = 0.005 + 1e-9;

describe('what is written is read back within rounding', () => {
  const rows = READ_BACK.map(([unit, dimension, largest, noun]) => ({ unit, dimension, largest, noun }));

  it.each(rows)('$unit as a $dimension', ({ unit, dimension, largest, noun }) => {
    fc.assert(
      fc.property(magnitudes(largest), (value) => {
        const written = formatQuantity(value, unit);
        const error = Math.abs(valueOf(written, dimension, noun) - value);
        expect(error).toBeLessThanOrEqual(value * ROUNDING);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Writings of one amount: how many of each unit make one of the first. */
const SAME: ReadonlyArray<readonly [Dimension, ReadonlyArray<readonly [number, string]>]> = [
  [
    'bytes',
    [
      [1, 'GB'],
      [1, ' gb'],
      [1000, ' MB'],
      [1e6, 'kB'],
      [1e9, ''],
      [1e9, ' bytes'],
    ],
  ],
  [
    'bytes',
    [
      [1, 'GiB'],
      [1, 'Gi'],
      [1024, 'MiB'],
      [1024 ** 2, 'KiB'],
      [1024 ** 3, 'B'],
    ],
  ],
  [
    'volume',
    [
      [1, 'M rows'],
      [1, 'm rows'],
      [1, ' million records'],
      [1000, 'k'],
      [1e6, ' rows'],
    ],
  ],
  [
    'flow',
    [
      [1, ' rows/s'],
      [60, ' rows/min'],
      [3600, ' rows per hour'],
      [86_400, ''],
    ],
  ],
  [
    'flow',
    [
      [1, ' GB/day'],
      [7, ' GB a week'],
      [30, ' GB monthly'],
      [365, ' GB/year'],
    ],
  ],
  [
    'rate',
    [
      [1, ' rps'],
      [1, ' calls/s'],
      [60, '/min'],
      [3600, ' requests each hour'],
    ],
  ],
  [
    'duration',
    [
      [1, ' days'],
      [24, 'h'],
      [1440, 'm'],
      [86_400, ' s'],
      [86_400_000, 'ms'],
    ],
  ],
  [
    'share',
    [
      [1, ' %'],
      [10, ' ‰'],
    ],
  ],
  [
    'money',
    [
      [1, ' USD/month'],
      [1, ''],
      [12, ' dollars a year'],
    ],
  ],
  [
    'factor',
    [
      [1, 'x'],
      [1, ''],
      [1, ' times'],
      [100, ' %'],
    ],
  ],
];

describe.each(SAME)('the same %s', (dimension, writings) => {
  it('is one value in every unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (number) => {
        const values = writings.map(([times, unit]) => valueOf(`${number * times}${unit}`, dimension));
        for (const value of values) {
          expect(Math.abs(value - (values[0] ?? 0))).toBeLessThanOrEqual(value * 1e-12);
        }
      }),
    );
  });
});

describe('a thousands separator', () => {
  it.each([',', ' ', '_', "'", '\u202F'])('%j does not change the number', (mark) => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e12 }), (number) => {
        const grouped = String(number).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, mark);
        expect(valueOf(grouped, 'volume')).toBe(number);
      }),
    );
  });
});

const GROWING: ReadonlyArray<readonly [Dimension, readonly string[]]> = [
  ['volume', ['M rows', '', ' GB', 'k']],
  ['flow', [' rows/day', ' GB/month', '/s']],
  ['rate', ['/min', ' rps', ' per 15 min']],
  ['bytes', [' MiB', 'kB']],
  ['duration', [' min', 'h', ' weeks']],
  ['share', [' %']],
  ['count', ['', 'k']],
  ['money', [' USD', '/year']],
  ['factor', ['x', ' %']],
];

describe.each(GROWING)('a %s', (dimension, units) => {
  it('grows with its number', () => {
    const number = fc.integer({ min: 1, max: 1_000_000 }).map((ten_thousandths) => ten_thousandths / 1e4);
    fc.assert(
      fc.property(number, number, fc.constantFrom(...units), (one, other, unit) => {
        fc.pre(one < other);
        expect(valueOf(`${one}${unit}`, dimension)).toBeLessThan(valueOf(`${other}${unit}`, dimension));
      }),
    );
  });

  it('of a range is its upper end', () => {
    const number = fc.integer({ min: 1, max: 49 });
    fc.assert(
      fc.property(number, number, fc.constantFrom(...units), (lower, more, unit) => {
        expect(valueOf(`${lower}-${lower + more}${unit}`, dimension)).toBe(
          valueOf(`${lower + more}${unit}`, dimension),
        );
      }),
    );
  });
});

describe('whatever is typed', () => {
  const fragments = fc.constantFrom(
    ...'5|1,5|1,5000|0|1e9|1e999|-|–|/|,| |+|.|$|×|€|%|µs|k|M|m|B|b|Gb|GB|rows|rps|viewers'.split('|'),
    ...'min|h|every|per|a|half|twice|daily|to|between|and|about|up to|of|x|__proto__'.split('|'),
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(fragments, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.array(fragments, { maxLength: 8 }).map((parts) => parts.join(' ')),
  );

  it.each(DIMENSIONS)('for a %s gives a finite value of zero or more, or a message', (dimension) => {
    fc.assert(
      fc.property(typed, fc.constantFrom(undefined, 'viewers', 'rows', ''), (text, noun) => {
        const outcome = parseQuantity(text, dimension, noun);
        const line = describeQuantity(text, dimension, noun) ?? '';

        expect(outcome).toSatisfy(outcome.ok ? isBounded : isPlainSentence);
        expect(line).not.toMatch(/NaN|Infinity|undefined|unknown|unlimited/);
        expect(line === '' || outcome.ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

function isBounded(outcome: QuantityOutcome): boolean {
  return outcome.ok && outcome.quantity.value >= 0 && outcome.quantity.value <= 1e18;
}

function isPlainSentence(outcome: QuantityOutcome): boolean {
  return !outcome.ok && outcome.message.length > 10 && !/\p{Cc}/u.test(outcome.message);
}

describe('whatever is written', () => {
  it('has no NaN, Infinity or bare exponent sign', () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...READ_BACK.map(([unit]) => unit)), (value, unit) => {
        expect(formatQuantity(value, unit)).not.toMatch(/NaN|Infinity|undefined|e\+/);
      }),
      { numRuns: 2000 },
    );
  });
});

function valueOf(text: string, dimension: Dimension, noun?: string): number {
  const outcome = parseQuantity(text, dimension, noun);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.quantity.value;
}
