import { apiConstants } from '../../knowledge/apis.ts';
import { fileConstants } from '../../knowledge/files.ts';
import { planningConstants } from '../../knowledge/planning.ts';
import { postgresConstants } from '../../knowledge/postgres.ts';
import { streamingConstants } from '../../knowledge/streaming.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity } from '../ledger.ts';
import type { SourceWorkload, Workload } from '../workload.ts';
import { isIncremental } from './api.ts';

/** How long loads take, and how often they run. */
export function sizeLoading(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  addFullLoad(draft, source);
  if (source.files !== null) addFileLoad(draft, source);
  addInterval(draft, source, workload);
  if (source.files === null) addIncrement(draft, source);
}

function addFullLoad(draft: LedgerDraft, source: SourceWorkload): void {
  const common = { group: 'loading', unit: 's' } as const;
  const rows = fromQuantity(draft.source(source.id, 'rows_now'), 'rows');
  const copy = fromConstant(postgresConstants.copyRate, 'COPY');
  if (source.api === null) {
    draft.addSource(source.id, 'load_full_seconds', {
      ...common,
      label: 'writing all rows into the store',
      formula: '{rows} ÷ {copy}',
      operands: { rows, copy },
      compute: (v) => v.rows / v.copy,
    });
    return;
  }
  draft.addSource(source.id, 'load_full_seconds', {
    ...common,
    label: 'fetching, validating and writing all rows',
    formula: '{fetch} + {rows} ÷ {validate} + {rows} ÷ {copy}',
    operands: {
      fetch: fromQuantity(draft.source(source.id, 'floor_full'), 'calls at the usable rate'),
      rows,
      validate: fromConstant(fileConstants.validateRows, 'validation'),
      copy,
    },
    compute: (v) => v.fetch + v.rows / v.validate + v.rows / v.copy,
  });
}

function addFileLoad(draft: LedgerDraft, source: SourceWorkload): void {
  draft.addSource(source.id, 'load_increment_seconds', {
    label: 'writing one large file into the store',
    group: 'loading',
    unit: 's',
    formula: '{rows} ÷ {copy}',
    operands: {
      rows: fromQuantity(draft.source(source.id, 'rows_per_file'), 'rows of a large file'),
      copy: fromConstant(postgresConstants.copyRate, 'COPY'),
    },
    compute: (v) => v.rows / v.copy,
  });
}

