import { describe, expect, test } from 'vitest';
import type { Severity } from '../../src/sizing/finding.ts';
import { type DesignAnswers, findingOf, sizeAnswers, type SourceAnswersOf } from './size-answers.ts';

interface Case {
  readonly about: string;
  readonly source: SourceAnswersOf;
  readonly design?: DesignAnswers;
  readonly id: string;
  readonly severity: Severity | null;
}

const api: SourceAnswersOf = { kind: 'api', rows: '10k', rows_per_day: '100 rows/day', rate_limit: '100/min' };
const database: SourceAnswersOf = {
  kind: 'database',
  rows: '5M',
  query_time: '500 ms',
  result_rows: '20k',
  indexes: 'tuned',
  shared_load: 'dedicated',
};
const uploads: SourceAnswersOf = { kind: 'uploads', file_size: '20 MB', file_format: 'csv' };
const stream: SourceAnswersOf = { kind: 'stream', transport: 'kafka', events_per_second: '500/s' };

/** Each rule, once where it fires and once beside its edge. */
const cases: readonly Case[] = [
  {
    about: '200 k events/s into one table',
    source: { ...stream, events_per_second: '40k/s', peak_factor: '5x' },
    id: 'F-write-rate-src',
    severity: 'risk',
  },
  {
    about: '40 endpoints, 100/min, 5 s',
    source: { ...api, endpoints: '40' },
    design: { freshness: '5 s' },
    id: 'F-api-floor-src',
    severity: 'blocker',
  },
  {
    about: '40 endpoints, 100/min, 30 s',
    source: { ...api, endpoints: '40' },
    design: { freshness: '30 s' },
    id: 'F-api-floor-src',
    severity: null,
  },
  {
    about: '10 M changes a day at 10 a call',
    source: { ...api, rows: '10M', rows_per_day: '10M rows/day', page_size: '10' },
    id: 'F-api-changes-src',
    severity: 'blocker',
  },
  {
    about: 'ten endpoints at 80 % of a limit',
    source: { ...api, endpoints: '10', rate_limit: '1/s' },
    design: { freshness: '20 s' },
    id: 'F-api-share-src',
    severity: 'risk',
  },
  { about: 'one endpoint at ease', source: api, id: 'F-api-share-src', severity: null },
  {
    about: 'offset pages over changing data',
    source: { ...api, pagination: 'offset' },
    id: 'F-api-offset-src',
    severity: 'risk',
  },
  { about: 'cursor pages', source: { ...api, pagination: 'cursor' }, id: 'F-api-offset-src', severity: null },
  {
    about: 'deletes in an incremental sync',
    source: { ...api, change_pattern: 'updates_and_deletes' },
    id: 'F-api-deletes-src',
    severity: 'risk',
  },
  {
    about: 'deletes in a full sync',
    source: { ...api, change_pattern: 'updates_and_deletes', incremental: 'no' },
    id: 'F-api-deletes-src',
    severity: null,
  },
  {
    about: "a worker on a person's token",
    source: { ...api, auth: 'oauth2_user' },
    id: 'F-api-user-token-src',
    severity: 'risk',
  },
  {
    about: 'webhooks to a Streamlit app',
    source: { ...api, webhooks: 'yes' },
    id: 'F-api-webhooks-src',
    severity: 'advice',
  },
  {
    about: 'weekly changes without a version',
    source: { ...api, versioning: 'none' },
    design: { schema_changes: 'weekly' },
    id: 'F-api-version-src',
    severity: 'risk',
  },
  {
    about: 'a full load of 28 h, RTO 4 h',
    source: { ...api, rows: '10M', page_size: '100', rate_limit: '1/s' },
    design: { rto: '4 h' },
    id: 'F-first-load-src',
    severity: 'risk',
  },
  {
    about: 'polling cannot reach 2 s',
    source: database,
    design: { freshness: '2 s' },
    id: 'F-freshness-src',
    severity: 'risk',
  },
  {
    about: 'polling reaches 15 min',
    source: database,
    design: { freshness: '15 min' },
    id: 'F-freshness-src',
    severity: null,
  },
  {
    about: 'a result of 1.18 GB in 4 GB',
    source: { ...database, result_rows: '5M' },
    design: { host_memory: '4 GB' },
    id: 'F-result-memory-src',
    severity: 'risk',
  },
  {
    about: 'a page of 1.2 GB in 4 GB',
    source: { ...database, result_rows: '150k', row_bytes: '8 kB' },
    design: { host_memory: '4 GB' },
    id: 'F-frame-memory',
    severity: 'risk',
  },
  {
    about: 'a page of 1.2 GB in 1 GB',
    source: { ...database, result_rows: '150k', row_bytes: '8 kB' },
    design: { host_memory: '1 GB' },
    id: 'F-frame-memory',
    severity: 'blocker',
  },
  {
    about: 'pandas over 5 M rows in 4 GB',
    source: database,
    design: { host_memory: '4 GB' },
    id: 'F-pandas-memory',
    severity: 'advice',
  },
  {
    about: 'pandas over 5 M rows in 16 GB',
    source: database,
    design: { host_memory: '16 GB' },
    id: 'F-pandas-memory',
    severity: null,
  },
  {
    about: '50 frames of 35 MB in 2 GB',
    source: { ...database, result_rows: '150k' },
    design: { row_access: 'by_tenant', viewers: '50', host_memory: '2 GB' },
    id: 'F-cache-memory',
    severity: 'risk',
  },
  {
    about: 'runs of 300 MB on one small machine',
    source: { ...database, result_rows: '150k', row_bytes: '2 kB' },
    design: { host: 'vm', host_memory: '2 GB', viewers: '40' },
    id: 'F-run-memory',
    severity: 'risk',
  },
  {
    about: 'rows of 2 kB in one table',
    source: { ...database, result_rows: '200k', row_bytes: '2 kB' },
    id: 'F-message-size-src',
    severity: 'blocker',
  },
  {
    about: 'the same in Snowflake, where 32 MB are the limit',
    source: { ...database, kind: 'warehouse', engine: 'snowflake', result_rows: '150k' },
    design: { host: 'snowflake' },
    id: 'F-message-size-src',
    severity: 'blocker',
  },
  {
    about: 'a result of 2.4 M rows',
    source: { ...database, result_rows: '2.4M' },
    id: 'F-table-rows-src',
    severity: 'risk',
  },
  {
    about: 'a result of 150 k rows',
    source: { ...database, result_rows: '150k' },
    id: 'F-table-rows-src',
    severity: null,
  },
  {
    about: 'a page of 35 MB within 2 s',
    source: { ...database, result_rows: '150k' },
    id: 'F-payload-time',
    severity: 'risk',
  },
  {
    about: 'a file of 500 MB',
    source: { ...uploads, file_size: '500 MB' },
    id: 'F-upload-limit-src',
    severity: 'blocker',
  },
  { about: 'a file of 200 MB', source: { ...uploads, file_size: '200 MB' }, id: 'F-upload-limit-src', severity: null },
  {
    about: 'one file that fills an instance',
    source: { ...uploads, file_size: '150 MB' },
    design: { host_memory: '1 GB' },
    id: 'F-file-memory-src',
    severity: 'blocker',
  },
  {
    about: 'Excel of 20 MB',
    source: { ...uploads, file_format: 'excel', file_size: '20 MB' },
    id: 'F-upload-wait-src',
    severity: 'risk',
  },
  {
    about: 'pools beyond the limit',
    source: { ...database, connection_limit: '10' },
    id: 'F-connections-src',
    severity: 'blocker',
  },
  {
    about: 'pools within the limit',
    source: { ...database, connection_limit: '100' },
    id: 'F-connections-src',
    severity: null,
  },
  {
    about: 'a query of 30 s for everybody',
    source: { ...database, query_time: '30 s' },
    id: 'F-busy-connections-src',
    severity: 'risk',
  },
  {
    about: 'a query of 30 s on a page of 2 s',
    source: { ...database, query_time: '30 s' },
    id: 'F-query-time-src',
    severity: 'risk',
  },
  {
    about: 'only the primary key',
    source: { ...database, indexes: 'primary_key_only' },
    id: 'F-index-src',
    severity: 'risk',
  },
  {
    about: 'the primary of another system',
    source: { ...database, query_time: '5 s', shared_load: 'shared_primary' },
    id: 'F-shared-primary-src',
    severity: 'risk',
  },
  {
    about: 'drilling down by offset',
    source: { ...database, result_rows: '50k' },
    design: { features: ['drill_down'] },
    id: 'F-offset-src',
    severity: 'advice',
  },
  {
    about: 'a table beyond the memory of its server',
    source: { ...database, rows: '200M', server_memory: '16 GB' },
    id: 'F-table-outgrows-memory-src',
    severity: 'advice',
  },
  {
    about: 'Snowflake every 12 s',
    source: { ...database, kind: 'warehouse', engine: 'snowflake' },
    design: { freshness: '1 min' },
    id: 'F-warehouse-awake-src',
    severity: 'risk',
  },
  {
    about: 'Snowflake every hour',
    source: { ...database, kind: 'warehouse', engine: 'snowflake' },
    design: { freshness: '1 d' },
    id: 'F-warehouse-awake-src',
    severity: null,
  },
  {
    about: 'BigQuery beyond the budget',
    source: { ...database, kind: 'warehouse', engine: 'bigquery', rows: '1G rows' },
    design: { budget: '$100/month' },
    id: 'F-scan-cost-src',
    severity: 'risk',
  },
  {
    about: 'a load every 30 s by cron',
    source: api,
    design: { freshness: '1 min', orchestrator: 'cron' },
    id: 'F-schedule-src',
    severity: 'risk',
  },
  {
    about: 'a load every 2 min by GitHub Actions',
    source: api,
    design: { freshness: '4 min', orchestrator: 'github_actions' },
    id: 'F-schedule-src',
    severity: 'risk',
  },
  {
    about: 'a load every 5 min by Airflow',
    source: api,
    design: { freshness: '10 min', orchestrator: 'airflow' },
    id: 'F-schedule-src',
    severity: 'advice',
  },
  {
    about: 'a load every 30 min by cron',
    source: api,
    design: { freshness: '1 h', orchestrator: 'cron' },
    id: 'F-schedule-src',
    severity: null,
  },
  {
    about: 'loads every 12 h, RPO 1 h',
    source: api,
    design: { freshness: '1 d', rpo: '1 h' },
    id: 'F-rpo-src',
    severity: 'risk',
  },
  {
    about: 'a database loses nothing',
    source: database,
    design: { freshness: '1 d', rpo: '1 h' },
    id: 'F-rpo-src',
    severity: null,
  },
  {
    about: 'Pub/Sub and an RPO of 1 min',
    source: { ...stream, transport: 'redis_pubsub' },
    design: { rpo: '1 min' },
    id: 'F-lost-events-src',
    severity: 'blocker',
  },
  {
    about: 'Kafka and an RPO of 1 min',
    source: stream,
    design: { rpo: '1 min' },
    id: 'F-lost-events-src',
    severity: null,
  },
  { about: 'an RTO of 10 min', source: database, design: { rto: '10 min' }, id: 'F-rto', severity: 'risk' },
  {
    about: 'a total order at 12.5 k/s',
    source: { ...stream, events_per_second: '2500/s', peak_factor: '5x', ordering: 'total' },
    id: 'F-consumer-load-src',
    severity: 'blocker',
  },
  {
    about: 'a total order at 8 k/s',
    source: { ...stream, events_per_second: '1600/s', peak_factor: '5x', ordering: 'total' },
    id: 'F-consumer-load-src',
    severity: 'risk',
  },
  {
    about: 'an order for each key at 12.5 k/s',
    source: { ...stream, events_per_second: '2500/s', peak_factor: '5x' },
    id: 'F-consumer-load-src',
    severity: null,
  },
  {
    about: '100 kB events in a small instance',
    source: { ...stream, event_bytes: '100 kB', events_per_second: '1000/s' },
    design: { host_memory: '1 GB' },
    id: 'F-buffer-memory-src',
    severity: 'risk',
  },
  {
    about: 'Pub/Sub at 5 MB/s',
    source: {
      ...stream,
      transport: 'redis_pubsub',
      event_bytes: '10 kB',
      events_per_second: '500/s',
      peak_factor: '1x',
    },
    id: 'F-pubsub-buffer-src',
    severity: 'risk',
  },
  {
    about: 'an outage of 3 days on Kafka',
    source: stream,
    design: { longest_outage: '3 d' },
    id: 'F-broker-retention-src',
    severity: 'risk',
  },
  {
    about: '4 h of 5 MB/s in Redis',
    source: { ...stream, transport: 'redis_streams', event_bytes: '10 kB' },
    id: 'F-redis-memory-src',
    severity: 'risk',
  },
  {
    about: 'no duplicates expected of Kafka',
    source: stream,
    design: { duplicates: 'never' },
    id: 'F-delivery-src',
    severity: 'risk',
  },
  {
    about: 'duplicates appended',
    source: { ...api, change_pattern: 'append_only' },
    design: { duplicates: 'expected' },
    id: 'F-duplicates-src',
    severity: 'risk',
  },
  { about: '200 ms on the screen', source: stream, design: { freshness: '200 ms' }, id: 'F-redraw', severity: 'risk' },
  {
    about: '99.9 % with one instance',
    source: database,
    design: { availability: '99.9%', viewers: '5' },
    id: 'F-single-instance',
    severity: 'risk',
  },
  {
    about: 'an hourly load and 99.9 %',
    source: api,
    design: { freshness: '2 h', availability: '99.9%' },
    id: 'F-few-runs-src',
    severity: 'advice',
  },
  {
    about: 'an hourly load and 99 %',
    source: api,
    design: { freshness: '2 h', availability: '99%' },
    id: 'F-few-runs-src',
    severity: null,
  },
  { about: 'nobody to alert', source: api, design: { alert_route: 'none' }, id: 'F-no-alert', severity: 'risk' },
  {
    about: 'EU data on Community Cloud',
    source: database,
    design: { host: 'community_cloud', residency: 'eu' },
    id: 'F-cloud-residency',
    severity: 'blocker',
  },
  {
    about: 'US data on Community Cloud',
    source: database,
    design: { host: 'community_cloud', residency: 'us' },
    id: 'F-cloud-residency',
    severity: null,
  },
  {
    about: 'restricted data on Community Cloud',
    source: database,
    design: { host: 'community_cloud', classification: 'restricted' },
    id: 'F-cloud-restricted',
    severity: 'blocker',
  },
  {
    about: '500 viewers on Community Cloud',
    source: database,
    design: { host: 'community_cloud', viewers: '500' },
    id: 'F-cloud-size',
    severity: 'blocker',
  },
  {
    about: 'a sync on Community Cloud',
    source: api,
    design: { host: 'community_cloud' },
    id: 'F-cloud-sleep',
    severity: 'risk',
  },
  {
    about: 'personal data without sign-in',
    source: database,
    design: { personal_data: 'personal', sign_in: 'none' },
    id: 'F-personal-data-open',
    severity: 'blocker',
  },
  {
    about: 'personal data with sign-in',
    source: database,
    design: { personal_data: 'personal', sign_in: 'oidc' },
    id: 'F-personal-data-open',
    severity: null,
  },
  {
    about: 'confidential data without sign-in',
    source: database,
    design: { classification: 'confidential', sign_in: 'none' },
    id: 'F-classified-open',
    severity: 'blocker',
  },
  {
    about: 'restricted data behind a network',
    source: database,
    design: { classification: 'restricted', sign_in: 'network' },
    id: 'F-network-only',
    severity: 'risk',
  },
  {
    about: 'HIPAA behind a network',
    source: database,
    design: { personal_data: 'special', regimes: ['hipaa'], sign_in: 'network' },
    id: 'F-regime-identity',
    severity: 'blocker',
  },
  {
    about: 'tenants behind a network',
    source: database,
    design: { row_access: 'by_tenant', sign_in: 'network' },
    id: 'F-row-access-identity',
    severity: 'blocker',
  },
  { about: 'editing in the app', source: database, design: { features: ['edit'] }, id: 'F-edits', severity: 'risk' },
  {
    about: 'two years shown, one kept',
    source: database,
    design: { history: '730 d', retention: '365 d' },
    id: 'F-history-retention',
    severity: 'blocker',
  },
  {
    about: 'two years loaded, one kept',
    source: database,
    design: { backfill: '730 d', retention: '365 d' },
    id: 'F-backfill-retention',
    severity: 'risk',
  },
  {
    about: 'personal data for ten years',
    source: database,
    design: { personal_data: 'personal', regimes: ['gdpr'], retention: '10 years' },
    id: 'F-gdpr-retention',
    severity: 'risk',
  },
  {
    about: 'card data',
    source: database,
    design: { classification: 'restricted', regimes: ['pci'] },
    id: 'F-pci-logs',
    severity: 'advice',
  },
  {
    about: 'Kubernetes without the skill',
    source: database,
    design: { host: 'kubernetes', skills: ['sql'] },
    id: 'F-kubernetes-team',
    severity: 'risk',
  },
  {
    about: 'Airflow for two people',
    source: database,
    design: { orchestrator: 'airflow', team_size: '2' },
    id: 'F-scheduler-team',
    severity: 'advice',
  },
  {
    about: 'Kafka without the skill',
    source: stream,
    design: { skills: ['sql'] },
    id: 'F-kafka-team-src',
    severity: 'risk',
  },
];

