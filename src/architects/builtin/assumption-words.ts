import type { Assumption } from '../../blueprint/blueprint.ts';

/** The assumptions that could change most first; where that was not tried, those on which most rests. */
export function byWeight(a: Assumption, b: Assumption): number {
  const score = ({ couldChange }: Assumption) => couldChange?.score ?? 0;
  return score(b) - score(a) || b.affects.length - a.affects.length;
}

/** Whether its plausible answers were tried, and none changed anything but figures. */
export function changesNothing({ couldChange }: Assumption): boolean {
  return couldChange?.score === 0;
}

export const changesNothingWords = 'figures only, within plausible answers';

/** The ids of decisions and findings that other answers change; where that was not tried, those that rest on it. */
export function couldChangeIds({ couldChange, affects }: Assumption): readonly string[] {
  return couldChange === null ? affects : [...couldChange.decisions, ...couldChange.findings];
}
