import type { Dimension } from './quantities/unit.ts';
import type { QuantityKind } from './question.ts';

/** Values that people would type, numbered without gaps and in order, so that two neighbours can be named. */
export interface GridScale {
  /** The number of the value that is nearest. */
  readonly placeOf: (value: number) => number;
  readonly valueAt: (place: number) => number;
}

/** The values of a question between two of them; null where there are none, because they begin at 0. */
export function gridFor({ dimension }: QuantityKind, from: number, to: number): GridScale | null {
  if (dimension === 'count') return { placeOf: Math.round, valueAt: (place) => place };
  if (dimension === 'share') return from >= promised && to < 1 ? ofWhatIsMissing : inThousandths;
  return from > 0 ? threeDigits(namedPer[dimension] ?? 1) : null;
}

/** From here on a share is a promise, whose last digits matter: 99.9 %, 99.99 %. */
const promised = 0.9;

/** Base units in the unit that the value is named in: rows a second in rows a day, calls a second in calls a minute. */
const namedPer: Readonly<Partial<Record<Dimension, number>>> = { flow: 86_400, rate: 60 };

const inThousandths: GridScale = {
  placeOf: (value) => Math.round(value * 1000),
  valueAt: (place) => place / 1000,
};

/** Three significant digits: 900 places from each power of ten to the next. */
function threeDigits(scale: number): GridScale {
  return {
    placeOf: (value) => {
      const [digits = '', exponent = '0'] = (value * scale).toExponential(2).split('e');
      return Number(exponent) * perDecade + Math.round(Number(digits) * 100) - 100;
    },
    valueAt: (place) => {
      const exponent = Math.floor(place / perDecade);
      return Number(`${place - exponent * perDecade + 100}e${exponent - 2}`) / scale;
    },
  };
}

const perDecade = 900;

/** Two significant digits would be enough for what is missing of a promise; three do no harm. */
const missing = threeDigits(1);
const ofWhatIsMissing: GridScale = {
  placeOf: (value) => -missing.placeOf(1 - value),
  valueAt: (place) => Number((1 - missing.valueAt(-place)).toPrecision(15)),
};
