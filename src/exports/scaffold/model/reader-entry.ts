import type { Blueprint, CacheEntry } from '../../../blueprint/blueprint.ts';
import { readerOf } from '../../../blueprint/module-functions.ts';
import { wholeWithin } from './figures.ts';
import { toIdentifier } from './identifiers.ts';

/** How the function that reads a source's totals is cached. */
export interface ReaderModel {
  readonly reader: string;
  /** False where the caching plan has no row for it. */
  readonly cached: boolean;
  readonly decorator: 'cache_data' | 'cache_resource';
  readonly ttl: number;
  readonly maxEntries: number;
  readonly cacheScope: CacheEntry['scope'];
  readonly background: boolean;
}

/** The row of the caching plan for the function that reads a source, as its decorator's arguments. */
export function readerModel({ caching }: Blueprint, sourceId: string): ReaderModel {
  const entry = caching.find((candidate) => candidate.function === readerOf(sourceId));
  return {
    reader: readerOf(toIdentifier(sourceId, 'rows')),
    cached: entry !== undefined,
    decorator: entry?.decorator === 'st.cache_resource' ? 'cache_resource' : 'cache_data',
    ttl: wholeWithin(entry?.ttl ?? 60, 1, 86_400),
    maxEntries: wholeWithin(entry?.maxEntries ?? 1, 1, 10_000),
    cacheScope: entry?.scope ?? 'global',
    background: entry?.backgroundRefresh ?? false,
  };
}
