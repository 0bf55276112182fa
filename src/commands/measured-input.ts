import { readFile } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import type { Answers } from '../intake/answers.ts';
import { readMeasurements } from '../sizing/read-measurements.ts';
import { storageError } from '../storage/storage-error.ts';
import { counted } from './counted.ts';
import { absolute, type Surroundings } from './surroundings.ts';

/**
 * The answers with the measurements of a benchmark's result file, which replace estimates; without a file they are as
 * they were. Throws an InputError that names file, line and what is wrong.
 */
export async function measuredAnswers(
  answers: Answers,
  file: string | undefined,
  around: Surroundings,
): Promise<Answers> {
  if (file === undefined) return answers;
  const text = await readFile(absolute(around, file), 'utf8').catch((error: unknown) => {
    throw storageError(error, file, 'read', 'input');
  });
  const reading = readMeasurements(text, answers);
  if (!reading.ok)
    throw new InputError({
      what: `${file} cannot be used:`,
      remedy: reading.problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'),
    });
  around.tell(`${file}: ${counted(reading.count, 'measured value')} in place of estimates.`);
  return reading.answers;
}
