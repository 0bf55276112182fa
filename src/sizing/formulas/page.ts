import { engineConstants } from '../../knowledge/engines.ts';
import { streamingConstants } from '../../knowledge/streaming.ts';
import { appLimits } from '../../knowledge/limits-app.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity, type Quantity } from '../ledger.ts';
import type { SourceWorkload, Workload } from '../workload.ts';

/**
 * The rows of one source that a page works on, and those that a full transform of the history reads.
 *
 * A row in a frame is as wide as its text, at least 8 B a column, and 8 B more for each text cell (Arrow offsets).
 */
export function sizePage(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  draft.addSource(source.id, 'frame_row_bytes', {
    label: 'one row in a frame',
    group: 'memory',
    unit: 'B',
    formula: 'max({rowBytes}, {columns} × {cell}) + {columns} × {text} × {overhead}',
    operands: {
      rowBytes: fromAnswer(source.rowBytes, 'B', 'bytes a row'),
      columns: fromAnswer(source.columns, 'count', 'columns'),
      cell: fromConstant(engineConstants.numericCell, 'cell'),
      text: fromAnswer(source.textShare, 'ratio', 'text share'),
      overhead: fromConstant(engineConstants.textCell, 'text cell'),
    },
    compute: (v) => Math.max(v.rowBytes, v.columns * v.cell) + v.columns * v.text * v.overhead,
  });
  const history = addHistoryRows(draft, source, workload);
  addBytes(draft, source, 'scan_bytes', history, 'the history shown, in memory');
  const page = addPageRows(draft, source, history);
  addBytes(draft, source, 'page_bytes', page, 'what one page works on, in memory');
  addTable(draft, source, page, workload);
}

/** The table of a page as one message to the browser; a longer one is paged. */
function addTable(draft: LedgerDraft, source: SourceWorkload, page: Quantity, { host }: Workload): void {
  const table = draft.addSource(source.id, 'table_bytes', {
    label: 'its table, as one message to the browser',
    group: 'app',
    unit: 'B',
    formula: 'min({rows}, {table}) × {width}',
    operands: {
      rows: fromQuantity(page, 'rows of the page'),
      table: fromConstant(streamlitConstants.tableRows, 'rows a table sends'),
      width: fromQuantity(draft.source(source.id, 'frame_row_bytes'), 'row in a frame'),
    },
    compute: (v) => Math.min(v.rows, v.table) * v.width,
  });
  draft.addSource(source.id, 'message_share', {
    label: 'the same, of the largest message',
    group: 'app',
    unit: 'x',
    chosenBy: [host],
    formula: '{table} ÷ {message}',
    operands: {
      table: fromQuantity(table, 'table'),
      message: fromConstant(
        host.value === 'snowflake' ? appLimits.snowflakeMessage : streamlitConstants.message,
        'message',
      ),
    },
    compute: (v) => v.table / v.message,
  });
}

function addHistoryRows(draft: LedgerDraft, source: SourceWorkload, workload: Workload): Quantity {
  const common = { label: 'rows of the history shown', group: 'memory', unit: 'rows' } as const;
  const rows = fromQuantity(draft.source(source.id, 'rows_now'), 'rows');
  const rate = fromQuantity(draft.source(source.id, 'rate_mean'), 'mean rate');
  const history = fromAnswer(workload.history, 's', 'history');
  if (source.stream !== null) {
    return draft.addSource(source.id, 'scan_rows', {
      ...common,
      label: 'rows kept for live charts: events are aggregated as they arrive',
      formula: 'min({rate} × {history}, {keys} × {points})',
      operands: {
        rate,
        history,
        keys: fromAnswer(source.stream.eventKeys, 'count', 'keys'),
        points: fromConstant(streamingConstants.windowPoints, 'points of a key'),
      },
      compute: (v) => Math.min(v.rate * v.history, v.keys * v.points),
    });
  }
  // A table that never grows is all history; one with updates may change any of its rows.
  const isBounded = source.files === null && source.changePattern.value === 'append_only' && source.rowRate.value > 0;
  if (isBounded) {
    return draft.addSource(source.id, 'scan_rows', {
      ...common,
      formula: 'min({rows}, {rate} × {history})',
      operands: { rows, rate, history },
      compute: (v) => Math.min(v.rows, v.rate * v.history),
    });
  }
  return draft.addSource(source.id, 'scan_rows', {
    ...common,
    label: source.files === null ? 'rows a full transform reads: all of them' : common.label,
    formula: '{rows}',
    operands: { rows },
    compute: (v) => v.rows,
  });
}

function addPageRows(draft: LedgerDraft, source: SourceWorkload, history: Quantity): Quantity {
  const common = { group: 'memory', unit: 'rows' } as const;
  if (source.database !== null) {
    draft.addSource(source.id, 'result_bytes', {
      label: "today's result in memory, if it were loaded as it is",
      group: 'memory',
      unit: 'B',
      formula: 'min({result}, {rows}) × {width}',
      operands: {
        result: fromAnswer(source.database.resultRows, 'rows', 'result'),
        rows: fromQuantity(draft.source(source.id, 'rows_now'), 'rows'),
        width: fromQuantity(draft.source(source.id, 'frame_row_bytes'), 'row in a frame'),
      },
      compute: (v) => Math.min(v.result, v.rows) * v.width,
    });
    return draft.addSource(source.id, 'page_rows', {
      ...common,
      label: "rows of one page: the query's result, aggregated in the database where a table would not show it whole",
      formula: 'min({result}, {rows}, {table})',
      operands: {
        result: fromAnswer(source.database.resultRows, 'rows', 'result'),
        rows: fromQuantity(draft.source(source.id, 'rows_now'), 'rows'),
        table: fromConstant(streamlitConstants.tableRows, 'rows a table shows whole'),
      },
      compute: (v) => Math.min(v.result, v.rows, v.table),
    });
  }
  return draft.addSource(source.id, 'page_rows', {
    ...common,
    label: 'rows of one page: what is more is aggregated in the store first',
    formula: 'min({history}, {page})',
    operands: {
      history: fromQuantity(history, 'rows of the history'),
      page: fromConstant(planningConstants.pageRows, 'rows a page asks for'),
    },
    compute: (v) => Math.min(v.history, v.page),
  });
}

function addBytes(
  draft: LedgerDraft,
  source: SourceWorkload,
  metric: 'scan_bytes' | 'page_bytes',
  rows: Quantity,
  label: string,
): void {
  draft.addSource(source.id, metric, {
    label,
    group: 'memory',
    unit: 'B',
    formula: '{rows} × {width}',
    operands: {
      rows: fromQuantity(rows, 'rows'),
      width: fromQuantity(draft.source(source.id, 'frame_row_bytes'), 'row in a frame'),
    },
    compute: (v) => v.rows * v.width,
  });
}
