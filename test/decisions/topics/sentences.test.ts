import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cacheTopic } from '../../../src/decisions/topics/cache.ts';
import { deploymentTopic } from '../../../src/decisions/topics/deployment.ts';
import { loadingTopic } from '../../../src/decisions/topics/loading.ts';
import { observabilityTopic } from '../../../src/decisions/topics/observability.ts';
import { orchestrationTopic } from '../../../src/decisions/topics/orchestration.ts';
import { outageTopic } from '../../../src/decisions/topics/outage.ts';
import { refreshTopic } from '../../../src/decisions/topics/refresh.ts';
import { rowAccessTopic } from '../../../src/decisions/topics/row-access.ts';
import { secretsTopic } from '../../../src/decisions/topics/secrets.ts';
import { signInTopic } from '../../../src/decisions/topics/sign-in.ts';
import { testingTopic } from '../../../src/decisions/topics/testing.ts';
import { contextOf, sentencesOf, type Situation, winnerOf } from './weigh-options.ts';

const seconds = fc.constantFrom(1, 5, 60, 900, 3600, 86_400);
const answers: fc.Arbitrary<NonNullable<Situation['answers']>> = fc.record({
  situation: fc.constantFrom('new_app', 'slow_app', 'live_dashboard'),
  freshness: seconds,
  viewers: fc.constantFrom(1, 24, 400),
  interactions: fc.constantFrom(0, 1 / 3600, 0.2),
  host: fc.constantFrom('community_cloud', 'vm', 'container', 'kubernetes', 'snowflake'),
  classification: fc.constantFrom('public', 'internal', 'confidential', 'restricted'),
  personalData: fc.constantFrom('none', 'pseudonymous', 'personal', 'special'),
  regimes: fc.subarray(['gdpr', 'hipaa', 'pci', 'soc2'] as const),
  signIn: fc.constantFrom('none', 'oidc', 'proxy', 'network'),
  rowAccess: fc.constantFrom('same_for_all', 'by_role', 'by_tenant'),
  residency: fc.constantFrom('none', 'eu', 'us'),
  secretStore: fc.constantFrom('secrets_toml', 'environment', 'cloud_manager', 'vault'),
  outageBehaviour: fc.constantFrom('show_stale', 'degrade', 'block'),
  availability: fc.constantFrom(0.99, 0.9995),
  alertRoute: fc.constantFrom('none', 'pager'),
  monitoring: fc.constantFrom('none', 'prometheus', 'cloud', 'datadog', 'sentry'),
  orchestrator: fc.constantFrom('none', 'cron', 'github_actions', 'prefect', 'airflow', 'dagster'),
  teamSize: fc.constantFrom(1, 5),
});
const sources: fc.Arbitrary<NonNullable<Situation['sources']>> = fc.subarray(
  [
    { id: 'orders' },
    { id: 'crm', api: {} },
    { id: 'returns', files: {}, changePattern: 'append_only' },
    { id: 'ticks', stream: {} },
  ],
  { minLength: 1 },
);
const figures = fc.record({
  'app.cache_bytes': fc.constantFrom(1e6, 50e9),
  'app.frame_bytes': fc.constantFrom(1e5, 20e9),
  'app.rerun_rate': fc.constantFrom(0.0001, 5),
  'app.replicas': fc.constantFrom(1, 3),
  'app.payload_bytes': fc.constantFrom(1e5, 60e6),
  'app.cache_ttl': seconds,
  'orders.sync_interval': seconds,
});
const decided = fc.record({
  'ingestion.orders': fc.constantFrom('query_in_place', 'incremental', 'cdc', 'full_reload'),
  store: fc.constantFrom('in_place', 'duckdb_file', 'parquet_files', 'postgres'),
  refresh: fc.constantFrom('on_interaction', 'background_refresh', 'push_snapshot'),
  cache: fc.constantFrom('cache_data_global', 'no_cache'),
});
const situations: fc.Arbitrary<Situation> = fc.record({ answers, sources, figures, decided });

const cases = [
  ['refresh', (s: Situation) => [winnerOf(refreshTopic, s), ...sentencesOf(refreshTopic, s)]],
  ['cache', (s: Situation) => [winnerOf(cacheTopic, s), ...sentencesOf(cacheTopic, s)]],
  ['sign-in', (s: Situation) => [winnerOf(signInTopic, s), ...sentencesOf(signInTopic, s)]],
  ['row access', (s: Situation) => [winnerOf(rowAccessTopic, s), ...sentencesOf(rowAccessTopic, s)]],
  ['secrets', (s: Situation) => [winnerOf(secretsTopic, s), ...sentencesOf(secretsTopic, s)]],
  ['outage', (s: Situation) => [winnerOf(outageTopic, s), ...sentencesOf(outageTopic, s)]],
  ['loading', (s: Situation) => [winnerOf(loadingTopic, s), ...sentencesOf(loadingTopic, s)]],
  ['observability', (s: Situation) => [winnerOf(observabilityTopic, s), ...sentencesOf(observabilityTopic, s)]],
  ['orchestration', (s: Situation) => [winnerOf(orchestrationTopic, s), ...sentencesOf(orchestrationTopic, s)]],
  ['deployment', (s: Situation) => [winnerOf(deploymentTopic, s), ...sentencesOf(deploymentTopic, s)]],
  ['testing', (s: Situation) => [winnerOf(testingTopic, s), ...sentencesOf(testingTopic, s)]],
] as const;

test.each(cases)('%s always has a possible option, and says whole sentences about each', (_, decideAndSay) => {
  fc.assert(
    fc.property(situations, (situation) => {
      for (const sentence of decideAndSay(situation)) {
        expect(sentence).not.toMatch(/undefined|NaN|\bnull\b|\[object|unlimited|unknown|!| {2}|\.\./);
        expect(sentence).not.toMatch(/\b0 \w+s are\b/);
      }
    }),
    { numRuns: 200 },
  );
});

test.each(cases)('%s says the same twice', (_, decideAndSay) => {
  fc.assert(
    fc.property(situations, (situation) => {
      expect(decideAndSay(situation)).toEqual(decideAndSay(situation));
    }),
    { numRuns: 20 },
  );
});

test('every input that a topic names is an answer or a figure of the ledger', () => {
  const context = contextOf('refresh', { sources: [{ id: 'crm', api: {} }] });
  for (const topic of [refreshTopic, cacheTopic, loadingTopic, deploymentTopic, testingTopic]) {
    for (const id of topic.inputs({ ...context, topic: topic.id } as never)) {
      expect(id).toMatch(/^([a-z_]+|crm\.[a-z_]+|app\.[a-z_]+)$/);
    }
  }
});
