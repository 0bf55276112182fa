import type { Source } from '../knowledge/source.ts';

/** Each source once, in the order of first use; two ids for one address are one source, and judgement comes last. */
export function unionOfSources(lists: readonly (readonly Source[])[]): readonly Source[] {
  const found = new Map<string, Source>();
  const ids = new Set<string>();
  for (const source of lists.flat()) {
    const address = source.url ?? source.id;
    if (found.has(address) || ids.has(source.id)) continue;
    found.set(address, source);
    ids.add(source.id);
  }
  return [...found.values()].toSorted((a, b) => Number(a.url === null) - Number(b.url === null));
}
