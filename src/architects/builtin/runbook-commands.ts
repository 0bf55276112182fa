import { type Design, loadedSources } from '../../blueprint/design.ts';
import { choiceOf, sourceChoiceOf } from '../../decisions/choice-of.ts';
import type { DatabaseEngine, SourceWorkload } from '../../sizing/workload.ts';
import { hasFile } from './code-blocks.ts';
import type { SectionContext } from './section-writer.ts';

/** A command to paste, and the language that its fence names. */
export interface Command {
  readonly language: string;
  readonly text: string;
}

/** Searches the log lines of the app or of its jobs for one event, where this design keeps them. */
export function logSearch(
  event: string,
  process: 'app' | 'worker',
  { design }: SectionContext,
): { readonly command?: Command } {
  const field = choiceOf(design.decided, 'observability') === 'cloud_native' ? 'message' : 'event';
  const read = process === 'app' ? appLog(design) : workerLog(design);
  const text = read === null ? null : `${read} 2>&1 | jq -c 'select(.${field} == "${event}")' | tail -n 5`;
  return text === null ? {} : { command: { language: 'bash', text } };
}

function appLog({ decided }: Design): string | null {
  switch (choiceOf(decided, 'deployment')) {
    case 'community_cloud':
    case 'snowflake':
      return null;
    case 'kubernetes':
      return 'kubectl logs --since=1h -l app=app';
    case 'single_container':
    case 'replicas_sticky':
    case null:
      return 'docker logs --since 1h app';
  }
}

function workerLog(design: Design): string | null {
  switch (choiceOf(design.decided, 'orchestration')) {
    case 'in_app':
      return appLog(design);
    case 'worker':
      return choiceOf(design.decided, 'deployment') === 'kubernetes'
        ? 'kubectl logs --since=1h -l app=worker'
        : 'docker logs --since 1h worker';
    case 'cron':
      return 'journalctl -t worker --since -1h -o cat';
    case 'github_actions':
    case 'prefect':
    case 'airflow':
    case 'dagster':
    case null:
      return null;
  }
}

interface OwnQueries {
  readonly language: string;
  /** What runs now, longest first. */
  readonly running: string;
  /** Renews what the planner knows. */
  readonly statistics: string;
}

/** The questions that one asks a server of this engine about a slow query. */
export function ownQueries(engine: DatabaseEngine, table: string): OwnQueries {
  const queries: Readonly<Record<DatabaseEngine, OwnQueries>> = {
    postgres: {
      language: 'sql',
      running:
        "SELECT pid, now() - query_start AS runs_for, wait_event_type, left(query, 100) AS query\nFROM pg_stat_activity\nWHERE state = 'active'\nORDER BY runs_for DESC;",
      statistics: `ANALYZE ${table};`,
    },
    mysql: {
      language: 'mysql',
      running:
        "SELECT id, time AS seconds, state, left(info, 100) AS query\nFROM information_schema.processlist\nWHERE command = 'Query'\nORDER BY time DESC;",
      statistics: `ANALYZE TABLE ${table};`,
    },
    sqlserver: {
      language: 'sqlserver',
      running:
        'SELECT r.session_id, r.total_elapsed_time / 1000 AS seconds, r.wait_type, LEFT(t.text, 100) AS query\nFROM sys.dm_exec_requests AS r CROSS APPLY sys.dm_exec_sql_text(r.sql_handle) AS t\nORDER BY r.total_elapsed_time DESC;',
      statistics: `UPDATE STATISTICS ${table};`,
    },
    snowflake: {
      language: 'snowflake',
      running:
        'SELECT query_id, total_elapsed_time / 1000 AS seconds, bytes_scanned, queued_overload_time, LEFT(query_text, 100) AS query\nFROM TABLE(information_schema.query_history(RESULT_LIMIT => 20))\nORDER BY total_elapsed_time DESC;',
      statistics: `SELECT SYSTEM$CLUSTERING_INFORMATION('${table}');`,
    },
    bigquery: {
      language: 'bigquery',
      running:
        'SELECT job_id, total_bytes_processed, TIMESTAMP_DIFF(end_time, start_time, SECOND) AS seconds\nFROM INFORMATION_SCHEMA.JOBS\nWHERE creation_time > TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 1 HOUR)\nORDER BY seconds DESC\nLIMIT 20;',
      statistics: `SELECT table_name, last_refresh_time\nFROM INFORMATION_SCHEMA.MATERIALIZED_VIEWS;`,
    },
    redshift: {
      language: 'redshift',
      running:
        "SELECT query_id, elapsed_time / 1000000 AS seconds, queue_time / 1000000 AS queued, LEFT(query_text, 100) AS query\nFROM sys_query_history\nWHERE start_time > GETDATE() - INTERVAL '1 hour'\nORDER BY elapsed_time DESC\nLIMIT 20;",
      statistics: `ANALYZE ${table};`,
    },
  };
  return queries[engine];
}

