import { apiConstants } from '../../knowledge/apis.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity, type Quantity } from '../ledger.ts';
import type { ApiWorkload, SourceWorkload, Workload } from '../workload.ts';

/**
 * How fresh an API's data can be under its rate limit.
 *
 * With N rows, p rows a call, e endpoints, r usable calls/s and λ changed rows/s at the peak, a full sync takes
 * P = ⌈N/p⌉ + e calls and P/r seconds; an incremental one of interval T takes e + λT/p calls, so T ≥ e ÷ (r − λ/p),
 * which exists only while r > λ/p. Calls in flight times calls a second of each bound r as well (Little).
 */
export function sizeApi(draft: LedgerDraft, source: SourceWorkload, workload: Workload): void {
  if (source.api === null) return;
  const { api } = source;
  const usable = addUsableRate(draft, source, api);
  const callsFull = draft.addSource(source.id, 'calls_full', {
    label: 'calls of a full sync',
    group: 'api',
    unit: 'calls',
    formula: '⌈{rows} ÷ {page}⌉ + {endpoints}',
    operands: {
      rows: fromQuantity(draft.source(source.id, 'rows_now'), 'rows'),
      page: fromAnswer(api.pageSize, 'rows', 'rows a call'),
      endpoints: fromAnswer(api.endpoints, 'calls', 'endpoints'),
    },
    compute: (v) => Math.ceil(v.rows / v.page) + v.endpoints,
  });
  const floorFull = draft.addSource(source.id, 'floor_full', {
    label: 'freshest that a full sync can be',
    group: 'api',
    unit: 's',
    formula: '{calls} ÷ {rate}',
    operands: { calls: fromQuantity(callsFull, 'calls of a full sync'), rate: fromQuantity(usable, 'usable rate') },
    compute: (v) => v.calls / v.rate,
  });
  const floorIncrement = isIncremental(draft, source, 1) ? addIncrementalFloor(draft, source, api) : null;
  draft.addSource(source.id, 'floor', {
    label: 'freshest that the rate limit allows',
    group: 'api',
    unit: 's',
    chosenBy: [api.incremental, source.changePattern],
    formula: '{floor}',
    operands: {
      floor:
        floorIncrement === null
          ? fromQuantity(floorFull, 'floor of a full sync')
          : fromQuantity(floorIncrement, 'floor of an incremental sync'),
    },
    compute: (v) => v.floor,
  });
  addCallsWanted(draft, source, api, workload);
}

/** Whether changes alone can be fetched within `share` of the usable rate. */
export function isIncremental(draft: LedgerDraft, source: SourceWorkload, share: number): boolean {
  if (source.api === null || !source.api.incremental.value || source.changePattern.value === 'full_replace')
    return false;
  const changes = draft.source(source.id, 'rate_peak').value / source.api.pageSize.value;
  return draft.source(source.id, 'rate_usable').value * share > changes;
}

function addUsableRate(draft: LedgerDraft, source: SourceWorkload, api: ApiWorkload): Quantity {
  return draft.addSource(source.id, 'rate_usable', {
    label: 'calls a second that limit and latency allow',
    group: 'api',
    unit: '1/s',
    formula: 'min({limit}, {concurrency} ÷ max({latency}, {least}))',
    operands: {
      limit: fromAnswer(api.rateLimit, '1/s', 'rate limit'),
      concurrency: fromConstant(apiConstants.concurrency, 'calls in flight'),
      latency: fromAnswer(api.latency, 's', 'latency'),
      least: fromConstant(apiConstants.leastLatency, 'least latency'),
    },
    compute: (v) => Math.min(v.limit, v.concurrency / Math.max(v.latency, v.least)),
  });
}

function addIncrementalFloor(draft: LedgerDraft, source: SourceWorkload, api: ApiWorkload): Quantity {
  return draft.addSource(source.id, 'floor_increment', {
    label: 'freshest that an incremental sync can be',
    group: 'api',
    unit: 's',
    formula: '{endpoints} ÷ ({rate} − {changes} ÷ {page})',
    operands: {
      endpoints: fromAnswer(api.endpoints, 'calls', 'endpoints'),
      rate: fromQuantity(draft.source(source.id, 'rate_usable'), 'usable rate'),
      changes: fromQuantity(draft.source(source.id, 'rate_peak'), 'changed rows at the peak'),
      page: fromAnswer(api.pageSize, 'rows', 'rows a call'),
    },
    compute: (v) => v.endpoints / (v.rate - v.changes / v.page),
  });
}

