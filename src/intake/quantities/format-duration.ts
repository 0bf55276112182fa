import { formatScaled, plainDigits, significant } from './format-number.ts';
import { SECONDS } from './time-periods.ts';

interface DurationStep {
  readonly size: number;
  readonly label: string;
  readonly smaller: { readonly size: number; readonly label: string } | null;
}

/** The largest first; what is smaller is written beside it where that is more exact. */
const STEPS: readonly DurationStep[] = [
  { size: SECONDS.day, label: 'd', smaller: { size: SECONDS.h, label: 'h' } },
  { size: SECONDS.h, label: 'h', smaller: { size: SECONDS.min, label: 'min' } },
  { size: SECONDS.min, label: 'min', smaller: { size: 1, label: 's' } },
  { size: 1, label: 's', smaller: null },
  { size: 1e-3, label: 'ms', smaller: null },
  { size: 1e-6, label: 'µs', smaller: null },
];

const LONGEST_IN_DAYS = 1000 * SECONDS.day;
const COMPOUND_ERROR = 0.005;

/**
 * Writes seconds ≥ 0 in their largest natural unit, within half a percent: `350 ms`, `24 s`,
 * `15 min`, `1 h 30 min`, `90 d`, `2 years` (a year is 365 days).
 */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return '0 s';
  const years = seconds / SECONDS.year;
  if (seconds >= LONGEST_IN_DAYS || (years >= 1 && Number.isInteger(years))) return inYears(years);
  const step = STEPS.find(({ size }) => significant(seconds) >= size);
  if (step === undefined) return `${plainDigits(significant(seconds * 1e6))} µs`;
  return compound(seconds, step) ?? decimal(seconds, step);
}

function inYears(years: number): string {
  const shown = formatScaled(years, []);
  return `${shown} ${shown === '1' ? 'year' : 'years'}`;
}

/** `1 h 30 min`, or null where that would be less exact than decimals or needs no second part. */
function compound(seconds: number, step: DurationStep): string | null {
  if (step.smaller === null) return null;
  const total = Math.round(seconds / step.smaller.size) * step.smaller.size;
  const whole = Math.floor(total / step.size);
  const rest = Math.round((total - whole * step.size) / step.smaller.size);
  if (rest === 0 || whole >= MOST_WITH_REST) return null;
  if (Math.abs(total - seconds) > seconds * COMPOUND_ERROR) return null;
  return `${whole} ${step.label} ${rest} ${step.smaller.label}`;
}

/** At least 1: what rounds up to a unit (59.96 s) is one of it. */
function decimal(seconds: number, step: DurationStep): string {
  return `${plainDigits(Math.max(1, significant(seconds / step.size)))} ${step.label}`;
}

const MOST_WITH_REST = 100;
