import { planningConstants } from '../../knowledge/planning.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity, type Quantity } from '../ledger.ts';
import type { SourceWorkload, Workload } from '../workload.ts';

const secondsPerDay = 86_400;

/** What a source holds now, takes in, and will hold after the planning horizon. */
export function sizeVolume(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  const { id } = source;
  const mean = addMeanRate(draft, source);
  const rows = fromQuantity(addRows(draft, source, mean, workload), 'rows');
  const rowBytes = fromAnswer(source.rowBytes, 'B', 'bytes a row');
  const group = 'volume';

  draft.addSource(id, 'bytes_now', {
    label: 'size today',
    group,
    unit: 'B',
    formula: '{rows} × {rowBytes}',
    operands: { rows, rowBytes },
    compute: (v) => v.rows * v.rowBytes,
  });
  draft.addSource(id, 'rate_peak', {
    label: 'new or changed rows at the peak',
    group,
    unit: 'rows/s',
    formula: '{mean} × {peak}',
    operands: { mean: fromQuantity(mean, 'mean rate'), peak: fromAnswer(source.peakFactor, 'x', 'peak factor') },
    compute: (v) => v.mean * v.peak,
  });
  const daily = draft.addSource(id, 'rows_per_day', {
    label: 'new or changed rows a day',
    group,
    unit: 'rows',
    formula: '{mean} × 1 d',
    operands: { mean: fromQuantity(mean, 'mean rate') },
    compute: (v) => v.mean * secondsPerDay,
  });
  draft.addSource(id, 'bytes_per_day', {
    label: 'bytes a day',
    group,
    unit: 'B',
    formula: '{daily} × {rowBytes}',
    operands: { daily: fromQuantity(daily, 'rows a day'), rowBytes },
    compute: (v) => v.daily * v.rowBytes,
  });
  const added = addRowsOfHorizon(draft, source, mean);
  const horizon = draft.addSource(id, 'rows_horizon', {
    label: "rows after the planning horizon (today's are taken as kept)",
    group,
    unit: 'rows',
    formula: '{rows} + {added} × min(1, {retention} ÷ {horizon})',
    operands: {
      rows,
      added: fromQuantity(added, 'rows added'),
      retention: fromAnswer(workload.retention, 's', 'retention'),
      horizon: fromConstant(planningConstants.horizon, 'horizon'),
    },
    compute: (v) => v.rows + v.added * Math.min(1, v.retention / v.horizon),
  });
  draft.addSource(id, 'bytes_horizon', {
    label: 'size after the planning horizon',
    group,
    unit: 'B',
    formula: '{rows} × {rowBytes}',
    operands: { rows: fromQuantity(horizon, 'rows after the horizon'), rowBytes },
    compute: (v) => v.rows * v.rowBytes,
  });
}

function addMeanRate(draft: LedgerDraft, source: SourceWorkload): Quantity {
  const common = { label: 'new or changed rows, mean', group: 'volume', unit: 'rows/s' } as const;
  const rate = fromAnswer(source.rowRate, 'rows/s', 'rows of a day, spread over it');
  if (source.files === null) {
    return draft.addSource(source.id, 'rate_mean', {
      ...common,
      formula: '{rate}',
      operands: { rate },
      compute: (v) => v.rate,
    });
  }
  return draft.addSource(source.id, 'rate_mean', {
    ...common,
    formula: '{size} × {mean} ÷ {rowBytes} × {files} ÷ 1 d',
    operands: {
      size: fromAnswer(source.files.fileSize, 'B', 'a large file'),
      mean: fromConstant(fileMean, 'mean ÷ large file'),
      rowBytes: fromAnswer(source.rowBytes, 'B', 'bytes a row'),
      files: fromAnswer(source.files.filesPerDay, 'count', 'files a day'),
    },
    compute: (v) => ((v.size * v.mean) / v.rowBytes) * (v.files / secondsPerDay),
  });
}

const fileMean = planningConstants.meanFile;

function addRows(draft: LedgerDraft, source: SourceWorkload, mean: Quantity, workload: Workload): Quantity {
  const common = { group: 'volume', unit: 'rows' } as const;
  if (source.files === null && source.stream === null) {
    return draft.addSource(source.id, 'rows_now', {
      ...common,
      label: 'rows today',
      formula: '{rows}',
      operands: { rows: fromAnswer(source.rows, 'rows', 'rows') },
      compute: (v) => v.rows,
    });
  }
  return draft.addSource(source.id, 'rows_now', {
    ...common,
    label: 'rows in the history shown',
    formula: '{mean} × {history}',
    operands: { mean: fromQuantity(mean, 'mean rate'), history: fromAnswer(workload.history, 's', 'history') },
    compute: (v) => v.mean * v.history,
  });
}

function addRowsOfHorizon(draft: LedgerDraft, source: SourceWorkload, mean: Quantity): Quantity {
  const common = {
    label: 'rows added in the planning horizon',
    group: 'volume',
    unit: 'rows',
    chosenBy: [source.changePattern],
  } as const;
  const rows = fromQuantity(draft.source(source.id, 'rows_now'), 'rows');
  const growth = fromAnswer(source.growth, 'ratio', 'growth a year');
  const rate = fromQuantity(mean, 'mean rate');
  const horizon = fromConstant(planningConstants.horizon, 'horizon');
  switch (source.changePattern.value) {
    case 'full_replace':
      return draft.addSource(source.id, 'rows_added', {
        ...common,
        formula: '{rows} × {growth}',
        operands: { rows, growth },
        compute: (v) => v.rows * v.growth,
      });
    case 'append_only':
      return draft.addSource(source.id, 'rows_added', {
        ...common,
        formula: '{rate} × {horizon} × (1 + {growth} ÷ 2)',
        operands: { rate, horizon, growth },
        compute: (v) => v.rate * v.horizon * (1 + v.growth / 2),
      });
    case 'updates':
    case 'updates_and_deletes':
      return draft.addSource(source.id, 'rows_added', {
        ...common,
        label: 'rows added in the planning horizon; the rest of the rate changes rows that exist',
        formula: 'min({rate} × {horizon} × (1 + {growth} ÷ 2), max({rows}, {rate} × {settled}))',
        operands: { rate, horizon, growth, rows, settled: fromConstant(planningConstants.settledTable, 'settled') },
        compute: (v) => Math.min(v.rate * v.horizon * (1 + v.growth / 2), Math.max(v.rows, v.rate * v.settled)),
      });
  }
}