function addCallsWanted(draft: LedgerDraft, source: SourceWorkload, api: ApiWorkload, workload: Workload): void {
  const common = { label: 'calls a second that the freshness target asks for', group: 'api', unit: '1/s' } as const;
  const freshness = fromAnswer(workload.freshness, 's', 'freshness');
  if (!isIncremental(draft, source, 1)) {
    draft.addSource(source.id, 'calls_wanted', {
      ...common,
      formula: '{calls} ÷ {freshness}',
      operands: { calls: fromQuantity(draft.source(source.id, 'calls_full'), 'calls of a full sync'), freshness },
      compute: (v) => v.calls / v.freshness,
    });
    return;
  }
  draft.addSource(source.id, 'calls_wanted', {
    ...common,
    formula: '{endpoints} ÷ {freshness} + {changes} ÷ {page}',
    operands: {
      endpoints: fromAnswer(api.endpoints, 'calls', 'endpoints'),
      freshness,
      changes: fromQuantity(draft.source(source.id, 'rate_peak'), 'changed rows at the peak'),
      page: fromAnswer(api.pageSize, 'rows', 'rows a call'),
    },
    compute: (v) => v.endpoints / v.freshness + v.changes / v.page,
  });
}

/** The calls of the chosen interval, and the share of the vendor's limit that they take. */
export function sizeApiUse(draft: LedgerDraft, source: SourceWorkload): void {
  if (source.api === null) return;
  const { api, id } = source;
  const interval = fromQuantity(draft.source(id, 'sync_interval'), 'interval');
  const incremental = isIncremental(draft, source, apiConstants.share.value);
  if (incremental) {
    draft.addSource(id, 'calls_increment', {
      label: 'calls of an incremental sync at the peak, partly filled last pages included',
      group: 'api',
      unit: 'calls',
      formula: '⌊{endpoints} + {changes} × {interval} ÷ {page}⌋',
      operands: {
        endpoints: fromAnswer(api.endpoints, 'calls', 'endpoints'),
        changes: fromQuantity(draft.source(id, 'rate_peak'), 'changed rows at the peak'),
        interval,
        page: fromAnswer(api.pageSize, 'rows', 'rows a call'),
      },
      compute: (v) => Math.floor(v.endpoints + (v.changes * v.interval) / v.page),
    });
  }
  const calls = draft.source(id, incremental ? 'calls_increment' : 'calls_full');
  const used = draft.addSource(id, 'calls_used', {
    label: 'calls a second at the interval chosen',
    group: 'api',
    unit: '1/s',
    formula: '{calls} ÷ {interval}',
    operands: { calls: fromQuantity(calls, 'calls of a sync'), interval },
    compute: (v) => v.calls / v.interval,
  });
  addBurst(draft, source, api, calls);
  draft.addSource(id, 'rate_share', {
    label: "share of the vendor's limit",
    group: 'api',
    unit: 'ratio',
    formula: '{used} ÷ {limit}',
    operands: { used: fromQuantity(used, 'calls a second'), limit: fromAnswer(api.rateLimit, '1/s', 'rate limit') },
    compute: (v) => v.used / v.limit,
  });
}

/** What a sync sends while nothing slows it, against what the limit allows in the same time. */
function addBurst(draft: LedgerDraft, source: SourceWorkload, api: ApiWorkload, calls: Quantity): void {
  const burst = draft.addSource(source.id, 'calls_burst', {
    label: 'calls a second while a sync runs, if nothing slows it (Little)',
    group: 'api',
    unit: '1/s',
    formula: '{concurrency} ÷ max({latency}, {least})',
    operands: {
      concurrency: fromConstant(apiConstants.concurrency, 'calls in flight'),
      latency: fromAnswer(api.latency, 's', 'latency'),
      least: fromConstant(apiConstants.leastLatency, 'least latency'),
    },
    compute: (v) => v.concurrency / Math.max(v.latency, v.least),
  });
  draft.addSource(source.id, 'burst_share', {
    label: 'calls that a sync sends in one window, against what the limit allows in it',
    group: 'api',
    unit: 'x',
    formula: 'min({calls}, {burst} × {window}) ÷ ({limit} × {window})',
    operands: {
      calls: fromQuantity(calls, 'calls of a sync'),
      burst: fromQuantity(burst, 'burst'),
      window: fromConstant(apiConstants.limitWindow, 'window'),
      limit: fromAnswer(api.rateLimit, '1/s', 'rate limit'),
    },
    compute: (v) => Math.min(v.calls, v.burst * v.window) / (v.limit * v.window),
  });
}
