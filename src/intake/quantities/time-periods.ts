/** Seconds of a minute, an hour, a day and a week; a month is 30 days, a year 365 days. */
export const SECONDS = {
  s: 1,
  min: 60,
  h: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
} as const;

/** A period that a rate or flow is written per. */
export type Period = keyof typeof SECONDS;

/** The periods from the shortest to the longest. */
export const PERIODS: readonly Period[] = ['s', 'min', 'h', 'day', 'week', 'month', 'year'];

/** The period of exactly so many seconds, or null. */
export function periodOf(seconds: number): Period | null {
  return PERIODS.find((period) => SECONDS[period] === seconds) ?? null;
}