test.each(cases)('$about: $severity', ({ source, design, id, severity }) => {
  expect(findingOf(sizeAnswers(source, design), id)?.severity ?? null).toBe(severity);
});

describe('what a finding says', () => {
  test('the floor of an API, with its arithmetic and every way out', () => {
    const finding = findingOf(
      sizeAnswers(
        { ...api, rows: '0 rows', rows_per_day: '0 rows/day', endpoints: '40', rate_limit: '100/min' },
        { freshness: '5 s' },
      ),
      'F-api-floor-src',
    );
    expect(finding?.title).toBe('5 s freshness is not reachable for src');
    expect(finding?.because).toBe(
      '5 s freshness for 40 endpoints needs 480 calls/min; the limit is 100 calls/min: the floor is 24 s.',
    );
    expect(finding?.remedies).toEqual([
      'freshness ≥ 24 s',
      'a limit of 480 calls/min',
      'only 8 endpoints at each refresh',
    ]);
  });

  test('a full sync that could be incremental is told so', () => {
    const source = { ...api, rows: '100k', rows_per_day: '0 rows/day', page_size: '100', endpoints: '1' };
    const finding = findingOf(sizeAnswers({ ...source, incremental: 'no' }, { freshness: '5 min' }), 'F-api-floor-src');
    // 1,001 calls ÷ 100/min = 10 min 1 s; in 5 min there are 500 calls, 499 of them pages: 100 k ÷ 499 = 201 rows.
    expect(finding?.remedies).toEqual([
      'freshness ≥ 11 min',
      'a limit of 210 calls/min',
      'sync incrementally, with a floor of 600 ms',
      'pages of 210 rows',
    ]);
  });

  test('what it asks for is enough: the remedies of an API floor remove it', () => {
    const source = { ...api, endpoints: '40', rate_limit: '100/min' };
    expect(findingOf(sizeAnswers(source, { freshness: '24 s' }), 'F-api-floor-src')).toBeNull();
    expect(
      findingOf(sizeAnswers({ ...source, rate_limit: '480/min' }, { freshness: '5 s' }), 'F-api-floor-src'),
    ).toBeNull();
    expect(findingOf(sizeAnswers({ ...source, endpoints: '8' }, { freshness: '5 s' }), 'F-api-floor-src')).toBeNull();
  });
});

