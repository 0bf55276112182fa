import { digestOf, type Manifest } from './manifest.ts';

/**
 * What becomes of one file:
 * `add` is new, `change` is as it was generated and gets the new text, `same` has the new text already, `edited` was
 * changed by a person while the generated text stayed as it was, `conflict` was changed by both, `remove` is as it was
 * generated and is generated no more, `orphan` is generated no more and was changed by a person.
 */
export type Fate = 'add' | 'change' | 'same' | 'edited' | 'conflict' | 'remove' | 'orphan';

export interface FileUpdate {
  readonly path: string;
  readonly fate: Fate;
  /** What stands there now; null for nothing. */
  readonly present: string | null;
  /** What is generated now; null for nothing. */
  readonly generated: string | null;
}

/** How a project is brought from what stands in its folder to what is generated now, in the order of the files. Pure. */
export function planUpdate(
  generated: ReadonlyMap<string, string>,
  present: ReadonlyMap<string, string>,
  manifest: Manifest | null,
): readonly FileUpdate[] {
  const before = manifest?.files ?? {};
  const gone = Object.keys(before).filter((path) => !generated.has(path) && present.has(path));
  return [...generated.keys(), ...gone].map((path) => {
    const file = { path, present: present.get(path) ?? null, generated: generated.get(path) ?? null };
    return { ...file, fate: fateOf(file, before[path] ?? null) };
  });
}

function fateOf({ present, generated }: Omit<FileUpdate, 'path' | 'fate'>, before: string | null): Fate {
  if (present === null) return 'add';
  const isEdited = digestOf(present) !== before;
  if (generated === null) return isEdited ? 'orphan' : 'remove';
  if (digestOf(present) === digestOf(generated)) return 'same';
  if (!isEdited) return 'change';
  return digestOf(generated) === before ? 'edited' : 'conflict';
}

/** Whether an update writes or removes this file; what a person changed only by force, and never by removal. */
export function touches(fate: Fate, force: boolean): boolean {
  return (
    fate === 'add' || fate === 'change' || fate === 'remove' || (force && (fate === 'edited' || fate === 'conflict'))
  );
}

/**
 * The digests to remember after an update. Of a file that a person changed it stays the one that their change started
 * from, so that it counts as theirs the next time too.
 */
export function digestsAfter(
  updates: readonly FileUpdate[],
  manifest: Manifest | null,
  force: boolean,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    updates.flatMap(({ path, fate, generated }): readonly (readonly [string, string])[] => {
      if (fate === 'remove') return [];
      const isTaken = generated !== null && (fate === 'same' || touches(fate, force));
      return [[path, isTaken ? digestOf(generated) : (manifest?.files[path] ?? '')]];
    }),
  );
}
