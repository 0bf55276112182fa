import { draftLedger, type LedgerDraft } from './draft-ledger.ts';
import { findAll, findStanding } from './findings/find-all.ts';
import { formulasFor } from './formulas-for.ts';
import type { Ledger } from './ledger.ts';
import type { Sizing } from './sizing.ts';
import type { Workload } from './workload.ts';

/** Everything that follows from a workload: the ledger and the findings. Throws a RangeError on a defect of a formula. */
export function sizeWorkload(workload: Workload): Sizing {
  const ledger = fillLedger(draftLedger('with_working', { measured: workload.measured }), workload);
  return { workload, ledger, findings: findAll(workload, ledger) };
}

/** The values of the same figures, without their working and without findings: what a search over many workloads needs. */
export function sizeFigures(workload: Workload): Sizing {
  return {
    workload,
    ledger: fillLedger(draftLedger('values_only', { measured: workload.measured }), workload),
    findings: [],
  };
}

/** The same figures with the findings that stand at them; what unknown answers may bring about is left aside. */
export function sizeAndFind(workload: Workload): Sizing {
  const sizing = sizeFigures(workload);
  return { ...sizing, findings: findStanding(workload, sizing.ledger) };
}

/** The values and the findings, without the working: what tells designs apart. */
export function sizeBriefly(workload: Workload): Sizing {
  const ledger = fillLedger(draftLedger('values_only', { measured: workload.measured }), workload);
  return { workload, ledger, findings: findAll(workload, ledger) };
}

function fillLedger(draft: LedgerDraft, workload: Workload): Ledger {
  for (const formula of formulasFor(workload)) formula(draft);
  return draft.finish();
}
