import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { TopicId } from '../../decisions/choices.ts';
import type { Finding } from '../../sizing/finding.ts';
import { decisionOn } from './figures.ts';

/**
 * What the design itself does about a finding, as the id of the decision or benchmark that answers it. Null where
 * nothing does, so that somebody has to accept or remove it; blockers and what cannot be determined never are.
 */
export function answerOf({ id, sourceId, severity }: Finding, blueprint: Blueprint): string | null {
  if (severity === 'blocker' || severity === 'cannot_determine') return null;
  if (heldByPage.some((name) => isNamed(id, name)))
    return blueprint.benchmarks.some((benchmark) => benchmark.id === 'B-page') ? 'B-page' : null;
  const rule = rules.find(({ name }) => isNamed(id, name));
  if (rule === undefined) return null;
  const decision = decisionOn(blueprint, rule.topic, sourceId) ?? decisionOn(blueprint, rule.topic);
  return decision !== null && rule.choices.includes(decision.choice.id) ? decision.id : null;
}

function isNamed(id: string, name: string): boolean {
  return id === `F-${name}` || id.startsWith(`F-${name}-`);
}

interface AnswerRule {
  /** The finding's name, as in `F-query-time-orders`. */
  readonly name: string;
  readonly topic: TopicId;
  readonly choices: readonly string[];
}

/** Pages send totals by day and one page of rows; the benchmark of the page holds them to that. */
const heldByPage = ['payload-time', 'message-size', 'table-rows', 'result-memory'];

const prepared = ['index', 'materialised_view', 'aggregate_table'];
const apart = ['worker', 'prefect', 'airflow', 'dagster'];

const rules: readonly AnswerRule[] = [
  { name: 'query-time', topic: 'acceleration', choices: prepared },
  { name: 'index', topic: 'acceleration', choices: prepared },
  { name: 'busy-connections', topic: 'acceleration', choices: prepared },
  { name: 'pandas-memory', topic: 'engine', choices: ['polars', 'duckdb', 'dask', 'pushdown'] },
  { name: 'table-outgrows-memory', topic: 'layout', choices: ['monthly_partitions', 'daily_partitions'] },
  { name: 'file-memory', topic: 'orchestration', choices: apart },
  { name: 'upload-wait', topic: 'orchestration', choices: apart },
  { name: 'cloud-sleep', topic: 'orchestration', choices: [...apart, 'cron', 'github_actions'] },
  { name: 'duplicates', topic: 'loading', choices: ['upsert', 'staging_swap', 'partition_overwrite', 'append_dedup'] },
  { name: 'delivery', topic: 'loading', choices: ['upsert', 'append_dedup'] },
  { name: 'kafka-team', topic: 'transport', choices: ['redis_streams', 'redis_pubsub', 'websocket', 'http_poll'] },
  {
    name: 'kubernetes-team',
    topic: 'deployment',
    choices: ['community_cloud', 'single_container', 'replicas_sticky', 'snowflake'],
  },
  { name: 'scan-cost', topic: 'acceleration', choices: ['materialised_view', 'aggregate_table'] },
  { name: 'late-rows', topic: 'api_sync', choices: ['poll_incremental', 'webhook_reconcile'] },
  { name: 'freshness', topic: 'refresh', choices: ['push_snapshot'] },
  { name: 'single-instance', topic: 'deployment', choices: ['replicas_sticky', 'kubernetes'] },
  { name: 'scheduler-team', topic: 'orchestration', choices: ['in_app', 'cron', 'github_actions', 'worker'] },
];
