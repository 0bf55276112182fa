import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import { StorageError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';
import { codeOf, storageError } from './storage-error.ts';

export interface ConfStore {
  readonly path: string;
  /** What was set aside when the store was opened, to be told to the person; null when all was well. */
  readonly notice: string | null;
  read(): Readonly<Record<string, unknown>>;
  /** Changes the store under a lock, over what is on the disk now. */
  update(change: (values: Readonly<Record<string, unknown>>) => Record<string, unknown>): void;
}

/**
 * Opens a store kept by conf; nothing is created before there is something to keep. Corrected here, and only here, in
 * conf 16: files are world-readable by default (mode 0600 instead); an empty or broken file throws, or with
 * `clearInvalidConfig` is wiped without a copy (it is set aside instead); concurrent writers lose each other's changes (a
 * lock around read, change, write instead).
 */
export function openConfStore(folder: string, name: string): ConfStore {
  const file = path.join(folder, `${name}.json`);
  const open = () =>
    new Conf<Record<string, unknown>>({
      cwd: folder,
      configName: name,
      projectName: 'streamlit-architect',
      projectSuffix: '',
      configFileMode: 0o600,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    });
  return {
    path: file,
    notice: guard(file, 'read', () => setAsideIfBroken(file)),
    read: () => guard(file, 'read', () => (existsSync(file) ? { ...open().store } : {})),
    update: (change) =>
      guard(file, 'write', () => {
        makeFolder(folder, 'home');
        withLock(`${file}.lock`, () => {
          const conf = open();
          conf.store = change({ ...conf.store });
        });
      }),
  };
}

function guard<T>(file: string, action: 'read' | 'write', work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(error, file, action, 'home');
  }
}

function setAsideIfBroken(file: string): string | null {
  if (!existsSync(file)) return null;
  try {
    const values: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof values === 'object' && values !== null && !Array.isArray(values)) return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const aside = freeName(`${file}.bad`);
  renameSync(file, aside);
  return `${file} was not valid JSON; it was set aside as ${aside}.`;
}

/** The first of `<base>-1`, `<base>-2` … that no file has. */
export function freeName(base: string): string {
  for (let number = 1; ; number += 1) {
    if (!existsSync(`${base}-${number}`)) return `${base}-${number}`;
  }
}

// A lock is held for one small write: one that is older than any such write was left by a program that was killed, and
// the tries outlast it.
const lockTries = 500;
const lockPauseMs = 10;
const staleLockMs = 3000;

function withLock(lock: string, work: () => void): void {
  for (let attempt = 0; attempt < lockTries; attempt += 1) {
    const descriptor = tryLock(lock);
    if (descriptor !== null) {
      try {
        work();
        return;
      } finally {
        closeSync(descriptor);
        rmSync(lock, { force: true });
      }
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lockPauseMs);
  }
  throw new StorageError({
    what: `Another run holds ${lock}`,
    where: lock,
    remedy: 'Wait for it to end, or remove the lock file if there is none.',
  });
}

function tryLock(lock: string): number | null {
  try {
    return openSync(lock, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > staleLockMs) rmSync(lock, { force: true });
    return null;
  }
}
