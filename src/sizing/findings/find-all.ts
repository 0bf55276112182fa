import type { Finding } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import type { Workload } from '../workload.ts';

interface Sized {
  readonly workload: Workload;
  readonly ledger: Ledger;
}

/** Every finding of a sizing. */
export function findAll(_sized: Sized, _buildLedger: (workload: Workload) => Ledger): readonly Finding[] {
  return [];
}
