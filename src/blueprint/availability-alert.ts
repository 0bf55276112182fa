import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { failureThresholds } from '../knowledge/failure-modes/thresholds.ts';
import { reliabilityConstants } from '../knowledge/reliability.ts';

/** Burn rates that alert, with both windows that have to exceed (Google SRE workbook, chapter 5). */
const burns = [
  {
    rate: reliabilityConstants.fastBurn.value,
    long: '1 h',
    short: '5 min',
    spends: '2 % of the budget',
    severity: 'at once',
  },
  { rate: 6, long: '6 h', short: '30 min', spends: '5 %', severity: 'at once' },
  { rate: 1, long: '3 d', short: '6 h', spends: '10 %', severity: 'as a ticket' },
] as const;

const shortestWindow = 300;

/**
 * The alert on an availability (0 to 1): burn rates where the shortest window holds enough of the script runs (per
 * second), and a count of failed probes where one failure would page.
 */
export function availabilityAlert(availability: number, runsPerSecond: number): string {
  const inWindow = runsPerSecond * shortestWindow;
  const few = failureThresholds.lowTraffic.value;
  if (inWindow < few) {
    return `only ${formatQuantity(Math.round(inWindow), 'count')} runs fall into 5 min, fewer than the ${few} that a burn rate needs: a probe of /_stcore/health from outside each minute alerts after 3 failures in a row, and a ticket opens when half of the error budget is used`;
  }
  return burns
    .filter(({ rate }) => rate * (1 - availability) < 1)
    .map(({ rate, long, short, spends, severity }) => {
      const share = formatQuantity(rate * (1 - availability), 'ratio');
      return `${severity}: more than ${share} bad in ${long} and in ${short} (${rate}×, ${spends})`;
    })
    .join('; ');
}
