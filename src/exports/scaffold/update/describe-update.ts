import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { type Fate, type FileUpdate, touches } from './plan-update.ts';

/** One line for each file that is not as it shall be: what happens to it, or that it is left. */
export function describeUpdate(updates: readonly FileUpdate[], force: boolean): readonly string[] {
  return updates
    .filter(({ fate }) => touches(fate, force) || fate === 'conflict' || fate === 'orphan')
    .map(({ path, fate }) => `  ${(touches(fate, force) ? words[fate] : 'keep').padEnd(7)} ${path}`);
}

const words: Readonly<Record<Fate, string>> = {
  add: 'new',
  change: 'change',
  edited: 'replace',
  conflict: 'replace',
  remove: 'remove',
  orphan: 'keep',
  same: 'keep',
};

/** What differs between what stands in the folder and what is generated now, as one unified diff. */
export function diffOf(updates: readonly FileUpdate[]): string {
  return updates
    .filter(({ fate }) => fate === 'change' || fate === 'conflict' || fate === 'remove')
    .map(({ path, present, generated }) =>
      createTwoFilesPatch(
        `a/${path}`,
        generated === null ? '/dev/null' : `b/${path}`,
        present ?? '',
        generated ?? '',
        undefined,
        undefined,
        { headerOptions: FILE_HEADERS_ONLY },
      ),
    )
    .join('');
}