/** People decide when an upload happens; everything else has an interval. */
function addInterval(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  if (source.kind.value === 'uploads') return;
  const { id } = source;
  const common = { label: 'between two loads', group: 'loading', unit: 's' } as const;
  const wanted = {
    freshness: fromAnswer(workload.freshness, 's', 'freshness'),
    share: fromConstant(planningConstants.syncShare, 'share'),
  };
  if (source.stream !== null) {
    draft.addSource(id, 'sync_interval', {
      ...common,
      label: 'between two batches that the consumer writes',
      formula: 'min({freshness} × {share}, {flush})',
      operands: { ...wanted, flush: fromConstant(streamingConstants.flush, 'longest batch') },
      compute: (v) => Math.min(v.freshness * v.share, v.flush),
    });
    return;
  }
  const together = fromConstant(planningConstants.loadShare, 'share with the load');
  const usable = fromConstant(apiConstants.share, 'usable');
  if (source.api !== null && canIncrement(draft, source)) {
    draft.addSource(id, 'sync_interval', {
      ...common,
      formula:
        'max(min({freshness} × {share}, ({freshness} × {together} − {endpoints} ÷ {rate}) ÷ (1 + {changes} × (1 ÷ {page} ÷ {rate} + 1 ÷ {validate} + 1 ÷ {copy}))), {endpoints} ÷ ({usable} × {rate} − {changes} ÷ {page}))',
      operands: {
        ...wanted,
        together,
        usable,
        endpoints: fromAnswer(source.api.endpoints, 'calls', 'endpoints'),
        rate: fromQuantity(draft.source(id, 'rate_usable'), 'usable rate'),
        changes: fromQuantity(draft.source(id, 'rate_peak'), 'changed rows at the peak'),
        page: fromAnswer(source.api.pageSize, 'rows', 'rows a call'),
        validate: fromConstant(fileConstants.validateRows, 'validation'),
        copy: fromConstant(postgresConstants.copyRate, 'COPY'),
      },
      compute: (v) => {
        // The longer the wait, the more there is to fetch, check and write after it.
        const workOfWait = v.changes * (1 / v.page / v.rate + 1 / v.validate + 1 / v.copy);
        return Math.max(
          Math.min(v.freshness * v.share, (v.freshness * v.together - v.endpoints / v.rate) / (1 + workOfWait)),
          v.endpoints / (v.usable * v.rate - v.changes / v.page),
        );
      },
    });
    return;
  }
  if (source.files !== null) {
    draft.addSource(id, 'sync_interval', {
      ...common,
      label: 'between two looks for new files',
      formula:
        'max(min({freshness} × {share}, {freshness} × {together} − {parse} − {check} − {load}), ({parse} + {check} + {load}) ÷ {usable})',
      operands: {
        ...wanted,
        together,
        usable,
        parse: fromQuantity(draft.source(id, 'parse_seconds'), 'parsing'),
        check: fromQuantity(draft.source(id, 'validate_seconds'), 'row checks'),
        load: fromQuantity(draft.source(id, 'load_increment_seconds'), 'writing'),
      },
      compute: (v) => {
        const work = v.parse + v.check + v.load;
        return Math.max(Math.min(v.freshness * v.share, v.freshness * v.together - work), work / v.usable);
      },
    });
    return;
  }
  if (source.api !== null || isReplaced(source)) {
    draft.addSource(id, 'sync_interval', {
      ...common,
      label: 'between two full loads',
      formula: 'max(min({freshness} × {share}, {freshness} × {together} − {load}), {load} ÷ {usable})',
      operands: {
        ...wanted,
        together,
        usable,
        load: fromQuantity(draft.source(id, 'load_full_seconds'), 'one full load'),
      },
      compute: (v) => Math.max(Math.min(v.freshness * v.share, v.freshness * v.together - v.load), v.load / v.usable),
    });
    return;
  }
  draft.addSource(id, 'sync_interval', {
    ...common,
    formula: 'min({freshness} × {share}, {freshness} × {together} ÷ (1 + {rate} ÷ {copy}))',
    operands: {
      ...wanted,
      together,
      rate: fromQuantity(draft.source(id, 'rate_peak'), 'rows at the peak'),
      copy: fromConstant(postgresConstants.copyRate, 'COPY'),
    },
    compute: (v) => Math.min(v.freshness * v.share, (v.freshness * v.together) / (1 + v.rate / v.copy)),
  });
}

function addIncrement(draft: LedgerDraft, source: SourceWorkload): void {
  const { id } = source;
  const common = { label: 'one load at the peak', group: 'loading', unit: 's' } as const;
  const isFull = source.api === null ? isReplaced(source) : !canIncrement(draft, source);
  if (isFull) {
    draft.addSource(id, 'load_increment_seconds', {
      ...common,
      label: 'one load; every load is a full one',
      formula: '{full}',
      operands: { full: fromQuantity(draft.source(id, 'load_full_seconds'), 'full load') },
      compute: (v) => v.full,
    });
    return;
  }
  const copy = fromConstant(postgresConstants.copyRate, 'COPY');
  const rate = fromQuantity(draft.source(id, 'rate_peak'), 'rows at the peak');
  const interval = fromQuantity(draft.source(id, 'sync_interval'), 'interval');
  if (source.api === null) {
    draft.addSource(id, 'load_increment_seconds', {
      ...common,
      formula: '{rate} × {interval} ÷ {copy}',
      operands: { rate, interval, copy },
      compute: (v) => (v.rate * v.interval) / v.copy,
    });
    return;
  }
  draft.addSource(id, 'load_increment_seconds', {
    ...common,
    label: 'fetching, validating and writing one load at the peak',
    formula:
      '({endpoints} + {rate} × {interval} ÷ {page}) ÷ {calls} + {rate} × {interval} × (1 ÷ {validate} + 1 ÷ {copy})',
    operands: {
      endpoints: fromAnswer(source.api.endpoints, 'calls', 'endpoints'),
      rate,
      interval,
      page: fromAnswer(source.api.pageSize, 'rows', 'rows a call'),
      calls: fromQuantity(draft.source(id, 'rate_usable'), 'usable rate'),
      validate: fromConstant(fileConstants.validateRows, 'validation'),
      copy,
    },
    compute: (v) => {
      const rows = v.rate * v.interval;
      return (v.endpoints + rows / v.page) / v.calls + rows / v.validate + rows / v.copy;
    },
  });
}

const canIncrement = (draft: LedgerDraft, source: SourceWorkload): boolean =>
  isIncremental(draft, source, apiConstants.share.value);

/** Files are loaded one by one, however their content relates to the one before. */
const isReplaced = (source: SourceWorkload): boolean =>
  source.files === null && source.changePattern.value === 'full_replace';
