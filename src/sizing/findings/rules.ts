import { access } from './access.ts';
import { apiBurst } from './api-burst.ts';
import { apiChanges } from './api-changes.ts';
import { apiContract } from './api-contract.ts';
import { apiFloor } from './api-floor.ts';
import { apiShare } from './api-share.ts';
import { availability } from './availability.ts';
import { communityCloud } from './community-cloud.ts';
import { connections } from './connections.ts';
import { duplicates } from './duplicates.ts';
import { firstLoad } from './first-load.ts';
import { freshnessReached } from './freshness-reached.ts';
import { memory } from './memory.ts';
import { nearLimits } from './near-limits.ts';
import { payload } from './payload.ts';
import { queries } from './queries.ts';
import { recovery } from './recovery.ts';
import { redraw } from './redraw.ts';
import { retention } from './retention.ts';
import { schedule } from './schedule.ts';
import { spill } from './spill.ts';
import { streamLoad } from './stream-load.ts';
import { team } from './team.ts';
import { untrustedFiles } from './untrusted-files.ts';
import { uploads } from './uploads.ts';
import { warehouseCost } from './warehouse-cost.ts';
import { writeRate } from './write-rate.ts';
import type { FindingRule } from './finding-rule.ts';

/** Every rule; a new one is a file and a line here. */
export const findingRules: readonly FindingRule[] = [
  apiFloor,
  apiChanges,
  apiShare,
  apiBurst,
  apiContract,
  firstLoad,
  freshnessReached,
  memory,
  spill,
  payload,
  uploads,
  untrustedFiles,
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
  nearLimits,
];
