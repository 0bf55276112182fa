import type { Blueprint, CacheEntry } from '../../../blueprint/blueprint.ts';
import { readerOf } from '../../../blueprint/module-functions.ts';
import { wholeWithin } from './figures.ts';

/** How a function is cached. */
export interface CacheModel {
  /** False where the caching plan has no row for it. */
  readonly cached: boolean;
  readonly decorator: 'cache_data' | 'cache_resource';
  readonly ttl: number;
  readonly maxEntries: number;
  readonly cacheScope: CacheEntry['scope'];
  readonly background: boolean;
}

/** How the function that reads a source's totals is called and cached. */
export interface ReaderModel extends CacheModel {
  readonly reader: string;
}

/** The function that reads a source, by the caching plan. */
export function readerModel(blueprint: Blueprint, sourceId: string): ReaderModel {
  const reader = readerOf(sourceId);
  return { reader, ...cacheModel(blueprint, reader) };
}

/** The row of the caching plan for a function, as its decorator's arguments. */
export function cacheModel({ caching }: Blueprint, name: string): CacheModel {
  const entry = caching.find((candidate) => candidate.function === name);
  return {
    cached: entry !== undefined,
    decorator: entry?.decorator === 'st.cache_resource' ? 'cache_resource' : 'cache_data',
    ttl: wholeWithin(entry?.ttl ?? 60, 1, 86_400),
    maxEntries: wholeWithin(entry?.maxEntries ?? 1, 1, 10_000),
    cacheScope: entry?.scope ?? 'global',
    background: entry?.backgroundRefresh ?? false,
  };
}
