import { describe, expect, test } from 'vitest';
import type { Blueprint, CacheEntry } from '../../src/blueprint/blueprint.ts';
import { type CodeFile, renderCode } from '../../src/exports/scaffold/render-code.ts';
import { exampleNames } from '../../src/intake/examples.ts';
import { coveringBlueprints } from './covering-blueprints.ts';
import { exampleBlueprint } from './example-blueprint.ts';

const projects = [
  ...exampleNames.map((name) => ({ name: String(name), blueprint: exampleBlueprint(name) })),
  ...coveringBlueprints(),
].map(({ name, blueprint }) => ({ name, blueprint, files: renderCode(blueprint) }));

/** Caches of the code that hold no data of the design: the metrics port, and made-up rows in place of the sources. */
const notOfThePlan = new Set(['logs.metrics_server', 'sample.database']);

describe.each(projects)('the caches of $name', ({ blueprint, files }) => {
  test('are those of the caching plan, with its decorator, ttl, entries, scope and refresh', () => {
    const written = files.flatMap(cachesIn).filter(({ function: name }) => !notOfThePlan.has(name));
    expect(byName(written)).toEqual(byName(planned(blueprint)));
  });

  test('take the scope of a viewer as their key, never a period or a filter', () => {
    const readers = blueprint.caching.filter(({ function: name }) => name.startsWith('read_'));
    const scoped = blueprint.workload.rowAccess.value !== 'same_for_all';
    const serving = files.find(({ path }) => path === 'serving.py')?.text ?? '';
    for (const { function: name } of readers) {
      const parameters = new RegExp(`^def ${name}\\((.*)\\)`, 'm').exec(serving)?.[1] ?? 'absent';
      expect(parameters).toMatch(scoped ? /^(tenant|role): str$/ : /^$/);
    }
  });
});

interface Cache extends Pick<CacheEntry, 'function' | 'decorator' | 'ttl' | 'maxEntries' | 'scope'> {
  readonly background: boolean;
}

/** What decorators of a file say; a missing `max_entries` is one entry where the function takes no argument. */
function cachesIn({ path, language, text }: CodeFile): readonly Cache[] {
  if (language !== 'python' || path.includes('/')) return [];
  const decorated = /^@(st\.cache_(?:data|resource))\(((?:[^()]|\([^()]*\))*)\)\ndef (\w+)\(([^)]*)\)/gm;
  return [...text.matchAll(decorated)].map(([, decorator = '', options = '', name = '', parameters = '']) => ({
    function: path === 'serving.py' ? name : `${path.replace(/\.py$/, '')}.${name}`,
    decorator: decorator === 'st.cache_data' ? 'st.cache_data' : 'st.cache_resource',
    ttl: numberIn(options, 'ttl'),
    maxEntries: numberIn(options, 'max_entries') ?? (parameters === '' ? 1 : Number.NaN),
    scope: options.includes('scope="session"') ? 'session' : 'global',
    background: options.includes('refresh_mode="background"'),
  }));
}

function planned({ caching }: Blueprint): readonly Cache[] {
  return caching.map(({ backgroundRefresh, function: name, decorator, ttl, maxEntries, scope }) => ({
    function: name,
    decorator,
    ttl: ttl === null ? null : Math.max(1, Math.round(ttl)),
    maxEntries: heldInside.has(name) ? 1 : maxEntries,
    scope,
    background: backgroundRefresh,
  }));
}

/** One object whose own capacity is the plan's number of entries. */
const heldInside = new Set(['freshness.last_good']);

function numberIn(options: string, name: string): number | null {
  const found = new RegExp(`\\b${name}=(\\d+)`).exec(options)?.[1];
  return found === undefined ? null : Number(found);
}

function byName(caches: readonly Cache[]): readonly Cache[] {
  return caches.toSorted((a, b) => (a.function < b.function ? -1 : 1));
}
