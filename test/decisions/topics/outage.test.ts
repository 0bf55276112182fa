import { expect, test } from 'vitest';
import { outageTopic } from '../../../src/decisions/topics/outage.ts';
import { contextOf, type Situation, type SourceSpec, winnerOf } from './weigh-options.ts';

const twoSources: readonly SourceSpec[] = [{ id: 'crm', api: {} }, { id: 'orders' }];

test.each<[string, Situation, string]>([
  ['old data is better than none', {}, 'stale_with_banner'],
  ['parts that work stay', { answers: { outageBehaviour: 'degrade' }, sources: twoSources }, 'degrade_by_source'],
  ['nothing to degrade to', { answers: { outageBehaviour: 'degrade' } }, 'stale_with_banner'],
  ['no figure is better than an old one', { answers: { outageBehaviour: 'block' } }, 'fail_closed'],
  [
    'nothing is kept, so nothing old can be shown',
    { decided: { 'ingestion.orders': 'query_in_place', cache: 'no_cache' } },
    'fail_closed',
  ],
])('outage: %s', (_, situation, winner) => {
  expect(winnerOf(outageTopic, situation)).toBe(winner);
});

test('showing stale data of a source read in place needs a copy of the last good result', () => {
  const stale = outageTopic.options.find(({ id }) => id === 'stale_with_banner');
  const context = contextOf('outage', { decided: { 'ingestion.orders': 'query_in_place' } });
  expect(stale?.consequences(context).join(' ')).toContain('keeps the last good result itself');
});
