import { BYTE_SCALE, DECIMAL_SCALE, formatScaled, significant } from './format-number.ts';
import { PERIODS, SECONDS, type Period } from './time-periods.ts';

/** Units of things per second. */
export type FlowUnit = 'rows/s' | 'B/s' | '1/s' | 'events/s';

/**
 * Writes a flow, given per second, per the shortest period in which it is at least 1: `57.9 rows/s`,
 * `12/min`, `231 kB/s`. A rate (`1/s`) takes the period that makes a round number, as limits are
 * published: `100/min` rather than `1.67/s`. With `period` it is written per that period, so that
 * figures can be compared. Not a number is `unknown`, infinity `unlimited`.
 */
export function formatFlow(perSecond: number, unit: FlowUnit, period?: Period): string {
  if (Number.isNaN(perSecond)) return 'unknown';
  if (perSecond < 0) return `-${formatFlow(-perSecond, unit, period)}`;
  const per = period ?? naturalPeriod(perSecond, unit);
  const value = perSecond * SECONDS[per];
  return Number.isFinite(value) ? `${amountOf(value, unit)}/${per}` : 'unlimited';
}

/** The period that `formatFlow` chooses for a finite flow ≥ 0, given per second. */
export function naturalPeriod(perSecond: number, unit: FlowUnit): Period {
  return unit === '1/s' ? roundPeriod(perSecond) : shortestPeriod(perSecond);
}

function roundPeriod(perSecond: number): Period {
  return PERIODS.find((period) => isRound(perSecond * SECONDS[period])) ?? shortestPeriod(perSecond);
}

/** At least 1, and of the kind that people publish as a limit: 100, 250, 5,000; not 7,300. */
function isRound(value: number): boolean {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1) * 5;
  return significant(value) >= 1 && Math.abs(value / step - Math.round(value / step)) <= 1e-7;
}

function shortestPeriod(perSecond: number): Period {
  if (perSecond === 0) return 's';
  return PERIODS.find((period) => significant(perSecond * SECONDS[period]) >= 1) ?? 'year';
}

function amountOf(value: number, unit: FlowUnit): string {
  switch (unit) {
    case 'B/s':
      return formatScaled(value, BYTE_SCALE, 'B');
    case '1/s':
      return formatScaled(value, DECIMAL_SCALE);
    case 'rows/s':
      return things(value, 'row');
    case 'events/s':
      return things(value, 'event');
  }
}

function things(value: number, noun: string): string {
  const shown = formatScaled(value, DECIMAL_SCALE);
  return `${shown} ${noun}${shown === '1' ? '' : 's'}`;
}
