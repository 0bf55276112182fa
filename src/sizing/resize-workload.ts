import type { AnswerKey } from '../intake/answers.ts';
import { draftLedger, type DraftWatcher } from './draft-ledger.ts';
import { formulasFor } from './formulas-for.ts';
import type { Quantity } from './ledger.ts';
import type { Sizing } from './sizing.ts';
import { hasRead, watchWorkload } from './watch-reads.ts';
import type { Workload } from './workload.ts';

/** Another workload's figures, without working and findings, and how they compare with the first one's. */
export interface Resized {
  readonly sizing: Sizing;
  /** The keys of the answers that are others, and the ids of the quantities that are. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Sizes workloads that differ from this one in the answers with these keys and have the same sources of the same shape
 * (see `changedKeys`): the same values as `sizeFigures` gives, while only the formulas run again that read something
 * else than they did.
 */
export function resizer(workload: Workload): (keys: Iterable<AnswerKey>, other: Workload) => Resized {
  const runs = runsOf(workload);
  const standing = new Map(runs.flatMap(({ made }) => made.map((quantity) => [quantity.id, quantity])));
  return (keys, other) => {
    const changed = new Set<string>(keys);
    let made: Quantity[] = [];
    const watcher: DraftWatcher = { read: () => {}, made: (quantity) => made.push(quantity) };
    const draft = draftLedger('values_only', { watcher, standing, measured: other.measured });
    for (const [index, formula] of formulasFor(other).entries()) {
      const before = runs[index];
      if (before !== undefined && !hasRead(before.reads, changed)) continue;
      made = [];
      formula(draft);
      const { others, gone } = differences(before?.made ?? [], made);
      for (const id of others) changed.add(id);
      for (const id of gone) {
        changed.add(id);
        draft.drop(id);
      }
    }
    return { sizing: { workload: other, ledger: draft.finish(), findings: [] }, changed };
  };
}

/** What one formula read, keys of answers and ids of quantities, and what it made of that. */
interface Run {
  readonly reads: Set<string>;
  readonly made: Quantity[];
}

function runsOf(workload: Workload): readonly Run[] {
  let run: Run = { reads: new Set(), made: [] };
  const read = (id: string) => run.reads.add(id);
  const watcher: DraftWatcher = { read, made: (quantity) => run.made.push(quantity) };
  const draft = draftLedger('values_only', { watcher, measured: workload.measured });
  return formulasFor(watchWorkload(workload, read)).map((formula) => {
    run = { reads: new Set(), made: [] };
    formula(draft);
    return run;
  });
}

/** The ids of quantities that are new or have another value, and of those that are not there any more. */
function differences(before: readonly Quantity[], after: readonly Quantity[]) {
  const old = new Map(before.map(({ id, value }) => [id, value]));
  const others = after.filter(({ id, value }) => old.get(id) !== value).map(({ id }) => id);
  for (const { id } of after) old.delete(id);
  return { others, gone: [...old.keys()] };
}
