import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromQuantity } from '../ledger.ts';
import { isCopied, needsPreparing } from '../prepared.ts';
import type { SourceWorkload, Workload } from '../workload.ts';
import { addLargest } from './add-total.ts';

/**
 * The oldest that a source's data can be on a screen: the wait for the next load, the load, a cached read and the
 * wait for the next look of the page. Databases that are read in place have their query instead of a load, and where
 * that cannot keep its budget without being prepared ahead, what is prepared ages for an interval first.
 */
export function sizeFreshness(draft: LedgerDraft, workload: Workload): void {
  for (const source of workload.sources) addStaleness(draft, source);
  addLargest(draft, {
    id: 'app.staleness_worst',
    label: 'the oldest that data on a screen can be',
    group: 'cache',
    sources: workload.sources,
    metric: 'staleness',
  });
}

function addStaleness(draft: LedgerDraft, source: SourceWorkload): void {
  const { id } = source;
  const common = { label: 'the oldest that its data can be on a screen', group: 'cache', unit: 's' } as const;
  const ttl = fromQuantity(draft.app('app.cache_ttl'), 'ttl');
  const refresh = fromQuantity(draft.app('app.refresh_interval'), 'refresh');
  const isRead = source.database !== null && !isCopiedHere(draft, source);
  if (isRead && needsPreparing(source, draft.source(id, 'speedup_needed').value)) {
    draft.addSource(id, 'staleness', {
      ...common,
      formula: '{prepared} + {budget} + {ttl} + {refresh}',
      operands: {
        prepared: fromQuantity(draft.source(id, 'sync_interval'), 'prepared'),
        budget: fromQuantity(draft.source(id, 'query_budget'), 'query budget'),
        ttl,
        refresh,
      },
      compute: (v) => v.prepared + v.budget + v.ttl + v.refresh,
    });
    return;
  }
  if (source.database !== null && isRead) {
    draft.addSource(id, 'staleness', {
      ...common,
      formula: 'min({query}, {budget}) + {ttl} + {refresh}',
      operands: {
        query: fromAnswer(source.database.queryTime, 's', 'query today'),
        budget: fromQuantity(draft.source(id, 'query_budget'), 'query budget'),
        ttl,
        refresh,
      },
      compute: (v) => Math.min(v.query, v.budget) + v.ttl + v.refresh,
    });
    return;
  }
  const load = fromQuantity(draft.source(id, 'load_increment_seconds'), 'load');
  if (source.stream !== null) {
    draft.addSource(id, 'staleness', {
      ...common,
      formula: '{interval} + {load} + {refresh}',
      operands: { interval: fromQuantity(draft.source(id, 'sync_interval'), 'batch'), load, refresh },
      compute: (v) => v.interval + v.load + v.refresh,
    });
    return;
  }
  if (source.files === null) {
    draft.addSource(id, 'staleness', {
      ...common,
      formula: '{interval} + {load} + {ttl} + {refresh}',
      operands: { interval: fromQuantity(draft.source(id, 'sync_interval'), 'interval'), load, ttl, refresh },
      compute: (v) => v.interval + v.load + v.ttl + v.refresh,
    });
    return;
  }
  const file = {
    parse: fromQuantity(draft.source(id, 'parse_seconds'), 'parse'),
    check: fromQuantity(draft.source(id, 'validate_seconds'), 'check'),
    load,
    ttl,
    refresh,
  };
  if (source.kind.value === 'uploads') {
    draft.addSource(id, 'staleness', {
      ...common,
      formula: '{parse} + {check} + {load} + {ttl} + {refresh}',
      operands: file,
      compute: (v) => v.parse + v.check + v.load + v.ttl + v.refresh,
    });
    return;
  }
  draft.addSource(id, 'staleness', {
    ...common,
    formula: '{interval} + {parse} + {check} + {load} + {ttl} + {refresh}',
    operands: { interval: fromQuantity(draft.source(id, 'sync_interval'), 'interval'), ...file },
    compute: (v) => v.interval + v.parse + v.check + v.load + v.ttl + v.refresh,
  });
}

function isCopiedHere(draft: LedgerDraft, source: SourceWorkload): boolean {
  return isCopied(
    source,
    draft.source(source.id, 'speedup_needed').value,
    draft.source(source.id, 'query_budget').value,
  );
}
