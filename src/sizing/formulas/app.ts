import { engineConstants } from '../../knowledge/engines.ts';
import { knees } from '../../knowledge/queueing.ts';
import { streamlitConstants } from '../../knowledge/streamlit.ts';
import type { LedgerDraft } from '../draft-ledger.ts';
import { fromAnswer, fromConstant, fromQuantity, type Quantity } from '../ledger.ts';
import type { Workload } from '../workload.ts';
import { addTotal } from './add-total.ts';

const group = 'app';

/** Script runs, and the cores, memory and instances that they take. */
export function sizeApp(draft: LedgerDraft, workload: Workload): void {
  addPayload(draft, workload);
  addRunSeconds(draft);
  const rate = draft.addApp('app.rerun_rate', {
    label: 'script runs a second: interactions and refreshes',
    group,
    unit: '1/s',
    formula: '{viewers} × {interactions} + {viewers} ÷ {refresh}',
    operands: {
      viewers: fromAnswer(workload.viewers, 'count', 'viewers'),
      interactions: fromAnswer(workload.interactions, '1/s', 'interactions'),
      refresh: fromQuantity(draft.app('app.refresh_interval'), 'refresh interval'),
    },
    compute: (v) => v.viewers * v.interactions + v.viewers / v.refresh,
  });
  const flight = draft.addApp('app.runs_in_flight', {
    label: 'runs in flight (Little), abandoned ones included',
    group,
    unit: 'count',
    formula: '{rate} × {run} × {overlap}',
    operands: {
      rate: fromQuantity(rate, 'runs a second'),
      run: fromQuantity(draft.app('app.run_seconds'), 'one run'),
      overlap: fromConstant(streamlitConstants.rerunOverlap, 'overlap'),
    },
    compute: (v) => v.rate * v.run * v.overlap,
  });
  addCores(draft, flight);
  addLiveMemory(draft, flight);
  addReplicas(draft, workload);
}

function addPayload(draft: LedgerDraft, { sources }: Workload): void {
  const payload = addTotal(draft, {
    id: 'app.payload_bytes',
    label: 'sent to one browser for a full page; longer tables are paged',
    group,
    sources,
    metric: 'table_bytes',
  });
  draft.addApp('app.payload_seconds', {
    label: 'that page on the way to the browser',
    group,
    unit: 's',
    formula: '{payload} ÷ {bandwidth}',
    operands: {
      payload: fromQuantity(payload, 'payload'),
      bandwidth: fromConstant(streamlitConstants.viewerBandwidth, 'connection'),
    },
    compute: (v) => v.payload / v.bandwidth,
  });
}

function addRunSeconds(draft: LedgerDraft): void {
  draft.addApp('app.run_seconds', {
    label: 'one script run when the cache is warm: copy the frames, filter and group them, send the page',
    group,
    unit: 's',
    formula: '{overhead} + {hit} + {rows} ÷ {rate} + {payload} ÷ {serialise}',
    operands: {
      overhead: fromConstant(streamlitConstants.runOverhead, 'overhead'),
      hit: fromQuantity(draft.app('app.cache_hit_seconds'), 'cache hit'),
      rows: fromQuantity(draft.app('app.frame_rows'), 'rows of the page'),
      rate: fromConstant(engineConstants.pandasRate, 'pandas'),
      payload: fromQuantity(draft.app('app.payload_bytes'), 'payload'),
      serialise: fromConstant(streamlitConstants.serialise, 'to Arrow'),
    },
    compute: (v) => v.overhead + v.hit + v.rows / v.rate + v.payload / v.serialise,
  });
}

/** The fewest cores whose knee (Erlang C) holds the runs in flight; 16 and more take the knee of 16. */
function addCores(draft: LedgerDraft, flight: Quantity): void {
  const [knee1, knee2, knee4, knee8, knee16] = knees;
  draft.addApp('app.cores_needed', {
    label: 'cores that keep waiting below the knee',
    group,
    unit: 'cores',
    formula: 'fewest c with {runs} ≤ c × knee(c): {k1} of 1, {k2} of 2, {k4} of 4, {k8} of 8, {k16} of 16',
    operands: {
      runs: fromQuantity(flight, 'runs in flight'),
      k1: fromConstant(knee1.utilisation, 'knee'),
      k2: fromConstant(knee2.utilisation, 'knee'),
      k4: fromConstant(knee4.utilisation, 'knee'),
      k8: fromConstant(knee8.utilisation, 'knee'),
      k16: fromConstant(knee16.utilisation, 'knee'),
    },
    compute: ({ runs, k16 }) => {
      for (let cores = 1; cores < knee16.servers; cores += 1) if (runs <= cores * kneeOf(cores)) return cores;
      return Math.max(knee16.servers, Math.ceil(runs / k16));
    },
  });
}

function kneeOf(cores: number): number {
  return knees.findLast(({ servers }) => servers <= cores)?.utilisation.value ?? 0;
}

function addLiveMemory(draft: LedgerDraft, flight: Quantity): void {
  draft.addApp('app.memory_live', {
    label: 'frames that the runs in flight work on',
    group: 'memory',
    unit: 'B',
    formula: 'max(1, {runs}) × {frame} × {multiple}',
    operands: {
      runs: fromQuantity(flight, 'runs in flight'),
      frame: fromQuantity(draft.app('app.frame_bytes'), 'frame'),
      multiple: fromConstant(streamlitConstants.liveCopies, 'copies'),
    },
    compute: (v) => Math.max(1, v.runs) * v.frame * v.multiple,
  });
}

/** More instances share the runs; every one holds all caches again. */
function addReplicas(draft: LedgerDraft, workload: Workload): void {
  draft.addApp('app.replicas', {
    label: 'instances of the app',
    group,
    unit: 'count',
    formula:
      'max(⌈{cores} ÷ min({hostCores}, {perProcess})⌉, ⌈{live} ÷ max({budget} − {cache}, {live} ÷ max(1, {runs}))⌉)',
    operands: {
      cores: fromQuantity(draft.app('app.cores_needed'), 'cores needed'),
      hostCores: fromAnswer(workload.hostCores, 'cores', 'cores of an instance'),
      perProcess: fromConstant(streamlitConstants.coresPerProcess, 'cores a process uses'),
      live: fromQuantity(draft.app('app.memory_live'), 'live frames'),
      budget: fromQuantity(draft.app('app.memory_budget'), 'memory budget'),
      cache: fromQuantity(draft.app('app.cache_bytes'), 'caches'),
      runs: fromQuantity(draft.app('app.runs_in_flight'), 'runs in flight'),
    },
    compute: (v) => {
      const byCores = Math.ceil(v.cores / Math.max(1, Math.min(v.hostCores, v.perProcess)));
      // Where the caches leave no room for even one run, an instance is counted for each run; a finding says so.
      const oneRun = v.live / Math.max(1, v.runs);
      const room = Math.max(v.budget - v.cache, oneRun);
      const byMemory = room === 0 ? 1 : Math.ceil(v.live / room);
      return Math.max(1, byCores, byMemory);
    },
  });
}
