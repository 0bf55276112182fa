import { engineConstants } from '../../knowledge/engines.ts';
import type { Constant } from '../../knowledge/source.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity, type Operand } from '../ledger.ts';
import type { AppQuantityId } from '../quantity-ids.ts';
import type { Workload } from '../workload.ts';
import { addTotal } from './add-total.ts';
import { pandasMultiple } from './pandas-multiple.ts';

/** Memory and time of one full transform of the history shown, in each engine, against what the host has. */
export function sizeMemory(draft: LedgerDraft, workload: Workload): void {
  const { sources } = workload;
  const group = 'memory';
  addTotal(draft, {
    id: 'app.frame_rows',
    label: 'rows that one page works on, all sources',
    group,
    sources,
    metric: 'page_rows',
  });
  const frame = addTotal(draft, {
    id: 'app.frame_bytes',
    label: 'the same in memory',
    group,
    sources,
    metric: 'page_bytes',
  });
  addTotal(draft, {
    id: 'app.scan_rows',
    label: 'rows that a full transform reads',
    group,
    sources,
    metric: 'scan_rows',
  });
  const scan = addTotal(draft, {
    id: 'app.scan_bytes',
    label: 'the same in memory',
    group,
    sources,
    metric: 'scan_bytes',
  });

  draft.addApp('app.memory_budget', {
    label: 'memory that one instance has for data',
    group,
    unit: 'B',
    formula: 'max(0, {share} × {memory} − {base})',
    operands: {
      share: fromConstant(engineConstants.usableMemory, 'usable share'),
      memory: fromAnswer(workload.hostMemory, 'B', 'memory of an instance'),
      base: fromConstant(streamlitConstants.baseMemory, 'Streamlit itself'),
    },
    compute: (v) => Math.max(0, v.share * v.memory - v.base),
  });
  const bytes = fromQuantity(scan, 'rows in memory');
  addMultiple(draft, 'app.memory_pandas', 'peak of a full transform in pandas', bytes, pandasMultiple(sources));
  addMultiple(draft, 'app.memory_polars', 'peak of a full transform in Polars', bytes, engineConstants.polarsMemory);
  draft.addApp('app.memory_duckdb', {
    label: 'peak of a full transform in DuckDB, which spills the rest',
    group,
    unit: 'B',
    formula: 'min({cores} × {thread}, {limit} × {memory}, {scan}) + {frame}',
    operands: {
      cores: fromAnswer(workload.hostCores, 'cores', 'threads'),
      thread: fromConstant(engineConstants.duckdbThreadMemory, 'one thread'),
      limit: fromConstant(engineConstants.duckdbMemoryShare, 'memory_limit'),
      memory: fromAnswer(workload.hostMemory, 'B', 'memory of an instance'),
      scan: bytes,
      frame: fromQuantity(frame, 'result'),
    },
    compute: (v) => Math.min(v.cores * v.thread, v.limit * v.memory, v.scan) + v.frame,
  });
  draft.addApp('app.spill_bytes', {
    label: 'what a full transform in DuckDB writes to disk beyond its memory limit',
    group,
    unit: 'B',
    formula: '{disk} × max(0, {scan} − min({cores} × {thread}, {limit} × {memory}))',
    operands: {
      disk: fromConstant(engineConstants.spillDisk, 'disk'),
      scan: bytes,
      cores: fromAnswer(workload.hostCores, 'cores', 'threads'),
      thread: fromConstant(engineConstants.duckdbThreadMemory, 'one thread'),
      limit: fromConstant(engineConstants.duckdbMemoryShare, 'memory_limit'),
      memory: fromAnswer(workload.hostMemory, 'B', 'memory of an instance'),
    },
    compute: (v) => v.disk * Math.max(0, v.scan - Math.min(v.cores * v.thread, v.limit * v.memory)),
  });
  addSeconds(draft, 'app.transform_pandas', 'a full transform in pandas', engineConstants.pandasRate);
  addSeconds(draft, 'app.transform_polars', 'a full transform in Polars', engineConstants.polarsRate);
  addSeconds(draft, 'app.transform_duckdb', 'a full transform in DuckDB', engineConstants.duckdbRate);
}

function addMultiple(draft: LedgerDraft, id: AppQuantityId, label: string, bytes: Operand, multiple: Constant): void {
  draft.addApp(id, {
    label,
    group: 'memory',
    unit: 'B',
    formula: '{bytes} × {multiple}',
    operands: { bytes, multiple: fromConstant(multiple, 'multiple') },
    compute: (v) => v.bytes * v.multiple,
  });
}

function addSeconds(draft: LedgerDraft, id: AppQuantityId, label: string, rate: Constant): void {
  draft.addApp(id, {
    label,
    group: 'memory',
    unit: 's',
    formula: '{rows} ÷ {rate}',
    operands: { rows: fromQuantity(draft.app('app.scan_rows'), 'rows'), rate: fromConstant(rate, 'rate') },
    compute: (v) => v.rows / v.rate,
  });
}
