/** A number as typed, kept as decimal digits so that multipliers shift it without rounding noise. */
export interface TypedNumber {
  /** Digits with at most one decimal point, such as `1234.5`. */
  readonly digits: string;
  /** Power of ten that multiplies the digits. */
  readonly exponent: number;
}

const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
const GROUPED = /^[1-9]\d{0,2}(?<mark>[ ,_'’])\d{3}(?:\k<mark>\d{3})*(?:\.\d+)?$/;
const GROUPED_DECIMAL_COMMA = /^[1-9]\d{0,2}(?<mark>[ _'’.])\d{3}(?:\k<mark>\d{3})*,\d+$/;
const GROUPED_BY_POINTS = /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/;
const DECIMAL_COMMA = /^(?:0,\d+|\d+,\d{1,2})$/;

/**
 * Reads the digits of one number: `5,000,000`, `5 000 000`, `5_000_000`, `5'000`, `1.234.567,8`,
 * `1,5` (1.5), `1,500` (1500), `0,995` (0.995), `5e6`. A single point is a decimal point. Gives null
 * where a comma could be either mark (`1,5000`) or the groups are not of three.
 */
export function readNumber(text: string): TypedNumber | null {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const digits = plainDigits(mantissa);
  return digits === null ? null : { digits, exponent: boundedExponent(exponent) };
}

function plainDigits(mantissa: string): string | null {
  if (PLAIN.test(mantissa)) return mantissa;
  if (GROUPED.test(mantissa)) return mantissa.replaceAll(/[ ,_'’]/g, '');
  if (GROUPED_BY_POINTS.test(mantissa)) return mantissa.replaceAll('.', '');
  if (GROUPED_DECIMAL_COMMA.test(mantissa)) {
    return mantissa.replaceAll(/[ _'’.]/g, '').replace(',', '.');
  }
  return DECIMAL_COMMA.test(mantissa) ? mantissa.replace(',', '.') : null;
}

const EXPONENT_BOUND = 9999;

function boundedExponent(text: string): number {
  return Math.max(-EXPONENT_BOUND, Math.min(EXPONENT_BOUND, Number(text)));
}

/** The value of a typed number times `10^shift`, correctly rounded; Infinity when it overflows. */
export function valueOf(number: TypedNumber, shift = 0): number {
  return Number(`${number.digits}e${number.exponent + shift}`);
}
