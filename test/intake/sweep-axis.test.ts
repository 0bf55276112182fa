import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSweep, type SweepAxis, type SweepSteps } from '../../src/intake/sweep-axis.ts';
import { resolveAnswer } from '../../src/intake/view.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
import { exampleAnswers } from '../blueprint/example-blueprints.ts';

const answers = exampleAnswers('slow-postgres-app');

function axisOf(range: string, steps: SweepSteps = { count: 50 }): SweepAxis {
  const reading = readSweep(answers, range, steps);
  if (!reading.ok) throw new Error(reading.message);
  return reading.axis;
}

const triedIn = ({ places, rawAt }: SweepAxis) => places.map(rawAt);

test('counts are whole, and first tried equally far apart by their logarithm', () => {
  expect(triedIn(axisOf('viewers=1..1000', { count: 4 }))).toEqual(['1', '10', '100', '1,000']);
});

test('a factor tries each so many times the one before, and the end', () => {
  expect(triedIn(axisOf('viewers=10..100', { factor: 2 }))).toEqual(['10', '20', '40', '80', '100']);
});

test.each<[string, readonly string[]]>([
  ['orders.rows=1M..1G', ['1 M rows', '1 bn rows']],
  ['orders.rows=10..50 GB', ['10 GB', '50 GB']],
  ['viewers=500..2k', ['500', '2,000']],
  ['freshness = 5 s .. 1h', ['5 s', '1 h']],
  ['orders.rows_per_day=1k/day..1M/day', ['1000 rows/day', '1000000 rows/day']],
  ['availability=99%..99.99%', ['99 %', '99.99 %']],
  ['orders.text_share=0..100%', ['0 %', '100 %']],
])('%s is read with its units', (range, ends) => {
  const tried = triedIn(axisOf(range));
  expect([tried[0], tried.at(-1)]).toEqual(ends);
});

test.each<[string, RegExp]>([
  ['viewers', /'viewers' is no range: .* as in viewers=10\.\.2000/],
  ['viewers=10-20', /is no range/],
  ['viewers=20..10', /has to go up/],
  ['viewers=10..10', /has to go up/],
  ['viewers=0..10', /'0' is too little: at least 1/],
  ['viewrs=1..10', /did you mean viewers\?/],
  ['host=vm..container', /host is no quantity; try its options one by one, with --set host=…/],
  ['orders.rate_limit=1/s..2/s', /does not apply here/],
  ['orders.rows=1M..10 GB', /same unit/],
  ['orders.rows=few..10M', /few/],
  ['orders.rows=0..10M', /begins above 0/],
])('%s is refused in words', (range, words) => {
  const reading = readSweep(answers, range, { count: 50 });
  expect(reading.ok ? '' : reading.message).toMatch(words);
});

describe('for any two values', () => {
  const ranges = fc.tuple(
    fc.constantFrom('viewers', 'orders.rows', 'host_memory', 'freshness'),
    fc.double({ min: 0, max: 3, noNaN: true }),
    fc.double({ min: 0.1, max: 2, noNaN: true }),
  );

  test('places ascend, and each answer reads back as exactly the value of its place', () => {
    fc.assert(
      fc.property(ranges, ([key, low, span]) => {
        const [from, to] = [Math.ceil(10 ** low), Math.ceil(10 ** (low + span)) + 1];
        const unit = { viewers: '', 'orders.rows': ' rows', host_memory: ' GB', freshness: ' min' }[key] ?? '';
        const { places, valueAt, rawAt } = axisOf(`${key}=${from}${unit}..${to}${unit}`, { count: 7 });
        expect(places.toSorted((a, b) => a - b)).toEqual(places);
        for (const place of places) {
          expect(valueAt(place + 1)).toBeGreaterThan(valueAt(place));
          const set = setAnswer(answers, key, rawAt(place));
          const value = set.ok ? resolveAnswer(set.answers, key).value : null;
          expect(value?.type === 'quantity' ? value.quantity.value : null).toBeCloseTo(valueAt(place), 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});
