import { SECONDS } from './time-periods.ts';

/** What an amount is an amount of, before the question's dimension is applied. */
export type AmountKind =
  | 'number'
  | 'rows'
  | 'events'
  | 'calls'
  | 'times'
  | 'noun'
  | 'bytes'
  | 'time'
  | 'percent'
  | 'factor'
  | 'money';

/** A unit: its kind, its size in the kind's base (B, s, ratio, USD), and the time inside it (`rps`). */
export interface UnitWord {
  readonly kind: AmountKind;
  readonly size: number;
  readonly perSeconds: number | null;
}

/** The power of ten a word multiplies by (`k`, `million`), or null. `m` and `b` are left to the reader. */
export function multiplierPower(word: string): number | null {
  return word === 'T' ? 12 : (MULTIPLIERS.get(word.toLowerCase()) ?? null);
}

const MULTIPLIERS: ReadonlyMap<string, number> = new Map(
  spellings<number>([
    [2, 'hundred'],
    [3, 'k thousand'],
    [6, 'm million millions mn mio mln'],
    [9, 'g b billion billions bn bln mrd'],
    [12, 'tn trillion trillions'],
  ]),
);

/** The unit a word names, in any case (`Gb`, which could be bits, is refused before this), or null. */
export function unitWord(word: string): UnitWord | null {
  return UNITS.get(word.toLowerCase()) ?? null;
}

/** The seconds of a time word (`h`, `minutes`), or null. `m` is left to the reader. */
export function timeWordSeconds(word: string): number | null {
  const unit = unitWord(word);
  return unit?.kind === 'time' ? unit.size : null;
}

const UNITS: ReadonlyMap<string, UnitWord> = new Map([
  ...unitsOf('time', [
    [1e-6, 'us µs μs microsecond microseconds'],
    [1e-3, 'ms msec millisecond milliseconds'],
    [SECONDS.s, 's sec secs second seconds'],
    [SECONDS.min, 'min mins minute minutes'],
    [SECONDS.h, 'h hr hrs hour hours'],
    [SECONDS.day, 'd day days night'],
    [SECONDS.week, 'w wk wks week weeks'],
    [2 * SECONDS.week, 'fortnight fortnights'],
    [SECONDS.month, 'mo mos mth month months'],
    [3 * SECONDS.month, 'quarter quarters'],
    [SECONDS.year, 'y yr yrs year years'],
  ]),
  ...unitsOf('bytes', [
    [1, 'byte bytes'],
    [1e3, 'kb kilobyte kilobytes'],
    [1e6, 'mb megabyte megabytes'],
    [1e9, 'gb gigabyte gigabytes'],
    [1e12, 'tb terabyte terabytes'],
    [1e15, 'pb petabyte petabytes'],
    [2 ** 10, 'ki kib kibibyte kibibytes'],
    [2 ** 20, 'mi mib mebibyte mebibytes'],
    [2 ** 30, 'gi gib gibibyte gibibytes'],
    [2 ** 40, 'ti tib tebibyte tebibytes'],
    [2 ** 50, 'pi pib pebibyte pebibytes'],
  ]),
  ...unitsOf('rows', [[1, 'row rows record records line lines document documents tuple tuples']]),
  ...unitsOf('events', [[1, 'event events message messages msg msgs reading readings']]),
  ...unitsOf('calls', [[1, 'call calls request requests req reqs query queries hit hits']]),
  ...unitsOf('calls', [[1, 'rps qps tps hz']], SECONDS.s),
  ...unitsOf('calls', [[1, 'rpm qpm']], SECONDS.min),
  ...unitsOf('calls', [[1, 'rph']], SECONDS.h),
  ...unitsOf('calls', [[1, 'rpd']], SECONDS.day),
  ...unitsOf('events', [[1, 'eps']], SECONDS.s),
  ...unitsOf('times', [[1, 'time times']]),
  ...unitsOf('percent', [
    [0.01, '% percent pct'],
    [0.001, '‰'],
  ]),
  ...unitsOf('factor', [[1, 'x × fold']]),
  ...unitsOf('money', [[1, '$ usd dollar dollars']]),
]);

function unitsOf(
  kind: AmountKind,
  words: ReadonlyArray<readonly [number, string]>,
  perSeconds: number | null = null,
): ReadonlyArray<readonly [string, UnitWord]> {
  return spellings(words).map(([word, size]) => [word, { kind, size, perSeconds }]);
}

/** The seconds between two runs of an adverb (`daily`), or null. */
export function adverbSeconds(word: string): number | null {
  return ADVERBS.get(word.toLowerCase()) ?? null;
}

const ADVERBS: ReadonlyMap<string, number> = new Map(
  spellings<number>([
    [SECONDS.h, 'hourly'],
    [SECONDS.day, 'daily nightly'],
    [SECONDS.week, 'weekly'],
    [SECONDS.month, 'monthly'],
    [3 * SECONDS.month, 'quarterly'],
    [SECONDS.year, 'yearly annually annual'],
  ]),
);

/** The digits of a number word (`two`, `half`), or null. */
export function numberWordDigits(word: string): string | null {
  return NUMBER_WORDS.get(word.toLowerCase()) ?? null;
}

const NUMBER_WORDS: ReadonlyMap<string, string> = new Map(
  spellings<string>([
    ['0', 'zero'],
    ['0.5', 'half'],
    ['1', 'a an one once'],
    ['2', 'two twice double'],
    ['3', 'three thrice triple'],
    ['4', 'four'],
    ['5', 'five'],
    ['6', 'six'],
    ['7', 'seven'],
    ['8', 'eight'],
    ['9', 'nine'],
    ['10', 'ten'],
    ['12', 'twelve'],
    ['15', 'fifteen'],
    ['20', 'twenty'],
    ['30', 'thirty'],
  ]),
);

/** Whether the word says how many times (`once`, `twice a day`), rather than how many of something. */
export function saysTimes(word: string): boolean {
  return /^(?:once|twice|thrice|double|triple)$/i.test(word);
}

/** Whether the word names a currency that is not the US dollar. */
export function isForeignCurrency(word: string): boolean {
  return /^(?:€|£|¥|₹|eur|euros?|gbp|pounds?|jpy|yen|inr|rupees?|chf|francs?)$/i.test(word);
}

/** The name of the bits a word means (`Gb` and `gbps`: `giga`; `bits`: an empty text), or null. */
export function bitsPrefix(word: string): string | null {
  if (/^(?:bits?|bps)$/.test(word)) return '';
  const letter = /^(?<letter>[KMGTP])b$/.exec(word) ?? /^(?<letter>[kmgtp])(?:bits?|bps)$/i.exec(word);
  if (letter !== null && !/B/.test(word)) {
    return BIT_PREFIXES.get(letter.groups?.['letter']?.toLowerCase() ?? '') ?? null;
  }
  return /^(?<name>kilo|mega|giga|tera)bits?$/i.exec(word)?.groups?.['name']?.toLowerCase() ?? null;
}

const BIT_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['k', 'kilo'],
  ['m', 'mega'],
  ['g', 'giga'],
  ['t', 'tera'],
  ['p', 'peta'],
]);

function spellings<T>(rows: ReadonlyArray<readonly [T, string]>): Array<readonly [string, T]> {
  return rows.flatMap(([meaning, words]) => words.split(' ').map((word): readonly [string, T] => [word, meaning]));
}