describe('an answer that nobody knows', () => {
  const source = { ...api, endpoints: '4' };

  test('that could block is neither fine nor blocked', () => {
    // 4 ÷ 60/min = 4 s with the value assumed, 40 s with a tenth of it.
    const finding = findingOf(
      sizeAnswers({ ...source, rate_limit: 'unknown' }, { freshness: '30 s' }),
      'F-api-floor-src',
    );
    expect(finding?.severity).toBe('cannot_determine');
    expect(finding?.because).toContain('"How many calls does src allow?" was answered "I don\'t know"');
    expect(finding?.because).toContain('6/min');
    expect(finding?.rests).toContain('src.rate_limit');
  });

  test('that cannot change it is no finding', () => {
    expect(
      findingOf(sizeAnswers({ ...source, rate_limit: 'unknown' }, { freshness: '1 h' }), 'F-api-floor-src'),
    ).toBeNull();
  });

  test('that an assumption happens to decide stays open', () => {
    const finding = findingOf(
      sizeAnswers({ ...source, rate_limit: 'unknown' }, { freshness: '2 s' }),
      'F-api-floor-src',
    );
    expect(finding?.severity).toBe('cannot_determine');
  });

  test('about people is taken as possible', () => {
    const finding = findingOf(
      sizeAnswers(database, { personal_data: 'unknown', sign_in: 'none' }),
      'F-personal-data-open',
    );
    expect(finding?.severity).toBe('cannot_determine');
  });

  test('beside a certain blocker leaves it a blocker', () => {
    const finding = findingOf(
      sizeAnswers(
        { ...source, endpoints: '40' },
        {
          freshness: '5 s',
          viewers: 'unknown',
        },
      ),
      'F-api-floor-src',
    );
    expect(finding?.severity).toBe('blocker');
  });
});
