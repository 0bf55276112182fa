import type { AnswerKey } from '../intake/answers.ts';
import { draftLedger } from './draft-ledger.ts';
import type { Quantity } from './ledger.ts';
import { formulasFor } from './size-workload.ts';
import type { Sizing } from './sizing.ts';
import { hasRead, watchWorkload } from './watch-reads.ts';
import type { Workload } from './workload.ts';

/** Another workload's figures, without working and findings, and how they compare with the first one's. */
export interface Resized {
  readonly sizing: Sizing;
  /** The key of the answer that is another, and the ids of the quantities that are. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Sizes workloads that differ from this one in the number that answers one question: the same values as `sizeFigures`
 * gives, while only the formulas run again that read something else than they did.
 */
export function resizer(workload: Workload): (key: AnswerKey, other: Workload) => Resized {
  const runs = runsOf(workload);
  return (key, other) => {
    const changed = new Set<string>([key]);
    let made: Quantity[] = [];
    const draft = draftLedger('values_only', { read: () => {}, made: (quantity) => made.push(quantity) });
    for (const [index, formula] of formulasFor(other).entries()) {
      const before = runs[index];
      made = [];
      if (before !== undefined && !hasRead(before.reads, changed)) {
        for (const quantity of before.made) draft.keep(quantity);
        continue;
      }
      formula(draft);
      for (const id of differences(before?.made ?? [], made)) changed.add(id);
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
  const draft = draftLedger('values_only', { read, made: (quantity) => run.made.push(quantity) });
  return formulasFor(watchWorkload(workload, read)).map((formula) => {
    run = { reads: new Set(), made: [] };
    formula(draft);
    return run;
  });
}

/** The ids of quantities that have another value, or that stand on one side only. */
function differences(before: readonly Quantity[], after: readonly Quantity[]): readonly string[] {
  const old = new Map(before.map(({ id, value }) => [id, value]));
  const other = after.filter(({ id, value }) => old.get(id) !== value).map(({ id }) => id);
  for (const { id } of after) old.delete(id);
  return [...other, ...old.keys()];
}
