import { type Finding, severityRank } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import type { Workload } from '../workload.ts';
import { access } from './access.ts';
import { apiChanges } from './api-changes.ts';
import { apiContract } from './api-contract.ts';
import { apiFloor } from './api-floor.ts';
import { apiShare } from './api-share.ts';
import { availability } from './availability.ts';
import { communityCloud } from './community-cloud.ts';
import { connections } from './connections.ts';
import { duplicates } from './duplicates.ts';
import { contextOf, type FindingRule } from './finding-rule.ts';
import { firstLoad } from './first-load.ts';
import { freshnessReached } from './freshness-reached.ts';
import { memory } from './memory.ts';
import { payload } from './payload.ts';
import { queries } from './queries.ts';
import { recovery } from './recovery.ts';
import { redraw } from './redraw.ts';
import { retention } from './retention.ts';
import { schedule } from './schedule.ts';
import { streamLoad } from './stream-load.ts';
import { team } from './team.ts';
import { markUndetermined } from './undetermined.ts';
import { uploads } from './uploads.ts';
import { warehouseCost } from './warehouse-cost.ts';
import { writeRate } from './write-rate.ts';

/** Every rule; a new one is a file and a line here. */
const rules: readonly FindingRule[] = [
  apiFloor,
  apiChanges,
  apiShare,
  apiContract,
  firstLoad,
  freshnessReached,
  memory,
  payload,
  uploads,
  connections,
  queries,
  warehouseCost,
  writeRate,
  schedule,
  recovery,
  streamLoad,
  duplicates,
  redraw,
  availability,
  communityCloud,
  access,
  retention,
  team,
];

/**
 * Every finding of a sizing, blockers first. Where an answer is unknown, what one of its plausible values would bring
 * about is found as well, as `cannot_determine`; `buildLedger` sizes the workload with that value.
 */
export function findAll(
  { workload, ledger }: { readonly workload: Workload; readonly ledger: Ledger },
  buildLedger: (workload: Workload) => Ledger,
): readonly Finding[] {
  const found = apply(workload, ledger);
  const marked = markUndetermined(workload, found, (other) => apply(other, buildLedger(other)));
  return marked.toSorted((a, b) => severityRank[a.severity] - severityRank[b.severity] || (a.id < b.id ? -1 : 1));
}

function apply(workload: Workload, ledger: Ledger): readonly Finding[] {
  const context = contextOf(workload, ledger);
  return rules.flatMap((rule) => rule(context));
}
