import { describe, expect, it } from 'vitest';
import { parseQuantity } from '../../../src/intake/quantities/parse-quantity.ts';
import type { Dimension, Unit } from '../../../src/intake/quantities/unit.ts';

type Accepted = Readonly<Record<Dimension, ReadonlyArray<readonly [string, number, Unit, string?]>>>;

const MIN = 60;
const H = 3600;
const DAY = 86_400;

const ACCEPTED: Accepted = {
  volume: [
    ['5M rows', 5e6, 'rows'],
    ['5m rows', 5e6, 'rows'],
    ['5M', 5e6, 'rows'],
    ['5Mrows', 5e6, 'rows'],
    ['200k records', 2e5, 'rows'],
    ['3K lines', 3000, 'rows'],
    ['2G rows', 2e9, 'rows'],
    ['1.2bn rows', 1.2e9, 'rows'],
    ['5b rows', 5e9, 'rows'],
    ['5B rows', 5e9, 'rows'],
    ['1 T rows', 1e12, 'rows'],
    ['5 million rows', 5e6, 'rows'],
    ['two thousand rows', 2000, 'rows'],
    ['half a million rows', 5e5, 'rows'],
    ['a billion rows', 1e9, 'rows'],
    ['1 row', 1, 'rows'],
    ['500 events', 500, 'rows'],
    ['5M orders', 5e6, 'rows', 'orders'],
    ['5,000,000', 5e6, 'rows'],
    ['5 000 000', 5e6, 'rows'],
    ['5 000 000 rows', 5e6, 'rows'],
    ['5 000 rows', 5000, 'rows'],
    ['5_000_000', 5e6, 'rows'],
    ["5'000'000", 5e6, 'rows'],
    ['5.000.000', 5e6, 'rows'],
    ['1.234.567,5', 1_234_567.5, 'rows'],
    ['1,234,567.5', 1_234_567.5, 'rows'],
    ['1,500', 1500, 'rows'],
    ['1,5k', 1500, 'rows'],
    ['1.1k', 1100, 'rows'],
    ['5e6', 5e6, 'rows'],
    ['5E+6 rows', 5e6, 'rows'],
    ['0', 0, 'rows'],
    ['~5M', 5e6, 'rows'],
    ['about 5M rows', 5e6, 'rows'],
    ['ca. 5M rows', 5e6, 'rows'],
    ['< 5M', 5e6, 'rows'],
    ['up to 5M rows', 5e6, 'rows'],
    ['5M+', 5e6, 'rows'],
    ['5M rows in total', 5e6, 'rows'],
    ['3-5M', 5e6, 'rows'],
    ['3–5M rows', 5e6, 'rows'],
    ['3 to 5 million', 5e6, 'rows'],
    ['3M to 5M rows', 5e6, 'rows'],
    ['from 3 to 5M', 5e6, 'rows'],
    ['between 3 and 5M rows', 5e6, 'rows'],
    ['3..5M', 5e6, 'rows'],
    ['500-2k', 2000, 'rows'],
    ['20 GB', 2e10, 'B'],
    ['20gb', 2e10, 'B'],
    ['500 B', 500, 'B'],
    ['1,5 GB', 1.5e9, 'B'],
    ['10 GB - 20 GB', 2e10, 'B'],
    ['1 PB', 1e15, 'B'],
  ],
  flow: [
    ['200k rows/day', 2e5 / DAY, 'rows/s'],
    ['200k rows / d', 2e5 / DAY, 'rows/s'],
    ['5M per day', 5e6 / DAY, 'rows/s'],
    ['5m rows daily', 5e6 / DAY, 'rows/s'],
    ['5M rows a day', 5e6 / DAY, 'rows/s'],
    ['5M', 5e6 / DAY, 'rows/s'],
    ['500/s', 500, 'rows/s'],
    ['500 /sec', 500, 'rows/s'],
    ['500 rows per second', 500, 'rows/s'],
    ['500 events/s', 500, 'rows/s'],
    ['500 eps', 500, 'rows/s'],
    ['600 rows/min', 10, 'rows/s'],
    ['7200 rows/hr', 2, 'rows/s'],
    ['300 rows every 15 min', 300 / 900, 'rows/s'],
    ['700k rows a week', 7e5 / (7 * DAY), 'rows/s'],
    ['30k rows/month', 3e4 / (30 * DAY), 'rows/s'],
    ['365k rows/year', 3.65e5 / (365 * DAY), 'rows/s'],
    ['3-5k rows/day', 5000 / DAY, 'rows/s'],
    ['12 orders/s', 12, 'rows/s', 'orders'],
    ['0', 0, 'rows/s'],
    ['20 GB/day', 2e10 / DAY, 'B/s'],
    ['20 GB', 2e10 / DAY, 'B/s'],
    ['1 MiB/s', 2 ** 20, 'B/s'],
    ['10 MBps', 1e7, 'B/s'],
  ],
  rate: [
    ['100/min', 100 / MIN, '1/s'],
    ['100 / minute', 100 / MIN, '1/s'],
    ['5,000 per hour', 5000 / H, '1/s'],
    ['10 rps', 10, '1/s'],
    ['1.5 krps', 1500, '1/s'],
    ['600 rpm', 10, '1/s'],
    ['10 Hz', 10, '1/s'],
    ['2 calls/s', 2, '1/s'],
    ['60 requests each minute', 1, '1/s'],
    ['500 messages/s', 500, '1/s'],
    ['300 per 15 min', 300 / 900, '1/s'],
    ['300 per 15m', 300 / 900, '1/s'],
    ['every 15 min', 1 / 900, '1/s'],
    ['every minute', 1 / MIN, '1/s'],
    ['every 5-10 min', 1 / 300, '1/s'],
    ['daily', 1 / DAY, '1/s'],
    ['hourly', 1 / H, '1/s'],
    ['twice a day', 2 / DAY, '1/s'],
    ['3 times a day', 3 / DAY, '1/s'],
    ['once every 5 minutes', 1 / 300, '1/s'],
    ['4 deploys a week', 4 / (7 * DAY), '1/s', 'deploys'],
  ],
  bytes: [
    ['20 GB', 2e10, 'B'],
    ['4GB', 4e9, 'B'],
    ['4 gb', 4e9, 'B'],
    ['512 mb', 512e6, 'B'],
    ['512 MiB', 512 * 2 ** 20, 'B'],
    ['512Mi', 512 * 2 ** 20, 'B'],
    ['4 gib', 4 * 2 ** 30, 'B'],
    ['1 KiB', 1024, 'B'],
    ['1 TiB', 2 ** 40, 'B'],
    ['100 KB', 1e5, 'B'],
    ['1.1 kB', 1100, 'B'],
    ['1.5k', 1500, 'B'],
    ['1200', 1200, 'B'],
    ['4g', 4e9, 'B'],
    ['5 b', 5, 'B'],
    ['300 bytes', 300, 'B'],
    ['2 terabytes', 2e12, 'B'],
    ['4 GB of memory', 4e9, 'B', 'memory'],
    ['16 gigabytes max', 16e9, 'B'],
  ],
  duration: [
    ['15 min', 900, 's'],
    ['15min', 900, 's'],
    ['15m', 900, 's'],
    ['15 minutes', 900, 's'],
    ['15-minute', 900, 's'],
    ['every 15 min', 900, 's'],
    ['every minute', 60, 's'],
    ['2h', 2 * H, 's'],
    ['2 hrs', 2 * H, 's'],
    ['1.1 h', 3960, 's'],
    ['1h30m', 5400, 's'],
    ['1h30', 5400, 's'],
    ['1 h and 30 min', 5400, 's'],
    ['1 hour, 30 minutes', 5400, 's'],
    ['2d 4h 5m 6s', 2 * DAY + 4 * H + 5 * MIN + 6, 's'],
    ['90 d', 90 * DAY, 's'],
    ['for 90 days', 90 * DAY, 's'],
    ['the last 90 days', 90 * DAY, 's'],
    ['within 5 s', 5, 's'],
    ['500 ms', 0.5, 's'],
    ['50 µs', 50e-6, 's'],
    ['2 weeks', 14 * DAY, 's'],
    ['6 months', 180 * DAY, 's'],
    ['2 years', 730 * DAY, 's'],
    ['at least 7 years', 7 * 365 * DAY, 's'],
    ['daily', DAY, 's'],
    ['nightly', DAY, 's'],
    ['hourly', H, 's'],
    ['weekly', 7 * DAY, 's'],
    ['monthly', 30 * DAY, 's'],
    ['twice a day', DAY / 2, 's'],
    ['half an hour', H / 2, 's'],
    ['an hour', H, 's'],
    ['5-10 min', 600, 's'],
    ['every 5 to 10 min', 600, 's'],
    ['500 ms - 2 s', 2, 's'],
    ['0', 0, 's'],
    ['0 s', 0, 's'],
  ],
  share: [
    ['99.9%', 0.999, 'ratio'],
    ['99.95 %', 0.9995, 'ratio'],
    ['99,95 %', 0.9995, 'ratio'],
    ['0.999', 0.999, 'ratio'],
    ['0,995', 0.995, 'ratio'],
    ['30 percent', 0.3, 'ratio'],
    ['5 ‰', 0.005, 'ratio'],
    ['1 %', 0.01, 'ratio'],
    ['100 %', 1, 'ratio'],
    ['1-2 %', 0.02, 'ratio'],
    ['half', 0.5, 'ratio'],
    ['0', 0, 'ratio'],
  ],
  count: [
    ['40', 40, 'count'],
    ['1.2k', 1200, 'count'],
    ['2m', 2e6, 'count'],
    ['40 viewers', 40, 'count', 'viewers'],
    ['1 viewer', 1, 'count', 'viewers'],
    ['40 users', 40, 'count', 'viewers'],
    ['3 queries', 3, 'count', 'queries'],
    ['1 query', 1, 'count', 'queries'],
    ['5 api endpoints', 5, 'count', 'API endpoints'],
    ['20 connections', 20, 'count', 'connections'],
    ['30 rows', 30, 'count', 'rows'],
    ['20-50 viewers', 50, 'count', 'viewers'],
    ['a hundred viewers', 100, 'count', 'viewers'],
    ['twelve', 12, 'count'],
    ['0', 0, 'count'],
  ],
  money: [
    ['$500/month', 500, 'USD/month'],
    ['$ 500', 500, 'USD/month'],
    ['US$500', 500, 'USD/month'],
    ['USD 500', 500, 'USD/month'],
    ['500 USD', 500, 'USD/month'],
    ['500 dollars a month', 500, 'USD/month'],
    ['500', 500, 'USD/month'],
    ['1.2k per month', 1200, 'USD/month'],
    ['$1.2k', 1200, 'USD/month'],
    ['$1,200', 1200, 'USD/month'],
    ['6000/year', 500, 'USD/month'],
    ['$6k annually', 500, 'USD/month'],
    ['$1500 per quarter', 500, 'USD/month'],
    ['$10/day', 300, 'USD/month'],
    ['$300-$500', 500, 'USD/month'],
    ['0', 0, 'USD/month'],
  ],
  factor: [
    ['3x', 3, 'x'],
    ['3X', 3, 'x'],
    ['×3', 3, 'x'],
    ['x3', 3, 'x'],
    ['3×', 3, 'x'],
    ['3', 3, 'x'],
    ['1.5', 1.5, 'x'],
    ['300%', 3, 'x'],
    ['3 times', 3, 'x'],
    ['3-fold', 3, 'x'],
    ['double', 2, 'x'],
    ['2-3x', 3, 'x'],
    ['0.5x', 0.5, 'x'],
  ],
};

