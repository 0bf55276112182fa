import type { FileSpec } from '../code-file.ts';
import type { CodeModel } from '../code-model.ts';
import benchmark from '../templates/bench/benchmark.py?raw';
import freshness from '../templates/bench/freshness.py?raw';
import loadRate from '../templates/bench/load_rate.py?raw';
import benchResult from '../templates/bench/result.py?raw';
import queryLatency from '../templates/bench/query_latency.py?raw';
import benchTable from '../templates/bench/table.sql?raw';
import daily from '../templates/queries/daily.sql?raw';
import testApp from '../templates/tests/test_app.py?raw';
import testReadUpload from '../templates/tests/test_read_upload.py?raw';
import testTransform from '../templates/tests/test_transform.py?raw';
import { present, python, sql } from './file-spec.ts';

/** Tests of the project and the benchmark that holds it against its budgets. */
export function testFiles(model: CodeModel): readonly FileSpec[] {
  const readsFiles = model.uploads.length > 0 || model.copies.some(({ fromFiles }) => fromFiles);
  const { bench } = model;
  return present([
    python('tests/test_app.py', testApp, 'testing', 'Page tests', 'Every page, with sources up and down.'),
    model.needsTransform &&
      python('tests/test_transform.py', testTransform, 'testing', 'Transformation tests', 'Rows as they really come.'),
    readsFiles &&
      python('tests/test_read_upload.py', testReadUpload, 'testing', 'File tests', 'What is read and what is refused.'),
    model.needsTransform &&
      python(
        'bench/benchmark.py',
        benchmark,
        'testing',
        'Benchmark',
        'This code at the stated volume, against its budgets.',
      ),
    (model.needsTransform || bench !== null || model.servedTables.length > 0) &&
      python('bench/result.py', benchResult, null, 'Benchmark result', 'What design --measured reads.'),
    model.benchLoads &&
      model.benchCleans &&
      python('bench/load_rate.py', loadRate, null, 'Load benchmark', 'Loads made-up rows, twice.'),
    model.servedTables.length > 0 &&
      python('bench/freshness.py', freshness, null, 'Freshness', 'The age of the data that viewers see.'),
    ...(bench
      ? [
          python(
            'bench/query_latency.py',
            queryLatency,
            'testing',
            'Query benchmark',
            'The page query before and after the indexes.',
          ),
          sql(
            'bench/table.sql',
            benchTable,
            'testing',
            'postgres',
            'Benchmark rows',
            'The table of the answers, filled.',
            {
              table: bench,
            },
          ),
          sql(
            `bench/${bench.name}_daily.sql`,
            daily,
            'testing',
            'postgres',
            'Benchmark query',
            'The totals from the rows.',
            {
              table: { ...bench, dailyTable: '' },
            },
          ),
        ]
      : []),
  ]);
}