/** The page's own query with values put in, for EXPLAIN; none where the engine explains in another way. */
export function explainStatement({ id, database }: SourceWorkload, { code }: SectionContext) {
  const engine = database?.engine.value;
  const file = code.find(({ path }) => path === `queries/${id}_daily.sql`);
  if (file === undefined || (engine !== 'postgres' && engine !== 'mysql')) return [];
  const since = engine === 'postgres' ? "now() - INTERVAL '30 days'" : 'NOW() - INTERVAL 30 DAY';
  const query = file.text
    .trim()
    .replaceAll(/:since\b/g, since)
    .replaceAll(/(?<!:):(?:role|tenant)\b/g, "'one that exists'");
  const explain = engine === 'postgres' ? 'EXPLAIN (ANALYZE, BUFFERS)' : 'EXPLAIN ANALYZE';
  return [
    {
      text: `How does it run? This is \`${file.path}\`; the signs to look for stand under "Reading a plan".`,
      command: { language: engine === 'postgres' ? 'sql' : engine, text: `${explain}\n${query};` },
    },
  ];
}

/** Counts the broken rules of the window that was refused, without writing; null where nothing is loaded in windows. */
export function badBatchProbe(context: SectionContext): { readonly command: Command; readonly again: string } | null {
  const source = loadedSources(context.design).find(({ id }) => hasFile(context, `extract_${id}.py`));
  if (source === undefined || !hasFile(context, 'transform.py') || !hasFile(context, 'load.py')) return null;
  const { id } = source;
  const extraction = context.code.find(({ path }) => path === `extract_${id}.py`)?.text ?? '';
  const extract = /^def ([a-z]\w*)\(since: datetime \| None\)/m.exec(extraction)?.[1];
  if (extract === undefined) return null;
  const text = [
    'from collections import Counter',
    '',
    `import extract_${id}`,
    'import load',
    'from tables import TABLES',
    'from transform import clean',
    'from validate import check',
    '',
    `table = TABLES["${id}"]`,
    `raw, until = extract_${id}.${extract}(load.watermark(table))`,
    'failures = check(clean(raw, table), table)',
    'print(len(raw), "rows up to", until)',
    'print(Counter((failure.column, failure.problem) for failure in failures).most_common(10))',
  ].join('\n');
  return { command: { language: 'python', text }, again: `python worker.py load_${id}` };
}

/** Shows how an uploaded or delivered file is understood; null where files are read by their format alone. */
export function fileProbe(context: SectionContext): Command | null {
  const source = context.blueprint.workload.sources.find(({ files }) => files !== null);
  if (source === undefined || !hasFile(context, 'read_upload.py') || !hasFile(context, 'tables.py')) return null;
  const reader = context.code.find(({ path }) => path === 'read_upload.py')?.text ?? '';
  if (!reader.includes('def decode(')) return null;
  const text = [
    'from pathlib import Path',
    '',
    'from read_upload import decode',
    '',
    'content = Path("returned.csv").read_bytes()',
    'text, encoding = decode(content)',
    'print(encoding)',
    'print(*text.splitlines()[:3], sep="\\n")',
  ].join('\n');
  return { language: 'python', text };
}

/** Asks the transport what waits and who listens. */
export function streamProbe({ id }: SourceWorkload, { design, code }: SectionContext): Command {
  const worker = code.find(({ path }) => path === 'worker.py')?.text ?? '';
  const group = /group = "([\w-]+-store)"/.exec(worker)?.[1] ?? null;
  const commands = {
    kafka:
      group === null
        ? 'kafka-console-consumer.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --topic "$TOPIC" --max-messages 1 --timeout-ms 10000'
        : `kafka-consumer-groups.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --describe --group ${group}`,
    redis_streams: 'redis-cli -u "$REDIS_URL" XLEN "$STREAM"\nredis-cli -u "$REDIS_URL" XINFO GROUPS "$STREAM"',
    redis_pubsub: 'redis-cli -u "$REDIS_URL" PUBSUB NUMSUB "$CHANNEL"',
    websocket: 'python -m websockets "$URL"',
    http_poll: `curl -sS -w '\\n%{http_code} after %{time_total} s\\n' "$URL"`,
  } as const;
  return { language: 'bash', text: commands[sourceChoiceOf(design.decided, 'transport', id) ?? 'http_poll'] };
}
