import type { FileSpec } from '../code-file.ts';
import type { CodeModel } from '../code-model.ts';
import type { TableModel } from '../model/tables.ts';
import db from '../templates/db.py?raw';
import daily from '../templates/queries/daily.sql?raw';
import loadedAt from '../templates/queries/loaded_at.sql?raw';
import page from '../templates/queries/page.sql?raw';
import refreshSql from '../templates/queries/refresh.sql?raw';
import rows from '../templates/queries/rows.sql?raw';
import refresh from '../templates/refresh.py?raw';
import indexesMysql from '../templates/sql/indexes_mysql.sql?raw';
import indexesPostgres from '../templates/sql/indexes_postgres.sql?raw';
import indexesSqlserver from '../templates/sql/indexes_sqlserver.sql?raw';
import partitions from '../templates/sql/partitions.sql?raw';
import retention from '../templates/sql/retention.sql?raw';
import roles from '../templates/sql/roles.sql?raw';
import schemaDuckdb from '../templates/sql/schema_duckdb.sql?raw';
import schemaPostgres from '../templates/sql/schema_postgres.sql?raw';
import schemaWarehouse from '../templates/sql/schema_warehouse.sql?raw';
import viewsPostgres from '../templates/sql/views_postgres.sql?raw';
import viewsWarehouse from '../templates/sql/views_warehouse.sql?raw';
import { present, python, sql } from './file-spec.ts';

/** Database access, the definitions that the owner runs, and the queries of the pages. */
export function databaseFiles(model: CodeModel): readonly FileSpec[] {
  const inLake = model.storeDialect === 'duckdb';
  // A design whose store is files has no database section: what it defines belongs to the load.
  const section = model.connections.length > 0 ? 'database' : 'ingestion';
  const postgres = model.connections.some(({ dialect }) => dialect === 'postgres');
  return present([
    model.connections.length > 0 &&
      python('db.py', db, 'database', 'Database access', 'One bounded pool for each database.'),
    ...schemaFile(model, section),
    model.partitionedTables.length > 0 &&
      sql(
        'sql/partitions.sql',
        partitions,
        section,
        'postgres',
        'Partitions',
        'Makes the partitions that the loads will need.',
      ),
    ...indexFile(model),
    ...viewFile(model),
    postgres &&
      model.grantedTables.length > 0 &&
      sql(
        'sql/roles.sql',
        roles,
        'security',
        'postgres',
        'Roles and policies',
        'Least privilege for the app and the loader.',
      ),
    model.ownTables.length > 0 &&
      model.storeDialect === 'postgres' &&
      sql('sql/retention.sql', retention, 'security', 'postgres', 'Retention', 'Deletes what may no longer be kept.'),
    model.aggregates.length > 0 &&
      python('refresh.py', refresh, 'database', 'Refresh', 'Brings precomputed totals up to date.'),
    ...model.servedTables.filter(({ place }) => place !== 'api').flatMap((table) => tableQueries(model, table)),
    model.readsStoreState &&
      !inLake &&
      sql(
        'queries/loaded_at.sql',
        loadedAt,
        'caching',
        model.storeDialect,
        'Age of the data',
        'When a source was last loaded.',
      ),
  ]);
}

function schemaFile(model: CodeModel, section: FileSpec['section']): readonly FileSpec[] {
  const dialect = model.storeDialect;
  const about = ['Schema', 'Tables, keys and constraints.'] as const;
  if (dialect === 'duckdb') {
    return model.store === 'duckdb_file' && model.ingests
      ? [sql('sql/schema.sql', schemaDuckdb, section, dialect, ...about)]
      : [];
  }
  if (!model.ingests && !model.accessInStore) return [];
  return dialect === 'postgres'
    ? [sql('sql/schema.sql', schemaPostgres, section, dialect, ...about)]
    : [sql('sql/schema.sql', schemaWarehouse, section, dialect, ...about)];
}

function indexFile(model: CodeModel): readonly FileSpec[] {
  const about = ['Indexes', 'Each index beside the query that needs it.'] as const;
  const templates = { postgres: indexesPostgres, mysql: indexesMysql, sqlserver: indexesSqlserver } as const;
  return (['postgres', 'mysql', 'sqlserver'] as const).flatMap((dialect) => {
    const indexedTables = model.indexedTables.filter((table) => table.dialect === dialect);
    const path = dialect === 'postgres' ? 'sql/indexes.sql' : `sql/indexes_${dialect}.sql`;
    return indexedTables.length > 0
      ? [sql(path, templates[dialect], 'database', dialect, ...about, { indexedTables })]
      : [];
  });
}

function viewFile(model: CodeModel): readonly FileSpec[] {
  const about = ['Precomputed totals', 'Computed before anybody asks.'] as const;
  const postgres = model.precomputed.filter(({ dialect }) => dialect === 'postgres');
  const others = model.precomputed.filter(({ dialect }) => dialect !== 'postgres');
  const other = others[0];
  return present([
    postgres.length > 0 &&
      sql('sql/views.sql', viewsPostgres, 'database', 'postgres', ...about, { aggregates: postgres }),
    other !== undefined &&
      sql(`sql/views_${other.dialect}.sql`, viewsWarehouse, 'database', other.dialect, ...about, {
        aggregates: others,
      }),
  ]);
}

function tableQueries(model: CodeModel, table: TableModel): readonly FileSpec[] {
  const { name, dialect } = table;
  const isDetail = model.hasDetails && model.detail?.name === name;
  return present([
    table.aggregates === 'frame'
      ? sql(`queries/${name}_rows.sql`, rows, 'caching', dialect, `Rows of ${table.title}`, 'What the totals need.', {
          table,
        })
      : sql(
          `queries/${name}_daily.sql`,
          daily,
          'caching',
          dialect,
          `Totals of ${table.title}`,
          'Totals by day and category.',
          {
            table,
          },
        ),
    isDetail &&
      sql(`queries/${name}_page.sql`, page, 'caching', dialect, `Row pages of ${table.title}`, 'One page, by keyset.', {
        table,
      }),
    table.dailyTable !== '' &&
      table.selfRefreshing === '' &&
      sql(
        `queries/${name}_refresh.sql`,
        refreshSql,
        'database',
        dialect,
        `Refresh of ${table.title}`,
        'Recomputes the totals.',
        {
          table,
        },
      ),
  ]);
}
