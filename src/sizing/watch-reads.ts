import type { AnswerKey } from '../intake/answers.ts';
import { mapAnswers } from './map-answers.ts';
import { type Sizing, watchLedger } from './sizing.ts';
import type { Workload } from './workload.ts';

/** The same workload, which tells the key of each answer that is read: its value, or where it comes from. */
export function watchWorkload(workload: Workload, noteRead: (key: AnswerKey) => void): Workload {
  return mapAnswers(workload, ({ value, provenance, key }) => ({
    get value() {
      noteRead(key);
      return value;
    },
    get provenance() {
      noteRead(key);
      return provenance;
    },
    key,
  }));
}

/** The same sizing, which tells the key of each answer and the id of each quantity that is read, by way of `sizing.ts`. */
export function watchSizing(sizing: Sizing, noteRead: (id: string) => void): Sizing {
  return {
    ...sizing,
    workload: watchWorkload(sizing.workload, noteRead),
    ledger: watchLedger(sizing.ledger, noteRead),
  };
}

/** Whether something that was read has changed since. */
export function hasRead(reads: ReadonlySet<string>, changed: ReadonlySet<string>): boolean {
  for (const id of reads) if (changed.has(id)) return true;
  return false;
}
