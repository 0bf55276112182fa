import type { SourceQuestion } from '../../question.ts';

export const kindQuestion: SourceQuestion = {
  scope: 'source',
  id: 'kind',
  stage: 'volume',
  depth: 'express',
  kind: 'choice',
  options: [
    { id: 'database', label: 'A database', hint: 'PostgreSQL, MySQL, SQL Server' },
    { id: 'warehouse', label: 'A data warehouse', hint: 'Snowflake, BigQuery, Redshift' },
    { id: 'api', label: 'A web API', hint: 'read over HTTP' },
    { id: 'files', label: 'Files', hint: 'delivered to a folder or bucket by a system' },
    { id: 'uploads', label: 'Uploads', hint: 'people upload them in the app' },
    { id: 'stream', label: 'A stream of events', hint: 'Kafka, Redis, WebSocket' },
  ],
  ask: 'What kind of source is {source}?',
  why: 'It decides how data gets out of it, what limits that, and which questions follow.',
  default: (view) => kindByName(view.sourceId ?? '') ?? kindBySituation[view.choice('situation')] ?? 'database',
};

const kindBySituation: Readonly<Record<string, string>> = { messy_uploads: 'uploads', live_dashboard: 'stream' };

function kindByName(name: string): string | null {
  if (/upload|csv|excel/.test(name)) return 'uploads';
  if (/file|folder|bucket|s3/.test(name)) return 'files';
  if (/warehouse|snowflake|bigquery|redshift/.test(name)) return 'warehouse';
  if (/api|crm|salesforce|hubspot|shopify|stripe/.test(name)) return 'api';
  if (/kafka|event|stream|socket/.test(name)) return 'stream';
  return /database|postgres|mysql|sql|db$/.test(name) ? 'database' : null;
}
