import { reliabilityConstants } from '../../knowledge/reliability.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity, type Operand } from '../ledger.ts';
import type { SourceWorkload, Workload } from '../workload.ts';
import { addLargest } from './add-total.ts';

const group = 'reliability';

/** Error budget, what a failure can lose, and how long recovery takes. */
export function sizeReliability(draft: LedgerDraft, workload: Workload): void {
  const availability = fromAnswer(workload.availability, 'ratio', 'availability');
  draft.addApp('app.error_budget', {
    label: 'time in 30 days that it may fail',
    group,
    unit: 's',
    formula: '(1 − {availability}) × {window}',
    operands: { availability, window: fromConstant(reliabilityConstants.window, 'window') },
    compute: (v) => Math.max(0, 1 - v.availability) * v.window,
  });
  draft.addApp('app.alert_fast_burn', {
    label: 'share of failed minutes in an hour that pages somebody',
    group,
    unit: 'ratio',
    formula: 'min(100 %, {burn} × (1 − {availability}))',
    operands: { burn: fromConstant(reliabilityConstants.fastBurn, 'fast burn'), availability },
    compute: (v) => Math.min(1, v.burn * Math.max(0, 1 - v.availability)),
  });
  // A database or warehouse is read in place: the app keeps nothing of it that could be lost.
  const kept = workload.sources.filter(({ database }) => database === null);
  for (const source of kept) addLossWindow(draft, source, workload);
  if (kept.length === 0) {
    draft.addApp('app.rpo_reached', {
      label: 'data that a failure can lose: none, the sources keep it all',
      group,
      unit: 's',
      chosenBy: workload.sources.map(({ kind }) => kind),
      formula: '0 s',
      operands: {},
      compute: () => 0,
    });
  } else {
    addLargest(draft, {
      id: 'app.rpo_reached',
      label: 'data that a failure can lose or leave out until the next load',
      group,
      sources: kept,
      metric: 'loss_window',
    });
  }
  addRecovery(draft, workload);
}

/** What is not kept anywhere else is lost for as long as nobody listens; the rest comes with the next load. */
function addLossWindow(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  const { id } = source;
  const common = { label: 'data that a failure can lose or leave out', group, unit: 's' } as const;
  const transport = source.stream?.transport.value;
  if (transport === 'redis_pubsub' || transport === 'websocket') {
    draft.addSource(id, 'loss_window', {
      ...common,
      label: 'events lost in the longest outage: the transport keeps none',
      formula: '{outage}',
      operands: { outage: fromAnswer(workload.longestOutage, 's', 'longest outage') },
      compute: (v) => v.outage,
    });
    return;
  }
  if (source.kind.value === 'uploads') {
    draft.addSource(id, 'loss_window', {
      ...common,
      label: 'an upload that was not yet committed; the person still has the file',
      formula: '{parse} + {check} + {load}',
      operands: {
        parse: fromQuantity(draft.source(id, 'parse_seconds'), 'parse'),
        check: fromQuantity(draft.source(id, 'validate_seconds'), 'check'),
        load: fromQuantity(draft.source(id, 'load_increment_seconds'), 'load'),
      },
      compute: (v) => v.parse + v.check + v.load,
    });
    return;
  }
  draft.addSource(id, 'loss_window', {
    ...common,
    label: 'data since the last load; the source still has it',
    formula: '{interval}',
    operands: { interval: fromQuantity(draft.source(id, 'sync_interval'), 'interval') },
    compute: (v) => v.interval,
  });
}

function addRecovery(draft: LedgerDraft, workload: Workload): void {
  // Databases are not ours to restore, and a stream's past is replayed, not restored.
  const restored = workload.sources.filter(({ kind }) => ['api', 'files', 'uploads'].includes(kind.value));
  const replayed = workload.sources.filter(({ id }) => draft.find(id, 'catch_up_seconds') !== null);
  const part = (prefix: string, id: string) => `${prefix}_${id}`;
  const operands: Record<string, Operand> = {
    detect: fromConstant(reliabilityConstants.detect, 'detect'),
    decide: fromConstant(reliabilityConstants.decide, 'decide'),
    verify: fromConstant(reliabilityConstants.verify, 'verify'),
    rate: fromConstant(reliabilityConstants.restoreRate, 'restore rate'),
  };
  for (const { id } of restored) {
    operands[part('store', id)] = fromQuantity(draft.source(id, 'postgres_bytes'), `store of ${id}`);
  }
  for (const { id } of replayed) {
    operands[part('catch', id)] = fromQuantity(draft.source(id, 'catch_up_seconds'), `catch-up of ${id}`);
  }
  const stores = restored.map(({ id }) => `{${part('store', id)}}`);
  const catches = replayed.map(({ id }) => `{${part('catch', id)}}`);
  draft.addApp('app.rto_reached', {
    label: 'until it works again after the loss of the store: detect, decide, restore, catch up, verify',
    group,
    unit: 's',
    formula: [
      '{detect} + {decide}',
      ...(stores.length > 0 ? [`(${stores.join(' + ')}) ÷ {rate}`] : []),
      ...(catches.length > 0 ? [`max(${catches.join(', ')})`] : []),
      '{verify}',
    ].join(' + '),
    operands,
    compute: (v) => {
      const bytes = restored.reduce((sum, { id }) => sum + (v[part('store', id)] ?? 0), 0);
      const catchUp = Math.max(0, ...replayed.map(({ id }) => v[part('catch', id)] ?? 0));
      return (v['detect'] ?? 0) + (v['decide'] ?? 0) + bytes / (v['rate'] ?? 1) + catchUp + (v['verify'] ?? 0);
    },
  });
}
