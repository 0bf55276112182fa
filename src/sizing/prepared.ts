import { dataLimits } from '../knowledge/limits-data.ts';
import { streamlitConstants } from '../knowledge/streamlit.ts';
import { warehouseConstants } from '../knowledge/warehouses.ts';
import type { SourceWorkload } from './workload.ts';

/**
 * Whether no index can bring a page's query into its budget, so that its answer has to be prepared ahead of the page
 * and ages until it is prepared again; `speedup` is how much faster than today it must become.
 */
export function needsPreparing({ kind, rows, database }: SourceWorkload, speedup: number): boolean {
  if (database === null) return false;
  const returnsTooMuch = database.resultRows.value > streamlitConstants.tableRows.value;
  if (speedup <= 1) return returnsTooMuch;
  return (
    returnsTooMuch ||
    kind.value === 'warehouse' ||
    database.indexes.value === 'tuned' ||
    database.resultRows.value / Math.max(1, rows.value) > dataLimits.indexShare.value
  );
}

/**
 * Whether a database or warehouse is copied rather than read in place: no index helps its query any more, which disturbs
 * the system it runs on; or pages must be faster than a warehouse answers. `speedup` is how much faster than today the
 * query must become, `budget` the seconds it may take.
 */
export function isCopied({ kind, database }: SourceWorkload, speedup: number, budget: number): boolean {
  if (database === null) return false;
  if (kind.value === 'warehouse') return budget < warehouseConstants.answerFloor.value;
  return database.indexes.value === 'tuned' && database.sharedLoad.value === 'shared_primary' && speedup > 1;
}
