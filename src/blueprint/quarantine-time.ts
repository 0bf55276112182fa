import { planningConstants } from '../knowledge/planning.ts';
import type { Workload } from '../sizing/workload.ts';

/** Seconds that a refused row is kept for its correction: never longer than the rows themselves. */
export function quarantineTime({ retention }: Workload): number {
  return Math.min(retention.value, planningConstants.quarantine.value);
}
