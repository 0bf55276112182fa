import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../errors.ts';
import { checkWritable } from '../storage/atomic-file.ts';
import { answersBeside } from './output-paths.ts';
import type { DesignFiles } from './write-design.ts';

export interface OutputRequest {
  /** Absolute. */
  readonly document: string;
  readonly answersText: string;
  readonly force: boolean;
  /** The file that the answers were read from, as it resolves; null when there is none or they were changed since. */
  readonly answersFile: string | null;
}

/**
 * The files that a design will write, after everything that can be checked beforehand. Answers that stand there already,
 * or that the person wrote there themself, are left as they are. Throws a PersonError for what cannot be written.
 */
export async function outputFiles({ document, answersText, force, answersFile }: OutputRequest): Promise<DesignFiles> {
  const answers = answersBeside(document);
  await claimName(document, force);
  const isOwn = answersFile !== null && (await realpath(answers).catch(() => null)) === answersFile;
  const isThere = isOwn || (await readFile(answers, 'utf8').catch(() => null)) === answersText;
  if (!isThere) await claimName(answers, force);
  return { document, answers, answersText: isThere ? null : answersText, overwrite: force };
}

/** Checks that a file of this name can be written. Throws an InputError when there is one and it may not be replaced. */
export async function claimName(file: string, force: boolean): Promise<void> {
  const { exists } = await checkWritable(file);
  if (exists && !force)
    throw new InputError({
      what: `${file} exists already`,
      remedy: 'Choose another name with -o, or replace it with --force.',
    });
}

/** A path as a person would type it from this folder. */
export function shownPath(file: string, folder: string): string {
  const relative = path.relative(folder, file) || '.';
  const shown = relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
  return /^[\w./:\\-]+$/.test(shown) ? shown : `'${shown}'`;
}
