import { streamlitConstants } from '../../knowledge/streamlit.ts';
import { engineConstants } from '../../knowledge/engines.ts';
import { fileConstants } from '../../knowledge/files.ts';
import type { Constant } from '../../knowledge/source.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity } from '../ledger.ts';
import type { FileWorkload, SourceWorkload } from '../workload.ts';
import { pandasMultiple } from './pandas-multiple.ts';

/** What one large file costs to read and to check, and what files bring in a day. */
export function sizeFiles(draft: LedgerDraft, source: SourceWorkload): void {
  if (source.files === null) return;
  const { files, id } = source;
  const group = 'files';
  const size = fromAnswer(files.fileSize, 'B', 'a large file');
  draft.addSource(id, 'files_bytes_per_day', {
    label: 'bytes a day if every file is a large one',
    group,
    unit: 'B',
    formula: '{size} × {files}',
    operands: { size, files: fromAnswer(files.filesPerDay, 'count', 'files a day') },
    compute: (v) => v.size * v.files,
  });
  addRowsPerFile(draft, source, files);
  const rows = fromQuantity(draft.source(id, 'rows_per_file'), 'rows of a large file');
  draft.addSource(id, 'parse_seconds', {
    label: `parsing one large file (${files.format.value})`,
    group,
    unit: 's',
    chosenBy: [files.format],
    formula: '{size} ÷ {rate}',
    operands: { size, rate: fromConstant(parseRates[files.format.value], 'parse rate') },
    compute: (v) => v.size / v.rate,
  });
  const memory = draft.addSource(id, 'parse_memory', {
    label: 'memory while one large file is parsed and cleaned in pandas, the uploaded bytes included',
    group,
    unit: 'B',
    formula: '{rows} × {width} × {multiple} + {size}',
    operands: {
      rows,
      width: fromQuantity(draft.source(id, 'frame_row_bytes'), 'row in a frame'),
      multiple: fromConstant(pandasMultiple([source]), 'pandas'),
      size,
    },
    compute: (v) => v.rows * v.width * v.multiple + v.size,
  });
  draft.addSource(id, 'validate_seconds', {
    label: 'checking one large file row by row',
    group,
    unit: 's',
    formula: '{rows} ÷ {rate}',
    operands: { rows, rate: fromConstant(fileConstants.validateRows, 'rows validated') },
    compute: (v) => v.rows / v.rate,
  });
  draft.addSource(id, 'validate_columns_seconds', {
    label: 'checking one large file column by column',
    group,
    unit: 's',
    formula: '{rows} ÷ {rate}',
    operands: { rows, rate: fromConstant(engineConstants.pandasRate, 'pandas') },
    compute: (v) => v.rows / v.rate,
  });
  if (source.kind.value !== 'uploads') return;
  draft.addSource(id, 'upload_share', {
    label: 'a large file, of the largest upload',
    group,
    unit: 'x',
    formula: '{size} ÷ {limit}',
    operands: { size, limit: fromConstant(streamlitConstants.upload, 'server.maxUploadSize') },
    compute: (v) => v.size / v.limit,
  });
  draft.addSource(id, 'upload_memory', {
    label: 'memory while several people upload',
    group,
    unit: 'B',
    formula: '{memory} × {uploads}',
    operands: {
      memory: fromQuantity(memory, 'one file'),
      uploads: fromConstant(fileConstants.uploadsAtOnce, 'at once'),
    },
    compute: (v) => v.memory * v.uploads,
  });
}

function addRowsPerFile(draft: LedgerDraft, source: SourceWorkload, files: FileWorkload): void {
  const common = {
    label: 'rows of one large file',
    group: 'files',
    unit: 'rows',
    chosenBy: [files.format],
  } as const;
  const size = fromAnswer(files.fileSize, 'B', 'a large file');
  const rowBytes = fromAnswer(source.rowBytes, 'B', 'bytes a row');
  if (files.format.value !== 'parquet') {
    draft.addSource(source.id, 'rows_per_file', {
      ...common,
      formula: '{size} ÷ {rowBytes}',
      operands: { size, rowBytes },
      compute: (v) => v.size / v.rowBytes,
    });
    return;
  }
  draft.addSource(source.id, 'rows_per_file', {
    ...common,
    formula: '{size} × {ratio} ÷ {rowBytes}',
    operands: { size, ratio: fromConstant(fileConstants.parquetMixed, 'compression'), rowBytes },
    compute: (v) => (v.size * v.ratio) / v.rowBytes,
  });
}

const parseRates: Readonly<Record<FileWorkload['format']['value'], Constant>> = {
  csv: fileConstants.parseCsv,
  json: fileConstants.parseJson,
  excel: fileConstants.parseExcel,
  parquet: fileConstants.parseParquet,
  // Sized for what takes longest among the usual ones; one Excel file sets the pace.
  mixed: fileConstants.parseExcel,
};