const DIMENSIONS = Object.keys(ACCEPTED) as Dimension[]; // keys of a Record are its union

describe.each(DIMENSIONS)('a %s', (dimension) => {
  const rows = ACCEPTED[dimension].map(([text, value, unit, noun]) => ({ text, value, unit, noun }));

  it.each(rows)('reads $text', ({ text, value, unit, noun }) => {
    const outcome = parseQuantity(text, dimension, noun);
    const read = outcome.ok ? outcome.quantity : outcome.message;

    expect(read).toEqual({ value: expect.any(Number), unit });
    expect(read).toHaveProperty('value', expect.toSatisfy(near(value)));
  });
});

/** Equal but for the noise of binary fractions. */
function near(value: number): (other: number) => boolean {
  return (other) => Math.abs(other - value) <= value * 1e-12;
}

describe('a text with invisible or unusual spaces', () => {
  it.each(['5\u00A0000\u202F000', '5\u2009000\u2009000 rows', '\u200B5M rows\uFEFF', '\t5M  rows\n'])(
    'reads %j as five million rows',
    (text) => {
      expect(parseQuantity(text, 'volume')).toEqual({
        ok: true,
        quantity: { value: 5e6, unit: 'rows' },
      });
    },
  );
});

const REFUSED: ReadonlyArray<readonly [string, Dimension, string, string?]> = [
  ['5 Mx', 'volume', "'5 Mx': I know k, M, G and rows, B, kB, MB, GB, TB"],
  ['15 parsecs', 'duration', "'15 parsecs': I know ms, s, min, h, d, weeks, months, years"],
  ['20 GB', 'duration', "'20 GB' is a size; this asks for a duration such as 15 min"],
  ['20 GB/day', 'volume', "'20 GB/day' is a flow of bytes; this asks for a volume such as 5M rows or 20 GB"],
  ['15 min', 'bytes', "'15 min' is a duration; this asks for a size such as 20 GB"],
  ['15 min', 'rate', "'15 min' is a duration; this asks for a rate such as 100/min"],
  ['2h', 'flow', "'2h' is a duration; this asks for a flow such as 200k rows/day or 20 GB/day"],
  ['500 rps', 'flow', "'500 rps' is a rate of calls; this asks for a flow such as 200k rows/day or 20 GB/day"],
  ['30 %', 'duration', "'30 %' is a share; this asks for a duration such as 15 min"],
  ['20 % per year', 'share', "'20 % per year' is a share per time; this asks for a share such as 99.9 %"],
  ['40 rows', 'count', "'40 rows' is a number of rows; this asks for a number of viewers such as 40", 'viewers'],
  ['40 cats', 'count', "'40 cats': I know k, M, G and viewers", 'viewers'],
  ['$5', 'volume', "'$5' is an amount of money; this asks for a volume such as 5M rows or 20 GB"],
  ['20 Gb', 'bytes', "'20 Gb': do you mean gigabits? Write GB for gigabytes"],
  ['20 Mb', 'volume', "'20 Mb': do you mean megabits? Write MB for megabytes"],
  ['10 Mbps', 'flow', "'10 Mbps': do you mean megabits? Write MB for megabytes"],
  ['10 gigabits/s', 'flow', "'10 gigabits/s': do you mean gigabits? Write GB for gigabytes"],
  ['8 bits', 'bytes', "'8 bits': do you mean bits? Divide by 8 and write B for bytes"],
  ['5B', 'volume', "'5B': B can be bytes or a billion. Write 'bn rows' for billions, or 'bytes'"],
  ['5M', 'duration', "'5M': M can be minutes or months. Write min or month"],
  ['100/m', 'rate', "'100/m': m can be minutes or months. Write min or month"],
  [
    '1,5000',
    'volume',
    "'1,5000': I cannot tell thousands from decimals in 1,5000. Write 1,500 or 1500 for thousands and 1.5 for decimals",
  ],
  ['', 'duration', 'Nothing typed yet: this asks for a duration such as 15 min'],
  ['   ', 'bytes', 'Nothing typed yet: this asks for a size such as 20 GB'],
  ['rows', 'volume', "'rows' has no number: this asks for a volume such as 5M rows or 20 GB"],
  ['NaN', 'count', "'NaN' has no number: this asks for a number such as 40"],
  ['Infinity', 'bytes', "'Infinity' has no number: this asks for a size such as 20 GB"],
  ['constructor', 'bytes', "'constructor' has no number: this asks for a size such as 20 GB"],
  ['-5 GB', 'bytes', "'-5 GB' is negative: this asks for a size such as 20 GB"],
  ['−5', 'count', "'−5' is negative: this asks for a number such as 40"],
  ['0', 'bytes', "'0' is zero: this asks for a size such as 20 GB"],
  ['0/s', 'rate', "'0/s' is zero: this asks for a rate such as 100/min"],
  ['0x', 'factor', "'0x' is zero: this asks for a factor such as 3x"],
  ['every 0 min', 'duration', "'every 0 min': I know ms, s, min, h, d, weeks, months, years"],
  ['1e400', 'volume', "'1e400' is out of range: the most I take is 1,000,000 T rows"],
  ['2e18 B', 'bytes', "'2e18 B' is out of range: the most I take is 1,000 PB"],
  ['1e16', 'count', "'1e16' is out of range: the most I take is 1,000 T"],
  ['1001 years', 'duration', "'1001 years' is out of range: the most I take is 1,000 years"],
  ['15', 'duration', "'15' has no unit: I know ms, s, min, h, d, weeks, months, years"],
  ['100', 'rate', "'100' has no time: write for example 100/min or 10/s"],
  ['99.9', 'share', "'99.9' can be read in two ways: write 99.9 %, or a number below 1 such as 0.95"],
  ['120 %', 'share', "'120 %' is more than the whole: a share goes from 0 % to 100 %"],
  ['+20%', 'factor', "'+20%': is the growth added or the whole? Write the whole, such as 1.5x or 150 %"],
  ['€500', 'money', "'€500': costs are kept in US dollars. Convert it, for example $500/month"],
  ['real-time', 'duration', "'real-time' names no time: how many seconds or minutes are acceptable? For example 5 s"],
  [
    'immediately',
    'duration',
    "'immediately' names no time: how many seconds or minutes are acceptable? For example 5 s",
  ],
];

