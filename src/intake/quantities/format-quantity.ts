import { formatDuration } from './format-duration.ts';
import { formatFlow } from './format-flow.ts';
import { BYTE_SCALE, DECIMAL_SCALE, formatScaled } from './format-number.ts';
import type { Unit } from './unit.ts';

/**
 * Writes a value in a base unit for people, with three significant digits (whole numbers up to 9,999
 * in full): `5 M rows`, `1 row`, `1.2 GB`, `15 min`, `57.9 rows/s`, `100/min`, `99.95 %`, `4.2×`,
 * `$500/month`. Not a number is `unknown`, infinity `unlimited`. What it writes, `parseQuantity` reads.
 */
export function formatQuantity(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return 'unknown';
  if (!Number.isFinite(value)) return value > 0 ? 'unlimited' : 'unknown';
  return value < 0 ? `-${FORMATS[unit](-value)}` : FORMATS[unit](value);
}

const FORMATS: Readonly<Record<Unit, (value: number) => string>> = {
  rows: counted('row'),
  B: (value) => formatScaled(value, BYTE_SCALE, 'B'),
  s: formatDuration,
  'rows/s': (value) => formatFlow(value, 'rows/s'),
  'B/s': (value) => formatFlow(value, 'B/s'),
  '1/s': (value) => formatFlow(value, '1/s'),
  'events/s': (value) => formatFlow(value, 'events/s'),
  ratio: formatShare,
  count: (value) => formatScaled(value, DECIMAL_SCALE),
  'USD/month': (value) => `$${money(value)}/month`,
  x: (value) => `${formatScaled(value, DECIMAL_SCALE)}×`,
  connections: counted('connection'),
  calls: counted('call'),
  partitions: counted('partition'),
  cores: counted('core'),
};

function counted(noun: string): (value: number) => string {
  return (value) => {
    const shown = formatScaled(value, DECIMAL_SCALE);
    return `${shown} ${noun}${shown === '1' ? '' : 's'}`;
  };
}

/** Near 100 %, the digits that matter are those of what is missing: 0.99987 is `99.987 %`. */
function formatShare(ratio: number): string {
  const percent = ratio * 100;
  if (!Number.isFinite(percent)) return 'unlimited';
  const missing = 100 - percent;
  if (missing <= 0 || missing > 10) return `${formatScaled(percent, [])} %`;
  const decimals = Math.min(12, 1 - Math.floor(Math.log10(missing)));
  return `${Number(percent.toFixed(decimals))} %`;
}

/** Cents for small sums, where they say the sum within half a percent. */
function money(dollars: number): string {
  const cents = Number(dollars.toFixed(2));
  const shown = cents < 100 && !Number.isInteger(cents) && Math.abs(cents - dollars) <= dollars * 0.005;
  return shown ? dollars.toFixed(2) : formatScaled(dollars, DECIMAL_SCALE).replace(' ', '');
}
