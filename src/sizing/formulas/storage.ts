import { fileConstants } from '../../knowledge/files.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity } from '../ledger.ts';
import type { SourceWorkload, Workload } from '../workload.ts';
import { addTotal } from './add-total.ts';

/** What a source takes on disk after the planning horizon, as Parquet and as PostgreSQL pages. */
export function sizeStorage(draft: LedgerDraft, source: SourceWorkload): void {
  const group = 'storage';
  const isNumeric = source.textShare.value <= fileConstants.numericText.value;
  draft.addSource(source.id, 'parquet_bytes', {
    label: `as Parquet after the planning horizon (${isNumeric ? 'mostly numbers' : 'mixed columns'})`,
    group,
    unit: 'B',
    formula: '{bytes} ÷ {ratio}',
    operands: {
      bytes: fromQuantity(draft.source(source.id, 'bytes_horizon'), 'size after the horizon'),
      ratio: fromConstant(isNumeric ? fileConstants.parquetNumeric : fileConstants.parquetMixed, 'compression'),
    },
    compute: (v) => v.bytes / v.ratio,
  });
  draft.addSource(source.id, 'postgres_bytes', {
    label: 'as PostgreSQL pages after the planning horizon, without indexes',
    group,
    unit: 'B',
    formula: '⌈{rows} ÷ ⌊({page} − {pageHeader}) ÷ ({rowHeader} + {rowBytes} + {pointer})⌋⌉ × {page}',
    operands: {
      rows: fromQuantity(draft.source(source.id, 'rows_horizon'), 'rows after the horizon'),
      rowBytes: fromAnswer(source.rowBytes, 'B', 'bytes a row'),
      page: fromConstant(postgresConstants.page, 'page'),
      pageHeader: fromConstant(postgresConstants.pageHeader, 'page header'),
      rowHeader: fromConstant(postgresConstants.rowHeader, 'row header'),
      pointer: fromConstant(postgresConstants.rowPointer, 'line pointer'),
    },
    compute: (v) => {
      const row = v.rowHeader + align(v.rowBytes) + v.pointer;
      const room = v.page - v.pageHeader;
      // A row wider than a page is stored out of line, in as many pages as it fills.
      const pages = row <= room ? v.rows / Math.floor(room / row) : (v.rows * row) / room;
      return Math.ceil(pages) * v.page;
    },
  });
}

const align = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** The disk of all sources: after the planning horizon, and when the retention is full. */
export function sizeAppStorage(draft: LedgerDraft, workload: Workload): void {
  const group = 'storage';
  const { sources } = workload;
  addTotal(draft, {
    id: 'app.bytes_now',
    label: 'size of all sources today',
    group: 'volume',
    sources,
    metric: 'bytes_now',
  });
  const horizon = addTotal(draft, {
    id: 'app.bytes_horizon',
    label: 'size of all sources after the planning horizon',
    group: 'volume',
    sources,
    metric: 'bytes_horizon',
  });
  addTotal(draft, {
    id: 'app.parquet_bytes',
    label: 'all sources as Parquet',
    group,
    sources,
    metric: 'parquet_bytes',
  });
  addTotal(draft, {
    id: 'app.postgres_bytes',
    label: 'all sources as PostgreSQL pages',
    group,
    sources,
    metric: 'postgres_bytes',
  });
  draft.addApp('app.storage_retained', {
    label: 'rows of the whole retention, uncompressed',
    group,
    unit: 'B',
    formula: '{now} + ({later} − {now}) × max(1, {retention} ÷ {horizon})',
    operands: {
      now: fromQuantity(draft.app('app.bytes_now'), 'size today'),
      later: fromQuantity(horizon, 'size after the horizon'),
      retention: fromAnswer(workload.retention, 's', 'retention'),
      horizon: fromConstant(planningConstants.horizon, 'horizon'),
    },
    compute: (v) => v.now + Math.max(0, v.later - v.now) * Math.max(1, v.retention / v.horizon),
  });
}