describe('a text that is no answer', () => {
  const rows = REFUSED.map(([text, dimension, message, noun]) => ({ text, dimension, message, noun }));

  it.each(rows)('$text for a $dimension: $message', ({ text, dimension, message, noun }) => {
    expect(parseQuantity(text, dimension, noun)).toEqual({ ok: false, message });
  });

  it.each([
    ['2024-01-31', 'volume'],
    ['15:30', 'duration'],
    ['5²', 'volume'],
    ['5 M 3', 'volume'],
    ['5 GB 3 MB', 'bytes'],
    ['30m 1h', 'duration'],
    ['1 h 1 h', 'duration'],
    ['5 rows rows', 'volume'],
    ['1-2-3', 'volume'],
    ['5 GB - 3 rows', 'volume'],
    ['100/', 'rate'],
    ['/s', 'rate'],
    ['10 rps/s', 'rate'],
    ['$5x', 'factor'],
    ['5 000 00', 'volume'],
    ['1000,250', 'volume'],
  ] as const)('%j for a %s is refused rather than guessed', (text, dimension) => {
    expect(parseQuantity(text, dimension).ok).toBe(false);
  });

  it('quotes a long text in short, and without control characters', () => {
    const outcome = parseQuantity(`\u001B[31m${'x'.repeat(500)}`, 'bytes');

    expect(outcome).toEqual({
      ok: false,
      message: `'[31m${'x'.repeat(36)}…' is too long for one quantity: this asks for a size such as 20 GB`,
    });
  });
});
