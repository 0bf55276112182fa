import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import { StorageError } from '../errors.ts';
import { storageError } from './atomic-file.ts';

export interface ConfStore {
  readonly path: string;
  /** What was set aside when the store was opened, to be told to the person; null when all was well. */
  readonly notice: string | null;
  read(): Readonly<Record<string, unknown>>;
  /** Changes the store under a lock, over what is on the disk now. */
  update(change: (values: Readonly<Record<string, unknown>>) => Record<string, unknown>): void;
}

/**
 * Opens a store kept by conf. Corrected here, and only here, in conf 16: files are world-readable by default (mode 0600
 * instead); an empty or broken file throws, or with `clearInvalidConfig` is wiped without a copy (it is set aside
 * instead); concurrent writers lose each other's changes (a lock around read, change, write instead).
 */
export function openConfStore(folder: string, name: string): ConfStore {
  const file = path.join(folder, `${name}.json`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const notice = setAsideIfBroken(file);
    const conf = new Conf<Record<string, unknown>>({
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
      notice,
      read: () => guard(file, 'read', () => ({ ...conf.store })),
      update: (change) =>
        guard(file, 'write', () =>
          withLock(`${file}.lock`, () => {
            conf.store = change({ ...conf.store });
          }),
        ),
    };
  } catch (error) {
    throw storageError(error, file, 'read');
  }
}

function guard<T>(file: string, action: 'read' | 'write', work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageError(error, file, action);
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
  return `${file} was not valid JSON; it was set aside as ${aside} and the defaults are used.`;
}

/** The first of `<base>-1`, `<base>-2` … that no file has. */
export function freeName(base: string): string {
  for (let number = 1; ; number += 1) {
    if (!existsSync(`${base}-${number}`)) return `${base}-${number}`;
  }
}

const lockTries = 200;
const lockPauseMs = 10;
const staleLockMs = 10_000;

function withLock(lock: string, work: () => void): void {
  for (let attempt = 0; attempt < lockTries; attempt += 1) {
    const descriptor = tryLock(lock);
    if (descriptor !== null) {
      try {
        work();
        return;
      } finally {
        closeSync(descriptor);
        unlinkSync(lock);
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
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > staleLockMs) unlinkSync(lock);
    return null;
  }
}
