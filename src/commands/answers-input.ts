import { readFile, realpath } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import { readAnswersFile } from '../intake/answers-file.ts';
import type { Answers } from '../intake/answers.ts';
import { questionById, isDesignQuestion, isSourceQuestion } from '../intake/catalogue.ts';
import { statedKeys } from '../intake/change-answers.ts';
import { exampleNames, exampleText } from '../intake/examples.ts';
import { nearestName } from '../intake/nearest-name.ts';
import { setAnswer } from '../intake/set-answer.ts';
import { quoted } from '../intake/shown-text.ts';
import { codeOf, storageError } from '../storage/storage-error.ts';
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
    throw new InputError({ what: `${name} cannot be used:`, remedy: onOneScreen(reading.problems) });
  }
  for (const notice of reading.notices) around.tell(`${name}: ${notice}`);
  return changedAnswers(reading.answers, flags.set, around);
}

/** The answers with each `id=value` applied; what a change lets go is told. Throws an InputError that names the question. */
export function changedAnswers(answers: Answers, settings: readonly string[], around: Surroundings): Answers {
  return settings.reduce((before, setting) => {
    const after = applySetting(before, setting);
    const kept = new Set(statedKeys(after));
    const dropped = statedKeys(before).filter((key) => !kept.has(key));
    if (dropped.length > 0) around.tell(`--set ${setting}: no longer asked, so left out: ${dropped.join(', ')}`);
    return after;
  }, answers);
}

/** The real path of the answers file that the flags name; null without one. */
export async function answersFileOf({ answers }: AnswersFlags, around: Surroundings): Promise<string | null> {
  return answers === undefined ? null : realpath(absolute(around, answers)).catch(() => null);
}

function applySetting(answers: Answers, setting: string): Answers {
  const at = setting.indexOf('=');
  const [key, value] = at === -1 ? [setting, ''] : [setting.slice(0, at).trim(), setting.slice(at + 1).trim()];
  if (key === '' || value === '')
    throw new InputError({
      what: `--set ${quoted(setting)} has no ${key === '' ? 'question' : 'value'}`,
      remedy: 'Write it as --set question=value, for example --set viewers=200; `unknown` is a value.',
    });
  const outcome = multipliesText(key, value)
    ? { ok: false as const, message: `'${value}' changes a quantity, and ${key} takes a few words` }
    : setAnswer(answers, key, value);
  if (!outcome.ok)
    throw new InputError({
      what: `--set ${quoted(setting).slice(1, -1)}: ${outcome.message}`,
      remedy: 'See `streamlit-architect questions` for the ids and what each takes.',
    });
  return outcome.answers;
}

/** A design called "10x" is a slip for a factor far more often than a name. */
function multipliesText(key: string, value: string): boolean {
  const id = key.slice(key.indexOf('.') + 1);
  const isText = (isDesignQuestion(id) || isSourceQuestion(id)) && questionById(id).kind === 'text';
  return isText && /^\d+(\.\d+)?\s*[x×]$/i.test(value);
}

/** Each problem with its remedy while they fit; many without, since the first ones are corrected first. */
function onOneScreen(
  problems: readonly { readonly line: number; readonly message: string; readonly remedy: string }[],
): string {
  const withRemedies = problems.length <= mostWithRemedies;
  return problems
    .map(({ line, message, remedy }) =>
      withRemedies && remedy !== '' ? `line ${line}: ${message}\n  ${remedy}` : `line ${line}: ${message}`,
    )
    .join('\n');
}

const mostWithRemedies = 8;

async function textFromFlags(
  { answers, example }: AnswersFlags,
  around: Surroundings,
): Promise<{ readonly text: string; readonly name: string }> {
  if (example !== undefined && answers === undefined) return exampleOf(example);
  if (answers === undefined || example !== undefined) {
    throw new InputError({
      what: answers === undefined ? 'Say which answers to use' : 'Give either --answers or --example, not both',
      remedy: `--answers FILE, or --example with one of ${exampleNames.join(', ')}.\nA file to fill in: streamlit-architect questions --yaml > answers.yaml`,
    });
  }
  const text = await readFile(absolute(around, answers), 'utf8').catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw storageError(error, answers, 'read', 'input');
    throw new InputError({
      what: `There is no file ${answers}`,
      remedy: 'Check the path; `streamlit-architect questions --yaml > answers.yaml` makes one to fill in.',
    });
  });
  return { text, name: answers };
}

function exampleOf(example: string): { readonly text: string; readonly name: string } {
  const known = exampleNames.find((name) => name === example);
  if (known !== undefined) return { text: exampleText(known), name: `${known}.yaml` };
  const near = nearestName(example, exampleNames);
  throw new InputError({
    what: `There is no example ${quoted(example)}${near === null ? '' : `; did you mean ${near}?`}`,
    remedy: `The examples are ${exampleNames.join(', ')}.`,
  });
}
