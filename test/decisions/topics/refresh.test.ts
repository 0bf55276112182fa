import { expect, test } from 'vitest';
import { fillsInBackground, refreshTopic, ttlInUse } from '../../../src/decisions/topics/refresh.ts';
import { constraintOn, contextOf, type Situation, winnerOf } from './weigh-options.ts';

const slowQuery: Situation = {
  answers: { freshness: 900, viewers: 35 },
  sources: [{ id: 'orders', database: { queryTime: 30 } }],
  decided: { 'ingestion.orders': 'query_in_place' },
  figures: { 'app.cache_ttl': 600 },
};
const ticks: Situation = {
  answers: { freshness: 1, situation: 'live_dashboard' },
  sources: [{ id: 'ticks', stream: {} }],
  figures: { 'app.refresh_interval': 1, 'app.cache_ttl': 1 },
};

test.each<[string, Situation, string]>([
  ['clicks are frequent enough for hourly data', {}, 'on_interaction'],
  ['nobody clicks, so the page must look for itself', { answers: { interactions: 1 / 7200 } }, 'fragment_poll'],
  ['nobody ever interacts', { answers: { interactions: 0 } }, 'fragment_poll'],
  ['a live dashboard within a minute', { answers: { situation: 'live_dashboard', freshness: 60 } }, 'fragment_poll'],
  ['data of seconds, whoever looks', { answers: { freshness: 20 } }, 'fragment_poll'],
  ['a slow query and tolerated staleness', slowQuery, 'background_refresh'],
  ['a stream within a second', ticks, 'push_snapshot'],
  ['a stream that may be a minute old', { ...ticks, answers: { freshness: 59 } }, 'fragment_poll'],
])('%s', (_, situation, winner) => {
  expect(winnerOf(refreshTopic, situation)).toBe(winner);
});

test('a database store serves aggregates that the loads keep, whatever a full pass would take', () => {
  const full = { 'app.transform_pandas': 60 };
  expect(winnerOf(refreshTopic, { figures: full })).toBe('background_refresh');
  expect(winnerOf(refreshTopic, { figures: full, decided: { store: 'postgres' } })).toBe('on_interaction');
  const onInteraction = refreshTopic.options.find(({ id }) => id === 'on_interaction');
  const context = contextOf('refresh', { figures: full, decided: { store: 'postgres' } });
  expect(onInteraction?.consequences(context).join(' ')).toContain('aggregates that pages read');
});

test('a poll that would block on a refill refills in the background', () => {
  const live: Situation = {
    answers: { situation: 'live_dashboard', freshness: 60 },
    figures: { 'app.transform_pandas': 4, 'app.cache_ttl': 12, 'app.refresh_interval': 12 },
  };
  const context = contextOf('refresh', { ...live, decided: { refresh: 'fragment_poll' } });
  expect(fillsInBackground(context)).toBe(true);
  expect(ttlInUse(context)).toBe(6);
});

test('serving stale values up to twice the ttl halves the ttl', () => {
  const background = refreshTopic.options.find(({ id }) => id === 'background_refresh');
  expect(background?.settings?.(contextOf('refresh', slowQuery))).toEqual({
    ttl: '5 min',
    refresh_mode: 'background',
    served_until: '10 min',
  });
});

test('a refill that outlasts its ttl cannot run in the background', () => {
  const crawling: Situation = { ...slowQuery, figures: { 'app.cache_ttl': 40 } };
  expect(constraintOn(refreshTopic, 'background_refresh', crawling)).toContain('takes 30 s');
  expect(winnerOf(refreshTopic, crawling)).toBe('on_interaction');
});

test('nothing is pushed without a stream, and no thread survives the sleep of Community Cloud', () => {
  expect(constraintOn(refreshTopic, 'push_snapshot')).toContain('none is a stream');
  const asleep: Situation = { ...ticks, answers: { ...ticks.answers, host: 'community_cloud' } };
  expect(constraintOn(refreshTopic, 'push_snapshot', asleep)).toContain('12 h');
});
