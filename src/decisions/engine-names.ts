import type { DatabaseEngine } from '../sizing/workload.ts';

/** Databases and warehouses as sentences name them. */
export const engineNames: Readonly<Record<DatabaseEngine, string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  sqlserver: 'SQL Server',
  snowflake: 'Snowflake',
  bigquery: 'BigQuery',
  redshift: 'Redshift',
};
