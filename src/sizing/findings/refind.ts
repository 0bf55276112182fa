import type { Finding } from '../finding.ts';
import type { Ledger } from '../ledger.ts';
import type { Resized } from '../resize-workload.ts';
import { watchLedger } from '../sizing.ts';
import { hasRead, watchWorkload } from '../watch-reads.ts';
import type { Workload } from '../workload.ts';
import { contextOf } from './finding-rule.ts';
import { findingRules } from './rules.ts';

/**
 * Finds again for figures that differ from these: what the rules give when every unknown answer is as assumed, while
 * only rules run again that read something else than they did.
 */
export function refinder(workload: Workload, ledger: Ledger): (resized: Resized) => readonly Finding[] {
  const runs = runsOf(workload, ledger);
  return ({ sizing, changed }) => {
    const context = contextOf(sizing.workload, sizing.ledger);
    return findingRules.flatMap((rule, index) => {
      const before = runs[index];
      return before === undefined || hasRead(before.reads, changed) ? rule(context) : before.found;
    });
  };
}

/** What one rule read, keys of answers and ids of quantities, and what it found. */
interface Run {
  readonly reads: ReadonlySet<string>;
  readonly found: readonly Finding[];
}

function runsOf(workload: Workload, ledger: Ledger): readonly Run[] {
  let reads = new Set<string>();
  const noteRead = (id: string) => reads.add(id);
  const watched = contextOf(watchWorkload(workload, noteRead), watchLedger(ledger, noteRead));
  return findingRules.map((rule) => {
    reads = new Set();
    const found = rule(watched);
    return { reads, found };
  });
}
