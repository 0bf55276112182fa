import { keepsBadRows } from '../../blueprint/architecture-components.ts';
import { cachedFrames } from '../../blueprint/caching.ts';
import { hasStore } from '../../blueprint/design.ts';
import { storeName } from '../../blueprint/design-names.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import type { SectionContext } from './section-writer.ts';

/** Every place that holds a copy of rows, in the order in which a deletion goes through them. */
export function copyPlaces({ blueprint, design }: SectionContext): readonly string[] {
  const ttl = Math.max(0, ...cachedFrames(design).map((entry) => entry.ttl ?? 0));
  const isKept = blueprint.caching.some(({ function: name }) => name === 'freshness.last_good');
  return [
    ...(hasStore(design) ? [`the tables of the ${storeName(design)} and what is computed from them`] : ['the source']),
    ...(keepsBadRows(design) ? ['the quarantine'] : []),
    ...(blueprint.workload.sources.some(({ kind }) => kind.value === 'uploads')
      ? ['files that wait in the inbox']
      : []),
    ...(hasStore(design) ? ['its backups, as they age out'] : []),
    `the caches, ${ttl === 0 ? 'at once' : `after ${formatQuantity(ttl, 's')}`}${isKept ? ' (the last good results with a restart)' : ''}`,
  ];
}
