import { expect, test } from 'vitest';
import { deploymentTopic, instances } from '../../../src/decisions/topics/deployment.ts';
import { contextOf, type Situation, winnerOf } from './weigh-options.ts';

const cloud = { host: 'community_cloud' } as const;

test.each<[string, Situation, string]>([
  ['a modest internal app on Community Cloud', { answers: cloud }, 'community_cloud'],
  ['European data on Community Cloud', { answers: { ...cloud, residency: 'eu' } }, 'single_container'],
  [
    'confidential data on Community Cloud',
    { answers: { ...cloud, classification: 'confidential' } },
    'single_container',
  ],
  [
    'more memory than Community Cloud has',
    { answers: cloud, figures: { 'app.cache_bytes': 2.8e9 } },
    'single_container',
  ],
  ['one instance on a VM', { answers: { host: 'vm' } }, 'single_container'],
  ['three instances', { figures: { 'app.replicas': 3 } }, 'replicas_sticky'],
  ['an availability that deploys would use up', { answers: { availability: 0.9995 } }, 'replicas_sticky'],
  ['a cluster', { answers: { host: 'kubernetes' } }, 'kubernetes'],
  ['a cluster and three instances', { answers: { host: 'kubernetes' }, figures: { 'app.replicas': 3 } }, 'kubernetes'],
  ['Kubernetes skills but a VM', { answers: { host: 'vm', skills: ['kubernetes'] } }, 'single_container'],
  ['inside Snowflake', { answers: { host: 'snowflake' } }, 'snowflake'],
  [
    'a page too large for Snowflake',
    { answers: { host: 'snowflake' }, figures: { 'app.payload_bytes': 40e6 } },
    'single_container',
  ],
])('deployment: %s', (_, situation, winner) => {
  expect(winnerOf(deploymentTopic, situation)).toBe(winner);
});

test('an instance beyond the load is there for deploys only where the error budget needs it', () => {
  expect(instances(contextOf('deployment'))).toBe(1);
  expect(instances(contextOf('deployment', { answers: { availability: 0.999 } }))).toBe(2);
  expect(instances(contextOf('deployment', { figures: { 'app.replicas': 4 } }))).toBe(4);
});

test('a host that was named and refused is explained where the other one is chosen', () => {
  const single = deploymentTopic.options.find(({ id }) => id === 'single_container');
  const because = single?.because(contextOf('deployment', { answers: { ...cloud, residency: 'eu' } }));
  expect(because).toContain('United States only');
});
