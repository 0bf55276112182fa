import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { StorageError } from '../errors.ts';
import { codeOf, type Place, storageError } from './storage-error.ts';

/**
 * Makes a folder with its parents; one that is there stays as it is. Our own (`home`) can be read by the user only.
 * Throws a StorageError.
 */
export function makeFolder(folder: string, place: Place): void {
  try {
    make(folder, place === 'home' ? 0o700 : 0o777);
  } catch (error) {
    const { account } = storageError(error, folder, 'create', place);
    const isTaken = codeOf(error) === 'EEXIST';
    throw new StorageError(isTaken ? { ...account, what: `${folder} is a file, not a folder` } : account, {
      cause: error,
    });
  }
}

/** Node's own `recursive` tries for ever where a folder takes no folders and says of each that it does not exist (/proc). */
function make(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || existsSync(parent)) throw error;
    make(parent, mode);
    make(folder, mode);
  }
}
