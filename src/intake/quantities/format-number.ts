/** One step of a scale: numbers `from` this size are written in multiples of `size`. */
export interface ScaleStep {
  readonly from: number;
  readonly size: number;
  readonly label: string;
}

/** Thousands stay digits up to 9,999; larger numbers take k, M, bn, T. The largest step first. */
export const DECIMAL_SCALE: readonly ScaleStep[] = [
  { from: 1e12, size: 1e12, label: 'T' },
  { from: 1e9, size: 1e9, label: 'bn' },
  { from: 1e6, size: 1e6, label: 'M' },
  { from: 1e4, size: 1e3, label: 'k' },
];

/** Decimal multiples of bytes. The largest step first. */
export const BYTE_SCALE: readonly ScaleStep[] = [
  { from: 1e15, size: 1e15, label: 'PB' },
  { from: 1e12, size: 1e12, label: 'TB' },
  { from: 1e9, size: 1e9, label: 'GB' },
  { from: 1e6, size: 1e6, label: 'MB' },
  { from: 1e3, size: 1e3, label: 'kB' },
];

const LARGEST_SCALED = 1e18;

/**
 * Writes a finite number ≥ 0 with three significant digits (whole up to 9,999) in the largest step of
 * the scale that it reaches: `5 M`, `1,234`, `0.5`; beyond 1e18 as `1e20`. `base` is the label of a
 * number below every step.
 */
export function formatScaled(value: number, scale: readonly ScaleStep[], base = ''): string {
  if (value > LARGEST_SCALED) {
    return labelled(value.toExponential(2).replace(/\.?0*e\+/, 'e'), base);
  }
  const rounded = value >= 100 && value < 1e4 ? Math.round(value) : significant(value);
  const step = scale.find(({ from }) => rounded >= from);
  if (step === undefined) return labelled(plainDigits(rounded), base);
  return labelled(plainDigits(significant(value / step.size)), step.label);
}

/** Rounds to three significant digits. */
export function significant(value: number): number {
  return Number(value.toPrecision(3));
}

/** Whether three significant digits say the whole value. */
export function isExact(value: number): boolean {
  return Math.abs(value - significant(value)) <= value * 1e-9;
}

/** The digits of a number, with commas between thousands. */
export function plainDigits(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

function labelled(digits: string, label: string): string {
  return label === '' ? digits : `${digits} ${label}`;
}
