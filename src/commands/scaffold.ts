import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { createBuiltinArchitect } from '../architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import { InputError } from '../errors.ts';
import { renderCode } from '../exports/scaffold/render-code.ts';
import { writeAnswersFile } from '../intake/answers-file.ts';
import { writeAtomically } from '../storage/atomic-file.ts';
import { makeFolder } from '../storage/make-folder.ts';
import { storageError } from '../storage/storage-error.ts';
import { type AnswersFlags, answersFromFlags } from './answers-input.ts';
import { counted } from './counted.ts';
import { shownPath } from './output-files.ts';
import { absolute, type Surroundings } from './surroundings.ts';
import { writeDesign } from './write-design.ts';

export interface ScaffoldFlags extends AnswersFlags {
  readonly force: boolean;
}

/**
 * Writes the project for a blueprint into a folder: its code, the design document and the answers. Gives the exit code: 1
 * when the checks find errors in the document.
 */
export async function scaffold(
  target: string,
  flags: ScaffoldFlags,
  toolVersion: string,
  around: Surroundings,
): Promise<number> {
  const answers = await answersFromFlags(flags, around);
  const blueprint = assembleBlueprint(answers, { toolVersion });
  const folder = absolute(around, target);
  await takeFolder(folder, flags.force, around);
  const code = renderCode(blueprint);
  for (const file of code) {
    const destination = path.join(folder, file.path);
    if (!destination.startsWith(`${folder}${path.sep}`)) throw new RangeError(`${file.path} leads out of the folder`);
    makeFolder(path.dirname(destination), 'output');
    await writeAtomically(destination, file.text, { overwrite: flags.force });
    around.tell(`  ${file.path}`);
  }
  const job = {
    blueprint,
    architect: createBuiltinArchitect(),
    created: around.now().slice(0, 10),
    finished: new Map(),
    files: {
      document: path.join(folder, 'DESIGN.md'),
      answers: path.join(folder, 'answers.yaml'),
      answersText: writeAnswersFile(answers),
      overwrite: flags.force,
    },
    keep: () => Promise.resolve(),
  };
  let errors = 0;
  for await (const event of writeDesign(job, new AbortController().signal)) {
    if (event.type === 'checked') errors = event.result.errors;
    if (event.type === 'saved') around.tell('  DESIGN.md\n  answers.yaml');
  }
  const shown = shownPath(folder, around.folder);
  const start = code.some((file) => file.path === 'asgi.py') ? 'uvicorn asgi:app' : 'streamlit run app.py';
  around.tell(`Wrote ${counted(code.length + 2, 'file')} to ${shown}.`);
  around.tell(
    errors > 0
      ? `Next: mend what the checks find in DESIGN.md: streamlit-architect check ${path.join(shown, 'DESIGN.md')}`
      : `Next: cd ${shown}; pip install . ; set what .streamlit/secrets.toml.example names; ${start}`,
  );
  return errors > 0 ? 1 : 0;
}

async function takeFolder(folder: string, force: boolean, around: Surroundings): Promise<void> {
  makeFolder(folder, 'output');
  const present = await readdir(folder).catch((error: unknown) => {
    throw storageError(error, folder, 'read', 'output');
  });
  if (present.some((name) => name !== '.git') && !force) {
    throw new InputError({
      what: `${shownPath(folder, around.folder)} is not empty`,
      remedy: 'Choose an empty folder, or replace what is there with --force.',
    });
  }
}
