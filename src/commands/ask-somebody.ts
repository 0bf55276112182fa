import type { Answers } from '../intake/answers.ts';
import type { Depth } from '../intake/question.ts';
import { openQuestions, writeQuestionnaire } from '../intake/questionnaire.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
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
  const count = await writeOpenQuestions(answers, flags, around);
  if (count === 0) {
    const deeper = flags.depth === 'thorough' ? '' : '; with --depth thorough there may be some';
    around.tell(`${flags.answers} leaves no question open${deeper}.`);
  } else if (flags.output !== '-') {
    around.tell(`${counted(count, 'open question')} written to ${flags.output}. When it comes back:`);
    around.tell(`  streamlit-architect questions --merge ${flags.output} --answers ${flags.answers}`);
  }
  return 0;
}

/** Writes the questionnaire unless nothing is open, and gives how many questions it has. Throws a PersonError. */
export async function writeOpenQuestions(
  answers: Answers,
  { depth, output, force }: Omit<OpenFlags, 'answers'>,
  around: Surroundings,
): Promise<number> {
  const count = openQuestions(answers, depth).length;
  if (count === 0) return 0;
  const text = writeQuestionnaire(answers, depth);
  if (output === '-') {
    around.out(text);
    return count;
  }
  const file = absolute(around, output);
  await claimName(file, force);
  await writeAtomically(file, text, { overwrite: force });
  return count;
}
