import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { createBuiltinArchitect } from '../architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import { InputError } from '../errors.ts';
import { renderCode } from '../exports/scaffold/render-code.ts';
import { writeAnswersFile } from '../intake/answers-file.ts';
import { storageError, writeAtomically } from '../storage/atomic-file.ts';
import { type AnswersFlags, answersFromFlags } from './answers-input.ts';
import { absolute, type Surroundings } from './surroundings.ts';
import { writeDesign } from './write-design.ts';

export interface ScaffoldFlags extends AnswersFlags {
  readonly force: boolean;
}

/** Writes the project for a blueprint into a folder: its code, the design document and the answers. */
export async function scaffold(
  target: string,
  flags: ScaffoldFlags,
  toolVersion: string,
  around: Surroundings,
): Promise<number> {
  const answers = await answersFromFlags(flags, around);
  const blueprint = assembleBlueprint(answers, { toolVersion });
  const folder = absolute(around, target);
  await prepareFolder(folder, flags.force);
  for (const file of renderCode(blueprint)) {
    const destination = path.join(folder, file.path);
    if (!destination.startsWith(`${folder}${path.sep}`)) throw new RangeError(`${file.path} leads out of the folder`);
    await mkdir(path.dirname(destination), { recursive: true });
    await writeAtomically(destination, file.text, { overwrite: flags.force });
    around.tell(`  ${file.path}`);
  }
  const files = {
    document: path.join(folder, 'DESIGN.md'),
    answers: path.join(folder, 'answers.yaml'),
    answersText: writeAnswersFile(answers),
    overwrite: flags.force,
  };
  const job = {
    blueprint,
    architect: createBuiltinArchitect(),
    created: around.now().slice(0, 10),
    finished: new Map(),
    files,
    keep: () => Promise.resolve(),
  };
  for await (const event of writeDesign(job, new AbortController().signal)) {
    if (event.type === 'saved') around.tell('  DESIGN.md\n  answers.yaml');
  }
  around.tell(`Wrote the project to ${folder}.`);
  return 0;
}

async function prepareFolder(folder: string, force: boolean): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const present = await readdir(folder);
    if (present.length > 0 && !force) {
      throw new InputError({
        what: `${folder} is not empty`,
        remedy: 'Choose an empty folder, or overwrite what is there with --force.',
      });
    }
  } catch (error) {
    throw error instanceof InputError ? error : storageError(error, folder, 'create');
  }
}
