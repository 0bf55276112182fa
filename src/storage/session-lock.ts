import { readFile, unlink } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import { writeAtomically } from './atomic-file.ts';
import { codeOf } from './storage-error.ts';

/** Which process this is, and whether another one lives: given, since only commands read `process`. */
export interface ProcessLife {
  readonly id: number;
  isAlive(processId: number): boolean;
}

/**
 * Claims a session's file for this process until `release`; what a dead process left is taken over. Throws an InputError
 * while another living process holds it.
 */
export async function claimSession(
  file: string,
  id: string,
  life: ProcessLife,
): Promise<{ readonly release: () => Promise<void> }> {
  const lock = lockOf(file);
  // Appears with its content or not at all, so that of two that start at once one reads the other's number.
  const take = () => writeAtomically(lock, String(life.id), { overwrite: false, isPrivate: true, place: 'home' });
  await take().catch(async (error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
    await refuseIfHeld(file, id, life);
    await unlink(lock).catch(() => undefined);
    await take();
  });
  return { release: () => unlink(lock).catch(() => undefined) };
}

/** Throws an InputError while another living process holds the session. */
export async function refuseIfHeld(file: string, id: string, life: ProcessLife): Promise<void> {
  const holder = Number(await readFile(lockOf(file), 'utf8').catch(() => ''));
  if (!Number.isInteger(holder) || holder <= 0 || holder === life.id || !life.isAlive(holder)) return;
  throw new InputError({
    what: `Session ${id} is open in another terminal (process ${holder})`,
    remedy: 'Go on there, or quit it first.',
  });
}

function lockOf(file: string): string {
  return `${file}.lock`;
}
