import { expect, test } from 'vitest';
import { loadingTopic } from '../../../src/decisions/topics/loading.ts';
import { constraintOn, contextOf, type Situation, unsaid, winnerOf } from './weigh-options.ts';

const appended: Situation = { sources: [{ id: 'events', changePattern: 'append_only' }] };

test.each<[string, Situation, string]>([
  ['changed rows with a key', {}, 'upsert'],
  ['a table delivered whole', { sources: [{ id: 'prices', changePattern: 'full_replace' }] }, 'staging_swap'],
  ['a full reload by decision', { decided: { 'ingestion.orders': 'full_reload' } }, 'staging_swap'],
  [
    'deletes, and a reload that fits the interval',
    { sources: [{ id: 'orders', changePattern: 'updates_and_deletes' }] },
    'staging_swap',
  ],
  [
    'deletes, and a reload that does not fit',
    {
      sources: [{ id: 'orders', changePattern: 'updates_and_deletes' }],
      figures: { 'orders.load_full_seconds': 5000 },
    },
    'upsert',
  ],
  ['appended rows with a time', appended, 'partition_overwrite'],
  [
    'appended rows, loaded too often to rewrite the day',
    { ...appended, figures: { 'events.sync_interval': 60, 'events.load_increment_seconds': 1 } },
    'upsert',
  ],
  [
    'changed rows without a key, too many to reload',
    { sources: [{ id: 'log', keyColumn: unsaid }], figures: { 'log.load_full_seconds': 5000 } },
    'append_dedup',
  ],
  [
    'appended rows too fast for an upsert',
    {
      sources: [{ id: 'clicks', changePattern: 'append_only', stream: {} }],
      figures: { 'clicks.rate_peak': 60_000, 'clicks.sync_interval': 1 },
    },
    'append_dedup',
  ],
  ['nothing copied', { decided: { 'ingestion.orders': 'query_in_place' } }, 'read_only'],
])('%s', (_, situation, winner) => {
  expect(winnerOf(loadingTopic, situation)).toBe(winner);
});

test('a row in Parquet cannot be updated', () => {
  expect(constraintOn(loadingTopic, 'upsert', { decided: { store: 'parquet_files' } })).toContain('Parquet');
});

test('a missing key is named with its source', () => {
  expect(constraintOn(loadingTopic, 'upsert', { sources: [{ id: 'log', keyColumn: unsaid }] })).toContain(
    'log has no known key column',
  );
});

test('each source is told its own pattern', () => {
  const mixed: Situation = {
    sources: [{ id: 'orders' }, { id: 'prices', changePattern: 'full_replace' }],
  };
  const upsert = loadingTopic.options.find(({ id }) => id === 'upsert');
  expect(upsert?.settings?.(contextOf('loading', mixed))).toEqual({
    orders: 'upsert on id',
    prices: 'staging and swap',
  });
});
