import { randomBytes } from 'node:crypto';
import { type FileHandle, link, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { StorageError } from '../errors.ts';
import { codeOf, type Place, storageError } from './storage-error.ts';

export interface WriteFlags {
  /** Without it a file that exists is left as it is, and that is an error. */
  readonly overwrite?: boolean;
  /** Only the user can read it; otherwise what replaces a file keeps its permissions. */
  readonly isPrivate?: boolean;
  readonly place?: Place;
}

/**
 * Writes a whole file so that a reader sees the old content or the new, never a part: a sibling file is written, synced
 * and moved into place. A link is followed. Throws a StorageError that names the path and the remedy.
 */
export async function writeAtomically(
  file: string,
  content: string,
  { overwrite = true, isPrivate = false, place = 'output' }: WriteFlags = {},
): Promise<void> {
  const target = overwrite ? await realpath(file).catch(() => file) : file;
  const sibling = siblingOf(target);
  try {
    await writeSynced(sibling, content, isPrivate ? 0o600 : await modeOf(target));
    await (overwrite ? rename(sibling, target) : takeName(sibling, target));
    await syncFolder(path.dirname(target));
  } catch (error) {
    await unlink(sibling).catch(() => undefined);
    throw await cannotWrite(error, file, place);
  }
}

/**
 * Checks, writing nothing that stays, that a file can be created at this path: the folder exists and takes files, and
 * what is there now, if anything, is a file. Gives whether a file is there.
 */
export async function checkWritable(file: string): Promise<{ readonly exists: boolean }> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    throw new StorageError({ what: `${file} is a folder`, remedy: 'Name a file in it, for example design.md.' });
  }
  if (found && !found.isFile()) {
    throw new StorageError({ what: `${file} is not a file`, remedy: 'Name a file, or - for standard output.' });
  }
  const probe = siblingOf(await realpath(file).catch(() => file));
  try {
    const handle = await open(probe, 'wx');
    await handle.close();
    await unlink(probe);
  } catch (error) {
    throw await cannotWrite(error, file, 'output');
  }
  return { exists: found !== null };
}

/** Some folders (/proc) say of a new file in them that there is no such thing. */
async function cannotWrite(error: unknown, file: string, place: Place): Promise<StorageError> {
  const folder = path.dirname(file);
  const isThere = (await stat(folder).catch(() => null))?.isDirectory() ?? false;
  if (codeOf(error) !== 'ENOENT' || !isThere) return storageError(error, file, 'write', place);
  return new StorageError(
    { what: `Cannot write ${file}: ${folder} takes no files`, where: file, remedy: 'Choose another place.' },
    { cause: error },
  );
}

function siblingOf(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
}

async function modeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found === null ? 0o644 : found.mode & 0o777;
}

async function writeSynced(file: string, content: string, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(content, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A hard link fails when the name is taken, at the moment of taking it, where a rename would replace the file. */
async function takeName(sibling: string, target: string): Promise<void> {
  try {
    await link(sibling, target);
    await unlink(sibling);
  } catch (error) {
    if (!noHardLinks.has(codeOf(error) ?? '')) throw error;
    // A FAT or network disk: an empty file takes the name, just as exclusively, and is then replaced.
    const placeholder = await open(target, 'wx');
    await placeholder.close();
    await rename(sibling, target);
  }
}

const noHardLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

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
