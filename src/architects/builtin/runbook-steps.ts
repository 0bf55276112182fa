import { cachedBytes } from '../../blueprint/caching.ts';
import { loadedSources, inPlaceSources, liveStreams } from '../../blueprint/design.ts';
import { choiceOf, sourceChoiceOf } from '../../decisions/choice-of.ts';
import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import type { SourceWorkload } from '../../sizing/workload.ts';
import { hasFile } from './code-blocks.ts';
import {} from './figures.ts';
import {
  badBatchProbe,
  type Command,
  explainStatement,
  fileProbe,
  logSearch,
  ownQueries,
  streamProbe,
} from './runbook-commands.ts';
import type { SectionContext } from './section-writer.ts';

/** The failures that have a runbook; the ids are those of the failure catalogue. */
export type RunbookId =
  | 'api-away'
  | 'database-away'
  | 'slow-plan'
  | 'connections-exhausted'
  | 'missed-run'
  | 'bad-batch'
  | 'stream-silent'
  | 'file-misread'
  | 'store-full'
  | 'memory-limit'
  | 'host-lost';

/** One step: what to do and how to read its outcome, and the command where there is one. */
export interface RunbookStep {
  readonly text: string;
  readonly command?: Command;
}

/** The steps for one failure in this design; none where its sources or store do not know it. */
export function runbookSteps(id: RunbookId, context: SectionContext): readonly RunbookStep[] {
  return writers[id](context);
}

const writers: Readonly<Record<RunbookId, (context: SectionContext) => readonly RunbookStep[]>> = {
  'api-away': apiAway,
  'database-away': databaseAway,
  'slow-plan': slowPlan,
  'connections-exhausted': connectionsExhausted,
  'missed-run': missedRun,
  'bad-batch': badBatch,
  'stream-silent': streamSilent,
  'file-misread': fileMisread,
  'store-full': storeFull,
  'memory-limit': memoryLimit,
  'host-lost': hostLost,
};

function apiAway(context: SectionContext): readonly RunbookStep[] {
  const source = context.blueprint.workload.sources.find(({ api }) => api !== null);
  if (source === undefined) return [];
  return [
    {
      text: `Is it the vendor, the token or the network? An answer below 500 is not an outage; 401 is the token, 429 the budget. \`BASE_URL\` is \`base_url\` of \`[sources.${source.id}]\`.`,
      command: {
        language: 'bash',
        text: `curl -sS -o /dev/null -w '%{http_code} after %{time_total} s\\n' "$BASE_URL"`,
      },
    },
    ...whereLoadsStand(context),
    {
      text: 'While the vendor is away, nothing has to be done: each round tries again, and the watermark stays where the last commit left it. Once it answers, do not wait for the round.',
      ...runNow(source, context),
    },
    { text: `The age on the page is below ${fresh(context)} again, and the count of yesterday equals the vendor’s.` },
  ];
}

function databaseAway(context: SectionContext): readonly RunbookStep[] {
  const source = inPlaceSources(context.design).find(({ database }) => database !== null);
  if (source?.database === undefined || source.database === null) return [];
  const isPostgres = source.database.engine.value === 'postgres';
  return [
    {
      text: `Does it answer from the machine of the app? \`URL\` is that of \`[connections.${source.id}]\`.`,
      command: {
        language: 'bash',
        text: isPostgres
          ? 'pg_isready -d "$URL"; psql "$URL" -c "SELECT now(), pg_is_in_recovery()"'
          : `python -c "import db; print(db.read('${source.id}', 'SELECT 1 AS answers'))"`,
      },
    },
    { text: 'If it does and pages do not, read why.', ...logSearch('read_failed', 'app', context) },
    {
      text: `If it does not, call its owner; the app needs no action: broken connections are dropped (\`pool_pre_ping\`), and the first read after its return is current.`,
    },
    {
      text: `The age on the page is below ${fresh(context)} again; the log has no new \`read_failed\` for ten minutes.`,
    },
  ];
}

