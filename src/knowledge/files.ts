import { derived, judged } from './constant.ts';
import { dataSources } from './sources-data.ts';

/** Parsing and validation of files. */
export const fileConstants = {
  parseCsv: judged('parse-csv', 50e6, 'B/s', 'CSV read by pandas on one core, types and dates included.'),
  parseJson: judged('parse-json', 50e6, 'B/s', 'JSON records read on one core.'),
  parseExcel: judged('parse-excel', 2e6, 'B/s', 'Excel read cell by cell in Python.'),
  parseParquet: judged('parse-parquet', 200e6, 'B/s', 'Parquet decoded on one core.'),
  parquetNumeric: judged('parquet-numeric', 2.5, 'x', 'Text size ÷ Parquet size where numbers prevail.'),
  parquetMixed: judged(
    'parquet-mixed',
    5,
    'x',
    'How much smaller rows of mixed columns are as Parquet; repetitive text reaches 8 times.',
  ),
  numericText: judged('numeric-table', 0.15, 'ratio', 'Up to this share of text columns, numbers prevail.'),
  validateRows: derived(
    'validate-rows',
    250_000,
    'rows/s',
    'Records a second through pydantic on one core, about 10 fields (1,000 in 3.81 ms); own Python validators are 10 to 50 times slower.',
    dataSources.msgspecBenchmark,
  ),
  uploadsAtOnce: judged('uploads-at-once', 2, 'count', 'Files that are uploaded in the same minute.'),
} as const;
