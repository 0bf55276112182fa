import { StorageError } from '../errors.ts';

type Action = 'read' | 'write' | 'create';

/** Whose path it is, which decides what a person can do about it: a file they named, one to be written, or our own. */
export type Place = 'input' | 'output' | 'home';

/** What went wrong on the disk, in words, with what to do. */
export function storageError(error: unknown, file: string, action: Action, place: Place): StorageError {
  if (error instanceof StorageError) return error;
  const code = codeOf(error) ?? 'unknown';
  const reason = reasonsOf[action][code] ?? reasons[code] ?? `the system says ${code}`;
  const remedy = remedyFor(code, action, place);
  return new StorageError({ what: `Cannot ${action} ${file}: ${reason}`, where: file, remedy }, { cause: error });
}

/** The system's name for a failure (`ENOENT`), also of one that was already put into words. */
export function codeOf(error: unknown): string | null {
  const cause = error instanceof StorageError ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : null;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'that file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EEXIST: 'it exists already',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
};

const reasonsOf: Readonly<Record<Action, Readonly<Record<string, string>>>> = {
  read: { ENOENT: 'there is no such file', EACCES: 'you may not read it', EPERM: 'you may not read it' },
  write: {},
  create: { ENOENT: 'that place takes no folders' },
};

function remedyFor(code: string, action: Action, place: Place): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'Free some space and run the command again.';
  if (place === 'home') return 'Set STREAMLIT_ARCHITECT_HOME to a folder that you can write to.';
  if (place === 'input') return code === 'EISDIR' ? 'Name a file in it.' : 'Check the path and its permissions.';
  return (action === 'write' ? remediesOfWriting[code] : undefined) ?? 'Choose another place.';
}

const remediesOfWriting: Readonly<Record<string, string>> = {
  ENOENT: 'Create the folder first, or choose another place.',
  EACCES: 'Change its permissions, or choose another place.',
  EPERM: 'Change its permissions, or choose another place.',
  EEXIST: 'Choose another name, or replace it with --force.',
  EISDIR: 'Name a file in it, for example design.md.',
  ENAMETOOLONG: 'Choose a shorter name.',
};
