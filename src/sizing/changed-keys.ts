import type { AnswerKey } from '../intake/answers.ts';
import { isKnown } from './map-answers.ts';
import type { Workload } from './workload.ts';

/**
 * The keys of the answers that are others in the second workload; null where the two differ in more than answers, so
 * that their figures have to be worked out anew: other sources, or sources of another shape.
 */
export function changedKeys(was: Workload, is: Workload): ReadonlySet<AnswerKey> | null {
  const changed = new Set<AnswerKey>();
  return compare(was, is, changed) ? changed : null;
}

/** Whether the parts have the same shape; the keys of what differs within it are added. */
function compare(was: unknown, is: unknown, changed: Set<AnswerKey>): boolean {
  if (was === is) return true;
  if (typeof was !== 'object' || typeof is !== 'object' || was === null || is === null) return false;
  if (isKnown(was) && isKnown(is)) {
    const isSame = was.key === is.key && was.provenance === is.provenance && isEqual(was.value, is.value);
    if (!isSame) changed.add(was.key).add(is.key);
    return true;
  }
  const [parts, others] = [Object.entries(was), Object.entries(is)];
  if (parts.length !== others.length) return false;
  return parts.every(([name, part], index) => others[index]?.[0] === name && compare(part, others[index][1], changed));
}

/** Values of answers are texts, numbers, yes or no, and lists of texts. */
function isEqual(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
