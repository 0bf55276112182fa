import { draftLedger, type LedgerDraft } from './draft-ledger.ts';
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
  const ledger = fillLedger(draftLedger('with_working'), workload);
  const findings = findAll({ workload, ledger }, (other) => fillLedger(draftLedger('values_only'), other));
  return { workload, ledger, findings };
}

/** The values of the same figures, without their working and without findings: what a search over many workloads needs. */
export function sizeFigures(workload: Workload): Sizing {
  return { workload, ledger: fillLedger(draftLedger('values_only'), workload), findings: [] };
}

/** The order is that of need: each formula reads figures that stand already. */
function fillLedger(draft: LedgerDraft, workload: Workload): Ledger {
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