function slowPlan(context: SectionContext): readonly RunbookStep[] {
  const source = inPlaceSources(context.design).find(({ database }) => database !== null);
  if (source?.database === undefined || source.database === null) return [];
  const { running, statistics, language } = ownQueries(source.database.engine.value, source.id);
  const refresh = hasFile(context, 'refresh.py')
    ? `bring the totals up to date (\`python worker.py refresh_${source.id}\`)`
    : 'look at its filter';
  return [
    { text: 'What runs, and for how long?', command: { language, text: running } },
    ...explainStatement(source, context),
    {
      text: `If the estimate is far off, renew the statistics; if the index or the view is missing, run the file under \`sql/\` that makes it; if the view is old, ${refresh}.`,
      command: { language, text: statistics },
    },
    {
      text: `The same query is back within its budget, and so is \`read_seconds\` of \`read_${source.id}_daily\`. Until then a longer ttl in \`serving.py\` takes load off.`,
    },
  ];
}

function connectionsExhausted(context: SectionContext): readonly RunbookStep[] {
  const source = inPlaceSources(context.design).find(({ database }) => database?.engine.value === 'postgres');
  if (source === undefined) return [];
  return [
    {
      text: 'Who holds them?',
      command: {
        language: 'sql',
        text: 'SELECT usename, state, count(*) AS sessions, max(now() - state_change) AS longest\nFROM pg_stat_activity\nGROUP BY usename, state\nORDER BY sessions DESC;',
      },
    },
    {
      text: 'Sessions that are idle in a transaction and belong to the app are a defect: end them, and keep their last query for the repair.',
      command: {
        language: 'sql',
        text: "SELECT pid, left(query, 100) AS last_query, pg_terminate_backend(pid) AS ended\nFROM pg_stat_activity\nWHERE state = 'idle in transaction' AND state_change < now() - INTERVAL '1 minute' AND usename LIKE '%\\_app';",
      },
    },
    {
      text: 'If the sessions are active, take one instance away before touching the limit, and size again with the measured query time.',
    },
  ];
}

function missedRun(context: SectionContext): readonly RunbookStep[] {
  const [source] = loadedSources(context.design);
  if (source === undefined) return [];
  return [
    ...whereLoadsStand(context),
    { text: 'Did it fail, or did nobody start it?', ...logSearch('task_failed', 'worker', context) },
    {
      text: 'Run it by hand: it takes what is due since its last success, and a second start finds the lock.',
      ...runNow(source, context),
    },
    { text: `The age on the page is below ${fresh(context)} again, and the next round runs by itself.` },
  ];
}

function badBatch(context: SectionContext): readonly RunbookStep[] {
  const probe = badBatchProbe(context);
  if (probe === null) return [];
  return [
    {
      text: 'How much of the batch is refused? Nothing of it was written, and the watermark has not moved.',
      ...logSearch('task_failed', 'worker', context),
    },
    {
      text: 'Which rule, which column, how often? This reads the same window again and writes nothing.',
      command: probe.command,
    },
    {
      text: 'One column that fails in every row is a change at the supplier: agree it, change the column in `tables.py` and its rule in `validate.py`, release. Scattered faults are data: the supplier corrects them.',
    },
    { text: 'Load the window.', command: { language: 'bash', text: probe.again } },
  ];
}

function streamSilent(context: SectionContext): readonly RunbookStep[] {
  const source = context.blueprint.workload.sources.find(({ stream }) => stream !== null);
  if (source === undefined) return [];
  const follows = liveStreams(context.design).some(({ id }) => id === source.id);
  return [
    { text: 'Does the sender send, and how much waits?', command: streamProbe(source, context) },
    {
      text: 'If events come and the page stands still, read why the reader broke off; it tries again within 30 s.',
      ...logSearch('stream_broken', 'app', context),
    },
    {
      text: follows
        ? 'If its thread is gone, clear the cache of resources from the menu of the app (or restart one instance): the entry is released and a new reader starts.'
        : 'If it does not, restart the worker: it goes on at the last event that was confirmed.',
    },
    { text: 'The page counts seconds since the last event again, and the backlog shrinks.' },
  ];
}

