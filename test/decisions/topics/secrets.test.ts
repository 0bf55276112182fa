import { expect, test } from 'vitest';
import { secretsTopic } from '../../../src/decisions/topics/secrets.ts';
import { constraintOn, type Situation, winnerOf } from './weigh-options.ts';

test.each<[string, Situation, string]>([
  ['a file on one instance', { answers: { secretStore: 'secrets_toml' } }, 'secrets_toml'],
  [
    'a file on many instances',
    { answers: { secretStore: 'secrets_toml' }, figures: { 'app.replicas': 4 } },
    'environment',
  ],
  ['variables of the host', {}, 'environment'],
  ['SOC 2 over a file', { answers: { secretStore: 'secrets_toml', regimes: ['soc2'] } }, 'cloud_manager'],
  ['a manager in place', { answers: { secretStore: 'cloud_manager' } }, 'cloud_manager'],
  ['a vault in place, even with one person', { answers: { secretStore: 'vault', teamSize: 1 } }, 'vault'],
  ['Community Cloud takes TOML only', { answers: { host: 'community_cloud', regimes: ['pci'] } }, 'secrets_toml'],
  ['Snowflake has secrets of its own', { answers: { host: 'snowflake' } }, 'cloud_manager'],
])('secrets: %s', (_, situation, winner) => {
  expect(winnerOf(secretsTopic, situation)).toBe(winner);
});

test('a small team is not told to run a vault', () => {
  expect(constraintOn(secretsTopic, 'vault')).toContain('a team of 2');
});
