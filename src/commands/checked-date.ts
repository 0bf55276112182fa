import { InputError } from '../errors.ts';
import type { Surroundings } from './surroundings.ts';

/** The ISO date that a document carries: the one given, or today's. Throws an InputError for what is no date. */
export function checkedDate(date: string | undefined, around: Surroundings): string {
  if (date === undefined) return around.now().slice(0, 10);
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 30 February for 2 March.
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  if (!isDate) throw new InputError({ what: `--date ${date} is not a date`, remedy: 'Write it as 2026-01-31.' });
  return date;
}
