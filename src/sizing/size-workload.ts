import { draftLedger, type LedgerDraft } from './draft-ledger.ts';
import { findAll } from './findings/find-all.ts';
import { formulasFor } from './formulas-for.ts';
import type { Ledger } from './ledger.ts';
import type { Sizing } from './sizing.ts';
import type { Workload } from './workload.ts';

/** Everything that follows from a workload: the ledger and the findings. Throws a RangeError on a defect of a formula. */
export function sizeWorkload(workload: Workload): Sizing {
  const ledger = fillLedger(draftLedger('with_working'), workload);
  return { workload, ledger, findings: findAll(workload, ledger) };
}

/** The values of the same figures, without their working and without findings: what a search over many workloads needs. */
export function sizeFigures(workload: Workload): Sizing {
  return { workload, ledger: fillLedger(draftLedger('values_only'), workload), findings: [] };
}

function fillLedger(draft: LedgerDraft, workload: Workload): Ledger {
  for (const formula of formulasFor(workload)) formula(draft);
  return draft.finish();
}
