import type { FileSpec } from '../code-file.ts';
import type { CodeModel } from '../code-model.ts';
import daily from '../templates/queries/daily.sql?raw';
import page from '../templates/queries/page.sql?raw';
import sample from '../templates/sample.py?raw';
import save from '../templates/sample/save.sql?raw';
import tables from '../templates/sample/tables.sql?raw';
import { present, python, sql } from './file-spec.ts';

/** Made-up data in an embedded store: the same queries in its dialect. The document does not quote them. */
export function sampleFiles(model: CodeModel): readonly FileSpec[] {
  const { sampledTables, sampledStreams } = model;
  const written = model.uploads.filter(({ persists }) => persists).map(({ table }) => table.name);
  return present([
    (sampledTables.length > 0 || sampledStreams.length > 0) &&
      python('sample.py', sample, null, 'Sample data', 'What the app shows before it is given settings.'),
    sampledTables.length > 0 && query('tables', tables, 'Made-up rows.'),
    ...sampledTables.flatMap((table) =>
      present([
        query(`${table.name}_daily`, daily, 'Totals by day and category.', { table }),
        model.hasDetails &&
          model.detail?.name === table.name &&
          query(`${table.name}_page`, page, 'One page, by keyset.', { table }),
        written.includes(table.name) && query(`${table.name}_save`, save, 'Uploaded rows.', { table }),
      ]),
    ),
  ]);
}

function query(name: string, template: string, purpose: string, values: object = {}): FileSpec {
  return sql(`sample/${name}.sql`, template, null, 'duckdb', `Sample data, ${name}`, purpose, values);
}
