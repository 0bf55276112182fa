import { randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { StorageError } from '../errors.ts';

/**
 * Writes a whole file so that a reader sees the old content or the new, never a part: a sibling file is written, synced
 * and moved into place. Without `overwrite` a file that exists is left as it is. Throws a StorageError that names the
 * path and the remedy.
 */
export async function writeAtomically(
  file: string,
  content: string,
  { mode = 0o644, overwrite = true }: { readonly mode?: number; readonly overwrite?: boolean } = {},
): Promise<void> {
  const sibling = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(sibling, 'wx', mode);
    try {
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (overwrite) {
      await rename(sibling, file);
    } else {
      // A hard link fails when the name is taken, at the moment of taking it; a rename would replace the file.
      await link(sibling, file);
      await unlink(sibling);
    }
    await syncFolder(path.dirname(file));
  } catch (error) {
    await unlink(sibling).catch(() => undefined);
    throw storageError(error, file, 'write');
  }
}

/** Makes a folder that only the user can read, with its parents. */
export async function makePrivateFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageError(error, folder, 'create');
  }
}

/**
 * Checks, writing nothing that stays, that a file can be created at this path: the folder exists and is writable, and
 * the path is not a folder. Gives whether a file is already there.
 */
export async function checkWritable(file: string): Promise<{ readonly exists: boolean }> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    throw new StorageError({ what: `${file} is a folder`, remedy: 'Name a file in it, for example design.md.' });
  }
  const probe = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(probe, 'wx');
    await handle.close();
    await unlink(probe);
  } catch (error) {
    throw storageError(error, file, 'write');
  }
  return { exists: found !== null };
}

/** What went wrong on the disk, in words, with what to do. */
export function storageError(error: unknown, file: string, action: 'read' | 'write' | 'create'): StorageError {
  if (error instanceof StorageError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const [reason, remedy] = reasons[code] ?? [`the system says ${code}`, 'Choose another place with -o.'];
  return new StorageError({ what: `Cannot ${action} ${file}: ${reason}`, where: file, remedy }, { cause: error });
}

const reasons: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['the folder does not exist', 'Create the folder first, or choose another place with -o.'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'Choose another place with -o.'],
  EACCES: ['you may not write there', 'Change its permissions, or choose another place with -o.'],
  EPERM: ['you may not write there', 'Change its permissions, or choose another place with -o.'],
  EROFS: ['that file system is read-only', 'Choose another place with -o.'],
  ENOSPC: ['the disk is full', 'Free some space and run the command again; finished sections are kept.'],
  EDQUOT: ['your disk quota is used up', 'Free some space and run the command again; finished sections are kept.'],
  EEXIST: ['it exists already', 'Choose another name with -o, or replace it with --force.'],
  EISDIR: ['it is a folder', 'Name a file in it, for example design.md.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter name with -o.'],
};

/** A rename survives a power cut only when its folder is synced; some systems cannot sync a folder, which is then skipped. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    return;
  } finally {
    await handle?.close();
  }
}
