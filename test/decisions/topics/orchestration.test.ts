import { expect, test } from 'vitest';
import { orchestrationTopic } from '../../../src/decisions/topics/orchestration.ts';
import { constraintOn, contextOf, type Situation, type SourceSpec, winnerOf } from './weigh-options.ts';

const tables = (count: number): readonly SourceSpec[] =>
  Array.from({ length: count }, (_, index) => ({ id: `table_${index}` }));
const everyMinute = { 'orders.sync_interval': 60 };
const daily = { 'orders.sync_interval': 86_400 };
const uploads: Situation = {
  sources: [{ id: 'returns', files: {} }],
  figures: { 'returns.parse_seconds': 1, 'returns.validate_seconds': 1, 'returns.parse_memory': 100e6 },
};

test.each<[string, Situation, string]>([
  ['nothing is copied', { decided: { 'ingestion.orders': 'query_in_place' } }, 'in_app'],
  ['small uploads while the uploader watches', uploads, 'in_app'],
  [
    'uploads that do not fit twice',
    { ...uploads, figures: { ...uploads.figures, 'returns.parse_memory': 2e9 } },
    'worker',
  ],
  [
    'uploads that take longer than patience',
    { ...uploads, figures: { ...uploads.figures, 'returns.parse_seconds': 20 } },
    'worker',
  ],
  ['one hourly load', {}, 'cron'],
  ['a load every minute', { figures: everyMinute }, 'worker'],
  ['a load every minute, with cron in place', { answers: { orchestrator: 'cron' }, figures: everyMinute }, 'worker'],
  [
    'a load every minute, with Airflow in place',
    { answers: { orchestrator: 'airflow' }, figures: everyMinute },
    'worker',
  ],
  ['a stream', { sources: [{ id: 'ticks', stream: {} }] }, 'worker'],
  ['change capture', { decided: { 'ingestion.orders': 'cdc' } }, 'worker'],
  [
    'a view to refresh over a table in place',
    { decided: { 'ingestion.orders': 'query_in_place', 'acceleration.orders': 'materialised_view' } },
    'cron',
  ],
  [
    'a view to refresh more often than a load would be',
    {
      answers: { orchestrator: 'cron' },
      decided: { 'ingestion.orders': 'query_in_place', 'acceleration.orders': 'materialised_view' },
      figures: { 'orders.sync_interval': 450 },
    },
    'cron',
  ],
  [
    'GitHub in place and a daily load',
    { answers: { orchestrator: 'github_actions' }, figures: daily },
    'github_actions',
  ],
  ['GitHub in place and a load every 20 minutes', { answers: { orchestrator: 'github_actions' } }, 'cron'],
  ['Community Cloud and a daily load', { answers: { host: 'community_cloud' }, figures: daily }, 'github_actions'],
  ['Prefect in place', { answers: { orchestrator: 'prefect' } }, 'prefect'],
  ['Airflow in place, even for one person', { answers: { orchestrator: 'airflow', teamSize: 1 } }, 'airflow'],
  ['Dagster in place', { answers: { orchestrator: 'dagster' } }, 'dagster'],
  ['eight loads and no scheduler', { sources: tables(8) }, 'prefect'],
  ['eight loads and a duty of column lineage', { sources: tables(8), answers: { lineage: 'column' } }, 'dagster'],
  ['eight loads and one person', { sources: tables(8), answers: { teamSize: 1 } }, 'cron'],
])('%s', (_, situation, winner) => {
  expect(winnerOf(orchestrationTopic, situation)).toBe(winner);
});

test('Airflow is never recommended to one person with two jobs', () => {
  const reason = constraintOn(orchestrationTopic, 'airflow', { answers: { teamSize: 1 }, sources: tables(2) });
  expect(reason).toContain('2 jobs and a team of 1');
});

test('a schedule faster than GitHub offers is rejected with both intervals', () => {
  const reason = constraintOn(orchestrationTopic, 'github_actions', { figures: { 'orders.sync_interval': 120 } });
  expect(reason).toContain('5 min');
  expect(reason).toContain('2 min');
});

test('the rounds of each job are settings', () => {
  const worker = orchestrationTopic.options.find(({ id }) => id === 'worker');
  const context = contextOf('orchestration', {
    sources: [
      { id: 'crm', api: {} },
      { id: 'ticks', stream: {} },
      { id: 'returns', files: {} },
    ],
    figures: { 'crm.sync_interval': 30 },
  });
  expect(worker?.settings?.(context)).toEqual({ crm: 'every 30 s', ticks: 'always', returns: 'at each upload' });
});

test('a crontab is told the whole minutes below an interval that it cannot express', () => {
  const cron = orchestrationTopic.options.find(({ id }) => id === 'cron');
  const every = (seconds: number) =>
    cron?.consequences(contextOf('orchestration', { figures: { 'orders.sync_interval': seconds } })).join(' ');
  expect(every(450)).toContain('every 7 min 30 s becomes every 6 min');
  expect(every(900)).not.toContain('becomes');
  expect(every(86_400)).not.toContain('becomes');
});
