/** The functions of the generated project that parts of the blueprint name. */
export const moduleFunctions = {
  engine: 'db.engine',
  lake: 'lake.database',
  detailPage: 'details.read_page',
  lastGood: 'freshness.last_good',
  accessOf: (scope: 'tenant' | 'role') => `auth.${scope}_of`,
} as const;

/** The cached reader of a source's rows. */
export function readerOf(sourceId: string): string {
  return `read_${sourceId}_daily`;
}

/** The holder of a stream's newest events. */
export function snapshotOf(sourceId: string): string {
  return `snapshot_${sourceId}.reader`;
}
