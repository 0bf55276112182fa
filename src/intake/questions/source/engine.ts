import type { SourceQuestion } from '../../question.ts';

export const engineQuestion: SourceQuestion = {
  scope: 'source',
  id: 'engine',
  stage: 'volume',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'postgres', label: 'PostgreSQL' },
    { id: 'mysql', label: 'MySQL' },
    { id: 'sqlserver', label: 'SQL Server' },
    { id: 'snowflake', label: 'Snowflake' },
    { id: 'bigquery', label: 'BigQuery' },
    { id: 'redshift', label: 'Redshift' },
  ],
  ask: 'Which engine does {source} run on?',
  why: 'Pools, prepared statements, indexes and what a query costs differ by engine.',
  when: (view) => ['database', 'warehouse'].includes(view.choice('kind')),
  default: (view) =>
    view.choice('kind') === 'warehouse'
      ? (/bigquery|redshift/.exec(view.sourceId ?? '')?.[0] ?? 'snowflake')
      : (/mysql/.exec(view.sourceId ?? '')?.[0] ?? 'postgres'),
  check: (raw, view) => {
    const warehouses = ['snowflake', 'bigquery', 'redshift'];
    const isWarehouse = typeof raw === 'string' && warehouses.includes(raw);
    if (isWarehouse === (view.choice('kind') === 'warehouse')) return null;
    return isWarehouse
      ? 'that is a warehouse: change the kind of this source to warehouse, or choose a database'
      : 'that is a database: change the kind of this source to database, or choose a warehouse';
  },
};