function fileMisread(context: SectionContext): readonly RunbookStep[] {
  const probe = fileProbe(context);
  if (probe === null) return [];
  return [
    {
      text: 'How is the file read? Ask the sender for it as it was sent; a file that went through a spreadsheet is another file.',
      command: probe,
    },
    {
      text: 'If its encoding is neither UTF-8 nor the agreed one, agree the right one with the sender and change `AGREED` in `read_upload.py`; if a column can be read in two ways, the sender writes dates as 2026-01-31 and numbers without grouping.',
    },
    ...quarantined(context),
    { text: 'The sender sends the file again: rows that were right land on themselves, the corrected ones are new.' },
  ];
}

function storeFull(context: SectionContext): readonly RunbookStep[] {
  if (choiceOf(context.design.decided, 'store') !== 'postgres') return [];
  return [
    {
      text: 'What takes the room?',
      command: {
        language: 'sql',
        text: "SELECT relname, pg_size_pretty(pg_total_relation_size(oid)) AS size\nFROM pg_class\nWHERE relkind IN ('r', 'm', 'p')\nORDER BY pg_total_relation_size(oid) DESC\nLIMIT 10;",
      },
    },
    {
      text: 'Stop the worker, run the retention, and give the pages back to the disk where a table lost much.',
      command: { language: 'bash', text: 'psql "$OWNER_URL" -f sql/retention.sql' },
    },
    { text: 'Extend the disk to twice what is planned, start the worker: it takes what is due.' },
  ];
}

function memoryLimit(context: SectionContext): readonly RunbookStep[] {
  return [
    {
      text: 'Since when does it grow? A step is a release or a file, a slope is a leak.',
      ...logSearch('page_run', 'app', context),
    },
    {
      text: `Restart one instance in a quiet minute; its sessions start anew. Then compare the caching plan (${formatQuantity(cachedBytes(context.blueprint.caching), 'B')}) with what the process holds when every entry is full.`,
    },
  ];
}

function hostLost(context: SectionContext): readonly RunbookStep[] {
  if (choiceOf(context.design.decided, 'store') !== 'postgres') return [];
  return [
    {
      text: 'Restore the newest backup on a new server.',
      command: {
        language: 'bash',
        text: 'createdb -h "$NEW_HOST" "$DATABASE"\npg_restore -h "$NEW_HOST" -d "$DATABASE" --jobs 4 --exit-on-error "$BACKUP"',
      },
    },
    { text: 'Point the settings at it and start the worker first: loads go on from the watermarks in the backup.' },
    ...whereLoadsStand(context),
    { text: 'Compare counts by day with the sources, then start the app.' },
  ];
}

function whereLoadsStand(context: SectionContext): readonly RunbookStep[] {
  return choiceOf(context.design.decided, 'store') === 'postgres' && loadedSources(context.design).length > 0
    ? [
        {
          text: 'How far is each source loaded?',
          command: {
            language: 'sql',
            text: 'SELECT source, watermark, now() - loaded_at AS since_last_load, row_count\nFROM load_state\nORDER BY loaded_at;',
          },
        },
      ]
    : [];
}

function quarantined(context: SectionContext): readonly RunbookStep[] {
  return choiceOf(context.design.decided, 'store') === 'postgres' && hasFile(context, 'queries/quarantine.sql')
    ? [
        {
          text: 'What was refused in the last day, and why?',
          command: {
            language: 'sql',
            text: "SELECT source, reason, count(*) AS rows\nFROM quarantine\nWHERE first_seen > now() - INTERVAL '1 day'\nGROUP BY source, reason\nORDER BY rows DESC;",
          },
        },
      ]
    : [];
}

function runNow({ id, stream }: SourceWorkload, context: SectionContext): { readonly command?: Command } {
  if (!hasFile(context, 'worker.py') || sourceChoiceOf(context.design.decided, 'api_sync', id) === 'on_demand')
    return {};
  const task = stream === null ? `load_${id}` : `drain_${id}`;
  return { command: { language: 'bash', text: `python worker.py ${task}` } };
}

function fresh({ blueprint }: SectionContext): string {
  return formatQuantity(blueprint.workload.freshness.value, 's');
}
