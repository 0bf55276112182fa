import type { Known, Workload } from './workload.ts';

/** The workload with each answer replaced by what `change` makes of it; parts in which none is another stay the same. */
export function mapAnswers(workload: Workload, change: (known: Known<unknown>) => Known<unknown>): Workload {
  const map = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (isKnown(part)) return change(part);
    const copy: Record<string, unknown> = {};
    let isSame = true;
    for (const [name, inner] of Object.entries(part)) {
      copy[name] = map(inner);
      isSame &&= copy[name] === inner;
    }
    if (isSame) return part;
    return Array.isArray(part) ? Object.values(copy) : copy;
  };
  return map(workload) as Workload; // of the same shape as it went in, as long as `change` keeps each value's type
}

/** Whether a part of a workload is an answer rather than a group of them. */
export function isKnown(part: unknown): part is Known<unknown> {
  return typeof part === 'object' && part !== null && 'key' in part && 'provenance' in part && 'value' in part;
}
