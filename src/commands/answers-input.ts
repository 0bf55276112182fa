import { readFile } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import { readAnswersFile } from '../intake/answers-file.ts';
import type { Answers } from '../intake/answers.ts';
import { exampleNames, exampleText } from '../intake/examples.ts';
import { setAnswer } from '../intake/set-answer.ts';
import { storageError } from '../storage/atomic-file.ts';
import { absolute, type Surroundings } from './surroundings.ts';

export interface AnswersFlags {
  readonly answers?: string;
  readonly example?: string;
  readonly set: readonly string[];
}

/**
 * The answers that the flags name, with each `--set` applied; notices are told. Throws an InputError that names file,
 * line, question and remedy of everything that is wrong.
 */
export async function answersFromFlags(flags: AnswersFlags, around: Surroundings): Promise<Answers> {
  const { text, name } = await textFromFlags(flags, around);
  const reading = readAnswersFile(text);
  if (!reading.ok) {
    throw new InputError({
      what: `${name} cannot be used:`,
      remedy: reading.problems
        .map(({ line, message, remedy }) => `line ${line}: ${message}${remedy === '' ? '' : `\n  ${remedy}`}`)
        .join('\n'),
    });
  }
  for (const notice of reading.notices) around.tell(`${name}: ${notice}`);
  return flags.set.reduce(applySetting, reading.answers);
}

/** The answers with one `id=value` applied. Throws an InputError that names the question. */
export function applySetting(answers: Answers, setting: string): Answers {
  const at = setting.indexOf('=');
  if (at < 1)
    throw new InputError({
      what: `--set ${setting} has no value`,
      remedy: 'Write it as --set question=value, for example --set viewers=200.',
    });
  const outcome = setAnswer(answers, setting.slice(0, at).trim(), setting.slice(at + 1).trim());
  if (!outcome.ok)
    throw new InputError({
      what: `--set ${setting}: ${outcome.message}`,
      remedy: 'See `streamlit-architect questions` for the ids and what each takes.',
    });
  return outcome.answers;
}

async function textFromFlags(
  { answers, example }: AnswersFlags,
  around: Surroundings,
): Promise<{ readonly text: string; readonly name: string }> {
  if ((answers === undefined) === (example === undefined)) {
    throw new InputError({
      what: answers === undefined ? 'Say which answers to use' : 'Give either --answers or --example, not both',
      remedy: `--answers FILE, or --example with one of ${exampleNames.join(', ')}.\nA file to fill in: streamlit-architect questions --yaml > answers.yaml`,
    });
  }
  if (example !== undefined) {
    const known = exampleNames.find((name) => name === example);
    if (known === undefined)
      throw new InputError({
        what: `There is no example '${example}'`,
        remedy: `The examples are ${exampleNames.join(', ')}.`,
      });
    return { text: exampleText(known), name: `${known}.yaml` };
  }
  const file = answers ?? '';
  const text = await readFile(absolute(around, file), 'utf8').catch((error: unknown) => {
    throw storageAsInput(error, file);
  });
  return { text, name: file };
}

function storageAsInput(error: unknown, file: string): InputError {
  const { account } = storageError(error, file, 'read');
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return new InputError(
    missing
      ? {
          what: `There is no file ${file}`,
          remedy: 'Check the path; `streamlit-architect questions --yaml` prints one to fill in.',
        }
      : account,
  );
}
