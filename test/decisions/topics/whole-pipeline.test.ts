import { expect, test } from 'vitest';
import { choiceOf } from '../../../src/decisions/choice-of.ts';
import type { DesignTopicId } from '../../../src/decisions/choices.ts';
import { decide } from '../../../src/decisions/decide.ts';
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
import type { Answers, SourceAnswers } from '../../../src/intake/answers.ts';
import { readAnswersFile } from '../../../src/intake/answers-file.ts';
import { type ExampleName, exampleText } from '../../../src/intake/examples.ts';
import { resolveWorkload } from '../../../src/sizing/resolve-workload.ts';
import { sizeWorkload } from '../../../src/sizing/size-workload.ts';

const decideOn = (answers: Answers) => decide(sizeWorkload(resolveWorkload(answers)));

const expected: Readonly<Record<ExampleName, Readonly<Partial<Record<DesignTopicId, string>>>>> = {
  'live-sales-dashboard': {
    loading: 'upsert',
    refresh: 'fragment_poll',
    cache: 'cache_data_keyed',
    sign_in: 'oidc',
    row_access: 'role_in_query',
    secrets: 'cloud_manager',
    outage: 'stale_with_banner',
    orchestration: 'worker',
    deployment: 'replicas_sticky',
    observability: 'prometheus',
    testing: 'volume_and_load',
  },
  'slow-postgres-app': {
    loading: 'read_only',
    refresh: 'background_refresh',
    cache: 'cache_data_global',
    sign_in: 'oidc',
    row_access: 'same_for_all',
    secrets: 'secrets_toml',
    outage: 'stale_with_banner',
    orchestration: 'cron',
    deployment: 'single_container',
    observability: 'structured_logs',
    testing: 'volume_and_load',
  },
  'messy-csv-uploads': {
    loading: 'upsert',
    refresh: 'on_interaction',
    cache: 'cache_data_keyed',
    sign_in: 'oidc',
    row_access: 'database_rls',
    secrets: 'secrets_toml',
    outage: 'stale_with_banner',
    orchestration: 'worker',
    deployment: 'single_container',
    observability: 'structured_logs',
    testing: 'apptest_and_volume',
  },
};

test.each(['live-sales-dashboard', 'slow-postgres-app', 'messy-csv-uploads'] as const)(
  'the example %s is decided as an architect would',
  (name) => {
    const reading = readAnswersFile(exampleText(name));
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    const decisions = decideOn(reading.answers);
    const topics = Object.keys(expected[name]) as DesignTopicId[];
    expect(Object.fromEntries(topics.map((topic) => [topic, choiceOf(decisions, topic)]))).toEqual(expected[name]);
  },
);

const database: SourceAnswers = {
  id: 'orders',
  answers: { kind: 'database', rows: '200k rows', query_time: '200 ms' },
};
const crm: SourceAnswers = { id: 'crm', answers: { kind: 'api', rows: '50k rows', rows_per_day: '2k rows/day' } };
const ticks: SourceAnswers = { id: 'ticks', answers: { kind: 'stream', events_per_second: '200/s' } };
const tables = (count: number): readonly SourceAnswers[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `api_${index}`,
    answers: { kind: 'api', rows: '50k rows', rows_per_day: '2k rows/day', rate_limit: '50/s' },
  }));
const folder = (pattern: string, extra: SourceAnswers['answers'] = {}): SourceAnswers => ({
  id: 'drops',
  answers: { kind: 'files', change_pattern: pattern, ...extra },
});
const hourly = { freshness: '4 h' } as const;

type Route = readonly [choice: string, design: Answers['design'], sources: readonly SourceAnswers[]];

