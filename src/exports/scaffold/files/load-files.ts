import type { FileSpec } from '../code-file.ts';
import type { CodeModel } from '../code-model.ts';
import type { TableModel } from '../model/tables.ts';
import ingest from '../templates/ingest.py?raw';
import loadDuckdb from '../templates/load_duckdb.py?raw';
import loadParquet from '../templates/load_parquet.py?raw';
import loadPostgres from '../templates/load_postgres.py?raw';
import loadWarehouse from '../templates/load_warehouse.py?raw';
import check from '../templates/queries/check.sql?raw';
import markDuckdb from '../templates/queries/mark_loaded_duckdb.sql?raw';
import markPostgres from '../templates/queries/mark_loaded_postgres.sql?raw';
import markWarehouse from '../templates/queries/mark_loaded_warehouse.sql?raw';
import parquetDay from '../templates/queries/parquet_day.sql?raw';
import parquetDays from '../templates/queries/parquet_days.sql?raw';
import parquetMerge from '../templates/queries/parquet_merge.sql?raw';
import quarantineDuckdb from '../templates/queries/quarantine_duckdb.sql?raw';
import quarantinePostgres from '../templates/queries/quarantine_postgres.sql?raw';
import quarantineWarehouse from '../templates/queries/quarantine_warehouse.sql?raw';
import save from '../templates/queries/save.sql?raw';
import saveWarehouse from '../templates/queries/save_warehouse.sql?raw';
import tables from '../templates/tables.py?raw';
import transformDask from '../templates/transform_dask.py?raw';
import transformDuckdb from '../templates/transform_duckdb.py?raw';
import transformPandas from '../templates/transform_pandas.py?raw';
import transformPolars from '../templates/transform_polars.py?raw';
import validateGx from '../templates/validate_gx.py?raw';
import validatePandera from '../templates/validate_pandera.py?raw';
import validatePydantic from '../templates/validate_pydantic.py?raw';
import validateSql from '../templates/validate_sql.py?raw';
import quality from '../templates/quality.py?raw';
import qualitySql from '../templates/queries/quality.sql?raw';
import { present, python, sql } from './file-spec.ts';

const transforms = {
  pandas: transformPandas,
  polars: transformPolars,
  duckdb: transformDuckdb,
  dask: transformDask,
  // The database computes the totals; one increment is still cleaned on its way in.
  pushdown: transformPandas,
} as const;

const validations = {
  pandera: validatePandera,
  pydantic: validatePydantic,
  great_expectations: validateGx,
  sql_constraints: validateSql,
} as const;

/** Cleaning, validation and idempotent loads. */
export function loadFiles(model: CodeModel): readonly FileSpec[] {
  const checks = model.ingests || model.uploads.length > 0;
  return present([
    checks && python('tables.py', tables, 'ingestion', 'Tables', 'The columns that every step agrees on.'),
    model.needsTransform &&
      python(
        'transform.py',
        transforms[model.engine],
        'ingestion',
        'Transformation',
        'Cleaning and totals in the chosen engine.',
      ),
    checks && python('validate.py', validations[model.validation], 'validation', 'Validation', 'What a row must be.'),
    model.ingests &&
      python('ingest.py', ingest, 'validation', 'Ingestion', 'Clean, validate, apply the bad-row policy, load.'),
    ...(model.ingests ? loader(model) : []),
    model.watchedTables.length > 0 &&
      python(
        'quality.py',
        quality,
        'validation',
        'Quality of rows read in place',
        'Counts what breaks a rule, and logs it.',
      ),
    ...model.watchedTables.map((table) =>
      sql(
        `queries/${table.name}_quality.sql`,
        qualitySql,
        'validation',
        table.dialect,
        `Rules of ${table.title}`,
        'Each rule with its count.',
        {
          table,
        },
      ),
    ),
    ...(checks && model.validation === 'sql_constraints'
      ? model.checkedTables.map((table) =>
          sql(
            `queries/${table.name}_check.sql`,
            check,
            'validation',
            'duckdb',
            `Rules of ${table.title}`,
            'Each broken rule as a row.',
            {
              table,
            },
          ),
        )
      : []),
  ]);
}

function loader(model: CodeModel): readonly FileSpec[] {
  const about = ['ingestion', 'Load', 'Idempotent, with the watermark in the same transaction.'] as const;
  if (model.store === 'parquet_files') {
    return [
      python('load.py', loadParquet, ...about),
      ...model.ingestedTables.flatMap((table) => parquetQueries(model, table)),
    ];
  }
  const dialect = model.storeDialect;
  const mark = ['Load state', 'Moves the watermark, forward only.'] as const;
  const quarantine = ['Quarantine', 'Keeps a refused row with its reasons.'] as const;
  const parts =
    dialect === 'duckdb'
      ? { load: loadDuckdb, save, mark: markDuckdb, quarantine: quarantineDuckdb }
      : dialect === 'postgres'
        ? { load: loadPostgres, save, mark: markPostgres, quarantine: quarantinePostgres }
        : { load: loadWarehouse, save: saveWarehouse, mark: markWarehouse, quarantine: quarantineWarehouse };
  return present([
    python('load.py', parts.load, ...about),
    ...model.ingestedTables.map((table) =>
      sql(
        `queries/${table.name}_save.sql`,
        parts.save,
        'ingestion',
        dialect,
        `Save of ${table.title}`,
        'From staging to table.',
        {
          table,
        },
      ),
    ),
    sql('queries/mark_loaded.sql', parts.mark, 'ingestion', dialect, ...mark),
    model.keepsQuarantine && sql('queries/quarantine.sql', parts.quarantine, 'validation', dialect, ...quarantine),
  ]);
}

function parquetQueries(model: CodeModel, table: TableModel): readonly FileSpec[] {
  const query = (name: string, template: string, purpose: string) =>
    sql(`queries/${table.name}_${name}.sql`, template, 'ingestion', 'duckdb', `${table.title}, ${name}`, purpose, {
      table,
    });
  const merges = model.loading === 'upsert' || model.loading === 'append_dedup';
  return present([
    query('days', parquetDays, 'The days that arrived.'),
    query('day', parquetDay, 'The rows of one day.'),
    merges && query('merge', parquetMerge, 'A stored day with what arrived.'),
  ]);
}
