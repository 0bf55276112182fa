import { draftLedger } from './draft-ledger.ts';
import { findAll } from './findings/find-all.ts';
import { sizeApi, sizeApiUse } from './formulas/api.ts';
import { sizeApp } from './formulas/app.ts';
import { sizeCache } from './formulas/cache.ts';
import { sizeDatabase } from './formulas/database.ts';
import { sizeFiles } from './formulas/files.ts';
import { sizeFreshness } from './formulas/freshness.ts';
import { sizeLoading } from './formulas/loading.ts';
import { sizeMemory } from './formulas/memory.ts';
import { sizePage } from './formulas/page.ts';
import { sizeReliability } from './formulas/reliability.ts';
import { sizeAppStorage, sizeStorage } from './formulas/storage.ts';
import { sizeStream } from './formulas/stream.ts';
import { sizeVolume } from './formulas/volume.ts';
import { sizeWarehouse } from './formulas/warehouse.ts';
import type { Ledger } from './ledger.ts';
import type { Sizing } from './sizing.ts';
import type { Workload } from './workload.ts';

/** Everything that follows from a workload: the ledger and the findings. Throws a RangeError on a defect of a formula. */
export function sizeWorkload(workload: Workload): Sizing {
  const ledger = buildLedger(workload);
  return { workload, ledger, findings: findAll({ workload, ledger }, buildLedger) };
}

/** The same figures without findings: what a search over many workloads needs. */
export function sizeFigures(workload: Workload): Sizing {
  return { workload, ledger: buildLedger(workload), findings: [] };
}

/** The figures alone. The order is that of need: each formula reads figures that stand already. */
function buildLedger(workload: Workload): Ledger {
  const draft = draftLedger();
  for (const source of workload.sources) {
    sizeVolume(draft, source, workload);
    sizeStorage(draft, source);
    sizePage(draft, source, workload);
    sizeFiles(draft, source);
    sizeApi(draft, source, workload);
    sizeLoading(draft, source, workload);
    sizeApiUse(draft, source);
  }
  sizeAppStorage(draft, workload);
  sizeMemory(draft, workload);
  sizeCache(draft, workload);
  sizeApp(draft, workload);
  for (const source of workload.sources) {
    sizeDatabase(draft, source, workload);
    sizeWarehouse(draft, source);
    sizeStream(draft, source, workload);
  }
  sizeFreshness(draft, workload);
  sizeReliability(draft, workload);
  return draft.finish();
}