const routes: Readonly<Partial<Record<DesignTopicId, readonly Route[]>>> = {
  refresh: [
    ['on_interaction', hourly, [database]],
    ['fragment_poll', { freshness: '30 s' }, [database]],
    [
      'background_refresh',
      { freshness: '1 h' },
      [{ ...database, answers: { ...database.answers, query_time: '20 s' } }],
    ],
    ['push_snapshot', { freshness: '1 s' }, [ticks]],
  ],
  cache: [
    ['cache_data_global', hourly, [database]],
    ['cache_data_keyed', { row_access: 'by_role' }, [database]],
    ['cache_data_session', { row_access: 'by_tenant', classification: 'restricted' }, [database]],
    ['cache_resource_shared', { freshness: '1 s' }, [ticks]],
    ['no_cache', { freshness: '5 min', viewers: '1', interactions: '1/h' }, [database]],
  ],
  sign_in: [
    ['oidc', { sign_in: 'oidc' }, [database]],
    ['proxy_headers', { sign_in: 'proxy' }, [database]],
    ['network_only', { sign_in: 'network', classification: 'internal' }, [database]],
    ['open', { sign_in: 'none', classification: 'public' }, [database]],
  ],
  row_access: [
    ['same_for_all', { row_access: 'same_for_all' }, [database]],
    ['role_in_query', { row_access: 'by_role', classification: 'internal' }, [database]],
    ['database_rls', { row_access: 'by_tenant', classification: 'restricted' }, [database]],
  ],
  secrets: [
    ['secrets_toml', { secret_store: 'secrets_toml', classification: 'internal' }, [database]],
    ['environment', { secret_store: 'environment', classification: 'internal' }, [database]],
    ['cloud_manager', { secret_store: 'environment', classification: 'restricted' }, [database]],
    ['vault', { secret_store: 'vault' }, [database]],
  ],
  outage: [
    ['stale_with_banner', { outage_behaviour: 'show_stale' }, [database]],
    ['degrade_by_source', { outage_behaviour: 'degrade' }, [database, crm]],
    ['fail_closed', { outage_behaviour: 'block' }, [database]],
  ],
  loading: [
    ['upsert', hourly, [crm]],
    ['staging_swap', hourly, [folder('full_replace')]],
    [
      'partition_overwrite',
      hourly,
      [
        {
          id: 'crm',
          answers: { ...crm.answers, change_pattern: 'append_only', key_column: 'unknown', time_column: 'created_at' },
        },
      ],
    ],
    ['append_dedup', hourly, [folder('updates', { key_column: 'unknown' })]],
    ['read_only', hourly, [database]],
  ],
  observability: [
    ['structured_logs', { monitoring: 'none', alert_route: 'email' }, [database]],
    ['prometheus', { monitoring: 'prometheus' }, [database]],
    ['cloud_native', { monitoring: 'cloud' }, [database]],
    ['vendor_agent', { monitoring: 'sentry' }, [database]],
  ],
  orchestration: [
    ['in_app', hourly, [database]],
    ['cron', { ...hourly, orchestrator: 'cron' }, [crm]],
    ['github_actions', { freshness: '2 d', orchestrator: 'github_actions' }, [crm]],
    ['prefect', { ...hourly, orchestrator: 'prefect' }, [crm]],
    ['prefect', { ...hourly, team_size: '3' }, tables(7)],
    ['airflow', { ...hourly, orchestrator: 'airflow' }, [crm]],
    ['dagster', { ...hourly, orchestrator: 'dagster' }, [crm]],
    ['worker', { freshness: '1 min' }, [crm]],
  ],
  deployment: [
    ['community_cloud', { host: 'community_cloud', classification: 'public', ...hourly }, [database]],
    ['single_container', { host: 'container' }, [database]],
    ['replicas_sticky', { host: 'container', availability: '99.95%' }, [database]],
    ['kubernetes', { host: 'kubernetes' }, [database]],
    ['snowflake', { host: 'snowflake', ...hourly }, [database]],
  ],
  testing: [
    ['apptest_only', { viewers: '5' }, [database]],
    ['apptest_and_volume', { viewers: '5' }, [{ ...database, answers: { ...database.answers, rows: '5M rows' } }]],
    ['volume_and_load', { viewers: '200' }, [database]],
  ],
};

const table = Object.entries(routes).flatMap(([topic, cases]) =>
  cases.map(([choice, design, sources]) => ({ topic: topic as DesignTopicId, choice, design, sources })),
);

test.each(table)('answers lead to $topic: $choice', ({ topic, choice, design, sources }) => {
  expect(choiceOf(decideOn({ design, sources }), topic)).toBe(choice);
});

test.each(table)('what is said on the way to $topic: $choice is whole sentences', ({ design, sources }) => {
  for (const { topic, because, rejected, consequences, settings } of decideOn({ design, sources })) {
    if (!(topic in routes)) continue;
    for (const said of [
      because,
      ...rejected.map(({ reason }) => reason),
      ...consequences,
      ...Object.values(settings),
    ]) {
      expect(said).not.toMatch(/undefined|NaN|\bnull\b|\[object|unlimited|unknown|!| {2}|\.\.|\b1 \w+s are\b/);
    }
  }
});

test('every option of these topics is reached by some answers', () => {
  const topics = [
    refreshTopic,
    cacheTopic,
    signInTopic,
    rowAccessTopic,
    secretsTopic,
    outageTopic,
    loadingTopic,
    observabilityTopic,
    orchestrationTopic,
    deploymentTopic,
    testingTopic,
  ];
  for (const { id, options } of topics) {
    const reached = new Set(routes[id]?.map(([choice]) => choice));
    expect([id, options.map((option) => option.id).filter((option) => !reached.has(option))]).toEqual([id, []]);
  }
});
