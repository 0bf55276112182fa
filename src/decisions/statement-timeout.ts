import type { Workload } from '../sizing/workload.ts';

/** Seconds after which a page's query is ended: four times the page's target, within 5 and 30 s. */
export function statementTimeout({ pageLoad }: Workload): number {
  return Math.min(30, Math.max(5, Math.ceil(pageLoad.value * 4)));
}
