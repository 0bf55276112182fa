import { lstat, readdir, readFile, realpath, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../errors.ts';
import { isInside } from '../exports/scaffold/update/manifest.ts';
import { writeAtomically } from './atomic-file.ts';
import { makeFolder } from './make-folder.ts';
import { codeOf, storageError } from './storage-error.ts';

/** A folder that a project is written into. Every path is relative, with forward slashes, and stays inside it. */
export interface ProjectFolder {
  /** Whether nothing is in it but a repository's `.git`; a folder that is not there is empty. */
  isEmpty(): Promise<boolean>;
  /** The text of a file; null when there is none. */
  read(file: string): Promise<string | null>;
  write(file: string, text: string): Promise<void>;
  /** Removes a file, and the folders that it leaves empty. */
  remove(file: string): Promise<void>;
}

/** Opens a folder, making nothing yet. Its methods throw an InputError for a path that leads out of it, also by a link. */
export async function openProjectFolder(folder: string): Promise<ProjectFolder> {
  const root = await realpath(folder).catch(() => folder);
  return {
    isEmpty: async () => (await namesIn(root)).every((name) => name === '.git'),
    read: async (file) => {
      const target = await inside(root, file);
      return readFile(target, 'utf8').catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return null;
        throw storageError(error, target, 'read', 'output');
      });
    },
    write: async (file, text) => {
      const target = await inside(root, file);
      makeFolder(path.dirname(target), 'output');
      await writeAtomically(target, text);
    },
    remove: async (file) => {
      const target = await inside(root, file);
      await unlink(target).catch((error: unknown) => {
        throw storageError(error, target, 'write', 'output');
      });
      await removeEmpty(path.dirname(target), root);
    },
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    if (codeOf(error) === 'ENOTDIR') throw new InputError({ what: `${folder} is a file, not a folder` });
    throw storageError(error, folder, 'read', 'output');
  }
}

/** The absolute path of a file of the project. Throws an InputError when it, or a folder on the way, is a link. */
async function inside(root: string, file: string): Promise<string> {
  if (!isInside(file)) throw new InputError({ what: `${file} leads out of the project's folder` });
  let step = root;
  for (const part of file.split('/')) {
    step = path.join(step, part);
    const found = await lstat(step).catch(() => null);
    if (found === null) break;
    if (found.isSymbolicLink())
      throw new InputError({
        what: `${step} is a link, and a project is never written through one`,
        remedy: 'Replace the link with what it points at, or choose another folder.',
      });
  }
  return path.join(root, file);
}

async function removeEmpty(folder: string, root: string): Promise<void> {
  if (folder === root) return;
  try {
    await rmdir(folder);
  } catch {
    return; // something of the person's is in it
  }
  await removeEmpty(path.dirname(folder), root);
}
