import { expect, test } from 'vitest';
import { signInTopic } from '../../../src/decisions/topics/sign-in.ts';
import { constraintOn, type Situation, winnerOf } from './weigh-options.ts';

test.each<[string, Situation, string]>([
  ['a provider that viewers have', {}, 'oidc'],
  ['a proxy that signs in', { answers: { signIn: 'proxy' } }, 'proxy_headers'],
  ['Snowflake signs in', { answers: { host: 'snowflake' } }, 'proxy_headers'],
  ['internal data on a private network', { answers: { signIn: 'network' } }, 'network_only'],
  ['public data for anybody', { answers: { signIn: 'none', classification: 'public' } }, 'open'],
  ['internal data without sign-in', { answers: { signIn: 'none' } }, 'oidc'],
  ['tenants behind a network', { answers: { signIn: 'network', rowAccess: 'by_tenant' } }, 'oidc'],
  ['a proxy before Community Cloud', { answers: { signIn: 'proxy', host: 'community_cloud' } }, 'oidc'],
])('sign-in: %s', (_, situation, winner) => {
  expect(winnerOf(signInTopic, situation)).toBe(winner);
});

test('a network address is not a person where a regime traces access', () => {
  const reason = constraintOn(signInTopic, 'network_only', {
    answers: { signIn: 'network', regimes: ['soc2', 'gdpr'] },
  });
  expect(reason).toContain('SOC 2 asks that every access can be traced to a person.');
});
