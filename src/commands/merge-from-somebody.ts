import { readFile } from 'node:fs/promises';
import { digestAnswers } from '../blueprint/answers-digest.ts';
import { InputError } from '../errors.ts';
import { amendAnswersFile } from '../intake/amend-answers-file.ts';
import { readAnswersFile } from '../intake/answers-file.ts';
import type { Answers, RawAnswer } from '../intake/answers.ts';
import type { AnswersProblem } from '../intake/answers-reader.ts';
import { withMerged } from '../intake/interview.ts';
import { mergeAnswers, type MergedAnswer, type MergedAnswers, type TakeSide } from '../intake/merge-answers.ts';
import { readQuestionnaire } from '../intake/read-questionnaire.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import { codeOf, storageError } from '../storage/storage-error.ts';
import { counted } from './counted.ts';
import { openSessionStore } from './open-stores.ts';
import { absolute, type Surroundings } from './surroundings.ts';

export interface MergeFlags {
  /** The file that somebody filled in. */
  readonly merge: string;
  /** The file with our answers, or the session, which is changed. */
  readonly into: { readonly answers: string } | { readonly session: string };
  readonly take: TakeSide;
}

/**
 * Puts what somebody filled in into our answers file, whose comments stay, or into a session. What is against something
 * that we stated is listed and not taken, with the exit code 1, unless `take` says whose answer counts. A file with
 * anything in it that is no answer changes nothing.
 */
export async function mergeFromSomebody({ merge, into, take }: MergeFlags, around: Surroundings): Promise<number> {
  const target = 'answers' in into ? await fileTarget(into.answers, around) : await sessionTarget(into.session, around);
  const theirs = readQuestionnaire(await textOf(merge, around));
  if (!theirs.ok) throw unusable(merge, theirs.problems);
  const merged = mergeAnswers(target.ours, theirs.answers, theirs.lineOf, take);
  if (merged.problems.length > 0) throw unusable(merge, merged.problems);
  if (merged.taken.length > 0) await target.keep(merged);
  around.out(told(merged, merge, target.name));
  return merged.conflicts.length > 0 ? 1 : 0;
}

/** Where our answers are, and go. */
interface Target {
  readonly name: string;
  readonly ours: Answers;
  readonly keep: (merged: MergedAnswers) => Promise<void>;
}

async function fileTarget(file: string, around: Surroundings): Promise<Target> {
  const text = await textOf(file, around);
  const reading = readAnswersFile(text);
  if (!reading.ok) throw unusable(file, reading.problems);
  return {
    name: file,
    ours: reading.answers,
    keep: async (merged) => writeAtomically(absolute(around, file), amendedText(text, merged)),
  };
}

/** What was written for other answers is let go, as in the interview itself. */
async function sessionTarget(id: string, around: Surroundings): Promise<Target> {
  const sessions = openSessionStore(around);
  const session = await sessions.load(id);
  return {
    name: `session ${id}`,
    ours: session.interview.answers,
    keep: async ({ answers }) => {
      const claim = await sessions.claim(id);
      const interview = withMerged(session.interview, answers);
      try {
        await sessions.save({ ...session, updatedAt: around.now(), interview, writing: null });
      } finally {
        await claim.release();
      }
    },
  };
}

function amendedText(text: string, { answers, taken }: MergedAnswers): string {
  const keys = taken.flatMap(({ key, drops }) => [key, ...drops]);
  const amended = amendAnswersFile(text, answers, keys);
  const reading = readAnswersFile(amended);
  if (!reading.ok || digestAnswers(reading.answers) !== digestAnswers(answers))
    throw new RangeError('the merged answers do not read back as they were merged; nothing was written');
  return amended;
}

function told({ taken, conflicts, idle }: MergedAnswers, merge: string, target: string): string {
  const lines = [
    taken.length === 0
      ? `Nothing was taken from ${merge}; ${target} is as it was.`
      : `${counted(taken.length, 'answer')} taken from ${merge} into ${target}:`,
    ...taken.flatMap((merged) => [
      `  ${merged.key}: ${shown(merged.theirs)}${merged.ours === null ? '' : ` (was ${shown(merged.ours)})`}`,
      ...dropsOf(merged),
    ]),
    ...(conflicts.length === 0
      ? []
      : [
          '',
          `${counted(conflicts.length, 'answer')} against what you stated, not taken:`,
          ...conflicts.flatMap((merged) => [
            `  ${merge}:${merged.line}: ${merged.key}`,
            `    yours:  ${merged.ours === null ? 'not stated' : shown(merged.ours)}`,
            `    theirs: ${shown(merged.theirs)}`,
            ...dropsOf(merged),
          ]),
          '  Decide with --take theirs or --take ours, or change one of the files.',
        ]),
    ...(idle.length === 0 ? [] : ['', `Not asked with your answers, so left out: ${idle.join(', ')}.`]),
  ];
  return `${lines.join('\n')}\n`;
}

function dropsOf({ drops }: MergedAnswer): readonly string[] {
  return drops.length === 0 ? [] : [`    With it these of yours are no longer asked: ${drops.join(', ')}.`];
}

function shown(raw: RawAnswer): string {
  if (typeof raw === 'string') return raw;
  return raw.length === 0 ? 'none' : raw.join(', ');
}

async function textOf(file: string, around: Surroundings): Promise<string> {
  return readFile(absolute(around, file), 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw storageError(error, file, 'read', 'input');
    throw new InputError({ what: `There is no file ${file}`, remedy: 'Check the path.' });
  });
}

function unusable(file: string, problems: readonly AnswersProblem[]): InputError {
  return new InputError({
    what: `${file} cannot be used, and nothing was changed:`,
    remedy: problems
      .map(({ line, message, remedy }) => `${file}:${line}: ${message}${remedy === '' ? '' : `\n  ${remedy}`}`)
      .join('\n'),
  });
}
