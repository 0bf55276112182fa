import { readFile } from 'node:fs/promises';
import { digestAnswers } from '../blueprint/answers-digest.ts';
import { InputError } from '../errors.ts';
import { amendAnswersFile } from '../intake/amend-answers-file.ts';
import { readAnswersFile } from '../intake/answers-file.ts';
import type { RawAnswer } from '../intake/answers.ts';
import type { AnswersProblem } from '../intake/answers-reader.ts';
import { mergeAnswers, type MergedAnswer, type MergedAnswers, type TakeSide } from '../intake/merge-answers.ts';
import type { Depth } from '../intake/question.ts';
import { openQuestions, writeQuestionnaire } from '../intake/questionnaire.ts';
import { readQuestionnaire } from '../intake/read-questionnaire.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import { codeOf, storageError } from '../storage/storage-error.ts';
import { answersFromFlags } from './answers-input.ts';
import { counted } from './counted.ts';
import { claimName } from './output-files.ts';
import { absolute, type Surroundings } from './surroundings.ts';

export interface OpenFlags {
  /** The file with our answers. */
  readonly answers: string;
  readonly depth: Depth;
  /** Where the questionnaire goes, `-` for standard output. */
  readonly output: string;
  readonly force: boolean;
}

/** Writes the questions that the answers leave open as a file that somebody else fills in. */
export async function askSomebody(flags: OpenFlags, around: Surroundings): Promise<number> {
  const answers = await answersFromFlags({ answers: flags.answers, set: [] }, around);
  const open = openQuestions(answers, flags.depth);
  if (open.length === 0) {
    around.tell(
      `${flags.answers} leaves no question open${flags.depth === 'thorough' ? '' : '; with --depth thorough there may be some'}.`,
    );
    return 0;
  }
  const text = writeQuestionnaire(answers, flags.depth);
  if (flags.output === '-') {
    around.out(text);
    return 0;
  }
  const file = absolute(around, flags.output);
  await claimName(file, flags.force);
  await writeAtomically(file, text, { overwrite: flags.force });
  around.tell(`${counted(open.length, 'open question')} written to ${flags.output}. When it comes back:`);
  around.tell(`  streamlit-architect questions --merge ${flags.output} --answers ${flags.answers}`);
  return 0;
}

export interface MergeFlags {
  /** The file that somebody filled in. */
  readonly merge: string;
  /** The file with our answers, which is changed. */
  readonly answers: string;
  readonly take: TakeSide;
}

/**
 * Puts what somebody filled in into our answers file, whose comments stay. What is against something that we stated is
 * listed and not taken, with the exit code 1, unless `take` says whose answer counts. A file with anything in it that is
 * no answer changes nothing.
 */
export async function mergeFromSomebody(flags: MergeFlags, around: Surroundings): Promise<number> {
  const text = await textOf(flags.answers, around);
  const ours = readAnswersFile(text);
  if (!ours.ok) throw unusable(flags.answers, ours.problems);
  const theirs = readQuestionnaire(await textOf(flags.merge, around));
  if (!theirs.ok) throw unusable(flags.merge, theirs.problems);
  const merged = mergeAnswers(ours.answers, theirs.answers, theirs.lineOf, flags.take);
  if (merged.problems.length > 0) throw unusable(flags.merge, merged.problems);
  if (merged.taken.length > 0) {
    const amended = amendedText(text, merged);
    await writeAtomically(absolute(around, flags.answers), amended);
  }
  around.out(told(merged, flags));
  return merged.conflicts.length > 0 ? 1 : 0;
}

function amendedText(text: string, { answers, taken }: MergedAnswers): string {
  const keys = taken.flatMap(({ key, drops }) => [key, ...drops]);
  const amended = amendAnswersFile(text, answers, keys);
  const reading = readAnswersFile(amended);
  if (!reading.ok || digestAnswers(reading.answers) !== digestAnswers(answers))
    throw new RangeError('the merged answers do not read back as they were merged; nothing was written');
  return amended;
}

function told({ taken, conflicts, idle }: MergedAnswers, { merge, answers }: MergeFlags): string {
  const lines = [
    taken.length === 0
      ? `Nothing was taken from ${merge}; ${answers} is as it was.`
      : `${counted(taken.length, 'answer')} taken from ${merge} into ${answers}:`,
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
