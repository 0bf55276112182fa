import { expect, test } from 'vitest';
import { observabilityTopic } from '../../../src/decisions/topics/observability.ts';
import { type Situation, winnerOf } from './weigh-options.ts';

const cloud = { host: 'community_cloud' } as const;

test.each<[string, Situation, string]>([
  ['nothing in place and mail is enough', {}, 'structured_logs'],
  ['nothing in place and a pager', { answers: { alertRoute: 'pager' } }, 'prometheus'],
  ['Prometheus in place', { answers: { monitoring: 'prometheus' } }, 'prometheus'],
  ['the cloud in place', { answers: { monitoring: 'cloud' } }, 'cloud_native'],
  ['Sentry in place', { answers: { monitoring: 'sentry' } }, 'vendor_agent'],
  ['Datadog and Community Cloud', { answers: { monitoring: 'datadog', ...cloud } }, 'structured_logs'],
  ['inside Snowflake', { answers: { host: 'snowflake' } }, 'cloud_native'],
])('observability: %s', (_, situation, winner) => {
  expect(winnerOf(observabilityTopic, situation)).toBe(winner);
});
