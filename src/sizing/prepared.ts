import { dataLimits } from '../knowledge/limits-data.ts';
import { streamlitConstants } from '../knowledge/streamlit.ts';
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
