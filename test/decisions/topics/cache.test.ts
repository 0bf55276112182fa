import { expect, test } from 'vitest';
import { cacheTopic } from '../../../src/decisions/topics/cache.ts';
import { constraintOn, contextOf, type Situation, winnerOf } from './weigh-options.ts';

const tenants: Situation = { answers: { rowAccess: 'by_tenant', classification: 'confidential' } };

test.each<[string, Situation, string]>([
  ['the same rows for everybody', {}, 'cache_data_global'],
  ['rows by tenant', tenants, 'cache_data_keyed'],
  ['rows by role', { answers: { rowAccess: 'by_role' } }, 'cache_data_keyed'],
  [
    'restricted rows by tenant',
    { answers: { rowAccess: 'by_tenant', classification: 'restricted' } },
    'cache_data_session',
  ],
  ['a copy that takes longer than an instant', { figures: { 'app.cache_hit_seconds': 0.3 } }, 'cache_resource_shared'],
  ['a live buffer', { decided: { refresh: 'push_snapshot' } }, 'cache_resource_shared'],
  ['hardly any reads within a ttl', { figures: { 'app.rerun_rate': 0.001 } }, 'no_cache'],
  [
    'restricted rows that do not fit once per session',
    {
      answers: { rowAccess: 'by_tenant', classification: 'restricted' },
      figures: { 'app.frame_bytes': 1e9, 'app.cache_bytes': 10e9 },
    },
    'no_cache',
  ],
])('%s', (_, situation, winner) => {
  expect(winnerOf(cacheTopic, situation)).toBe(winner);
});

test('one cache for all is impossible where rows differ, whatever it would save', () => {
  for (const id of ['cache_data_global', 'cache_resource_shared']) {
    expect(constraintOn(cacheTopic, id, tenants)).toContain('Rows differ by tenant');
  }
});

test('a cache that does not fit is rejected with both numbers', () => {
  const reason = constraintOn(cacheTopic, 'cache_data_global', { figures: { 'app.cache_bytes': 5e9 } });
  expect(reason).toContain('5 GB');
  expect(reason).toContain('2.8 GB');
});

test('each replica holds its own copy, and the consequences say how much that is', () => {
  const global = cacheTopic.options.find(({ id }) => id === 'cache_data_global');
  const context = contextOf('cache', { figures: { 'app.replicas': 3, 'app.cache_bytes': 210e6 } });
  expect(global?.consequences(context).join(' ')).toContain('3 × 210 MB');
});

test('behind a background refresh the ttl in use is half of what may be served', () => {
  const global = cacheTopic.options.find(({ id }) => id === 'cache_data_global');
  const ttlWhen = (refresh: string) => global?.settings?.(contextOf('cache', { decided: { refresh } }))['ttl'];
  expect(ttlWhen('on_interaction')).toBe('20 min');
  expect(ttlWhen('background_refresh')).toBe('10 min');
});

test('whoever uploads does not wait for a ttl to see the upload', () => {
  const keyed = cacheTopic.options.find(({ id }) => id === 'cache_data_keyed');
  const said = (sources: NonNullable<Situation['sources']>) =>
    keyed?.consequences(contextOf('cache', { ...tenants, sources })).join(' ');
  expect(said([{ id: 'returns', files: {} }])).toContain('last accepted batch');
  expect(said([{ id: 'orders' }])).not.toContain('last accepted batch');
});
