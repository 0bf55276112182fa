import type { Unit } from '../../knowledge/unit.ts';

/** A number with its unit as a text writes it, in base units. */
export interface WrittenFigure {
  readonly value: number;
  readonly unit: FigureUnit;
  /** How far the value may be from what it stands for: half of its last digit. */
  readonly rounding: number;
  readonly text: string;
  /** Column in its line, from 0. */
  readonly at: number;
}

/** What figures are compared by: rows, events, calls and connections are told apart, other counts are not figures. */
export type FigureUnit = Extract<
  Unit,
  'B' | 's' | 'ratio' | '1/s' | 'B/s' | 'rows' | 'connections' | 'partitions' | 'USD/month'
>;

const bytes: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  PB: 1e15,
  KiB: 2 ** 10,
  MiB: 2 ** 20,
  GiB: 2 ** 30,
  TiB: 2 ** 40,
};
const hour = 3600;
const day = 24 * hour;
const times: Readonly<Record<string, number>> = {
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  h: hour,
  hour,
  d: day,
  day,
  week: 7 * day,
  month: 30 * day,
  year: 365 * day,
};
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  K: 1e3,
  M: 1e6,
  G: 1e9,
  bn: 1e9,
  million: 1e6,
  billion: 1e9,
};

const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const byteUnit = Object.keys(bytes).join('|');
const timeUnit = Object.keys(times)
  .map((name) => (name.length > 3 ? `${name}s?` : name))
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const counted = 'rows?|events?|messages?|calls?|requests?|connections?|partitions?';

const figure = new RegExp(
  String.raw`(?<![\w.,:\-/$])(\$)?(${number})(?:[  ]?(${Object.keys(scales).join('|')})(?![A-Za-z]))?(?:[  ]?(${byteUnit}|%|${counted}|${timeUnit})(?![\w]))?(?:[  ]?(?:\/|per |a )(?:${'s|second|min|minute|h|hour|d|day|month'})\b)?`,
  'g',
);

/** The figures with units in a line of prose. Numbers without a unit, dates, versions and ids are none. */
export function figuresIn(line: string): readonly WrittenFigure[] {
  return joinDurations(amountsIn(line));
}

function amountsIn(line: string): readonly WrittenFigure[] {
  return [...line.matchAll(figure)].flatMap((match): readonly WrittenFigure[] => {
    const [text, dollar, digits = '', scale, unit] = match;
    const per = /(?:\/|per |a )\s?(s|second|min|minute|h|hour|d|day|month)$/.exec(text)?.[1];
    const kind = kindOf(unit, per, dollar !== undefined);
    if (kind === null) return [];
    const multiple = (scale === undefined ? 1 : (scales[scale] ?? 1)) * kind.multiple;
    const plain = digits.replaceAll(',', '');
    const decimals = plain.split('.')[1]?.length ?? 0;
    const value = Number(plain) * multiple;
    return [{ value, unit: kind.unit, rounding: 0.5 * 10 ** -decimals * multiple, text: text.trim(), at: match.index }];
  });
}

/** `1 min 58 s` is one figure: a time followed at once by one in a smaller unit. */
function joinDurations(figures: readonly WrittenFigure[]): readonly WrittenFigure[] {
  return figures.reduce<readonly WrittenFigure[]>((joined, next) => {
    const last = joined.at(-1);
    const isAtOnce = last !== undefined && last.at + last.text.length + 1 === next.at;
    const isRest = last?.unit === 's' && next.unit === 's' && next.value < 2 * last.rounding;
    if (last === undefined || !isAtOnce || !isRest) return [...joined, next];
    const whole = { value: last.value + next.value, text: `${last.text} ${next.text}`, at: last.at };
    return [...joined.slice(0, -1), { ...next, ...whole }];
  }, []);
}

function kindOf(
  unit: string | undefined,
  per: string | undefined,
  isMoney: boolean,
): { readonly unit: FigureUnit; readonly multiple: number } | null {
  const seconds = per === undefined ? null : timeOf(per);
  if (isMoney) return per === 'month' ? { unit: 'USD/month', multiple: 1 } : null;
  if (unit === undefined) return seconds === null ? null : { unit: '1/s', multiple: 1 / seconds };
  const size = bytes[unit];
  if (size !== undefined)
    return seconds === null ? { unit: 'B', multiple: size } : { unit: 'B/s', multiple: size / seconds };
  if (unit === '%') return { unit: 'ratio', multiple: 0.01 };
  if (/^(?:row|event|message|call|request|connection|partition)/.test(unit)) {
    if (seconds !== null) return { unit: '1/s', multiple: 1 / seconds };
    if (unit.startsWith('connection')) return { unit: 'connections', multiple: 1 };
    if (unit.startsWith('partition')) return { unit: 'partitions', multiple: 1 };
    return { unit: 'rows', multiple: 1 };
  }
  const time = timeOf(unit);
  return time === null || seconds !== null ? null : { unit: 's', multiple: time };
}

function timeOf(name: string): number | null {
  return times[name] ?? times[name.replace(/s$/, '')] ?? null;
}
