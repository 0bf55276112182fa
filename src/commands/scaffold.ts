import { createBuiltinArchitect } from '../architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { InputError } from '../errors.ts';
import { renderCode } from '../exports/scaffold/render-code.ts';
import { describeUpdate, diffOf } from '../exports/scaffold/update/describe-update.ts';
import { type Manifest, manifestName, readManifest, writeManifest } from '../exports/scaffold/update/manifest.ts';
import { digestsAfter, type FileUpdate, planUpdate, touches } from '../exports/scaffold/update/plan-update.ts';
import { writeAnswersFile } from '../intake/answers-file.ts';
import { openProjectFolder, type ProjectFolder } from '../storage/project-folder.ts';
import { type AnswersFlags, answersFromFlags } from './answers-input.ts';
import { counted } from './counted.ts';
import { shownPath } from './output-files.ts';
import { absolute, type Surroundings } from './surroundings.ts';
import { writeDesign } from './write-design.ts';

export interface ScaffoldSwitches {
  /** Write into a folder that is not empty, and over what a person changed. */
  readonly force?: true;
  /** Bring a project that was generated before up to date, and leave what a person changed. */
  readonly update?: true;
  /** Say what would be written, and write nothing. */
  readonly dryRun?: true;
  /** The same with the differences. */
  readonly diff?: true;
}

type ScaffoldFlags = AnswersFlags & ScaffoldSwitches;

/**
 * Writes the project for a blueprint into a folder, or brings one up to date: its code, the design document and the
 * answers. Gives the exit code: 1 when the checks find errors in the document.
 */
export async function scaffold(
  target: string,
  flags: ScaffoldFlags,
  toolVersion: string,
  around: Surroundings,
): Promise<number> {
  const { force = false, update = false, dryRun = false, diff = false } = flags;
  const answers = await answersFromFlags(flags, around);
  const blueprint = assembleBlueprint(answers, { toolVersion });
  const path = absolute(around, target);
  const shown = shownPath(path, around.folder);
  const folder = await openProjectFolder(path);
  const isEmpty = await folder.isEmpty();
  const manifest = await manifestOf(folder, force, shown);
  if (!isEmpty) refuseForeign(manifest, force, shown);

  const isSameDesign = manifest?.answers === blueprint.answersDigest && manifest.tool === toolVersion;
  const created = isSameDesign ? manifest.created : around.now().slice(0, 10);
  const { files, errors } = await filesOf(blueprint, created, writeAnswersFile(answers));
  const updates = planUpdate(files, await presentFiles(folder, files, manifest), manifest);
  for (const line of describeUpdate(updates, force)) around.tell(line);
  if (diff) around.out(diffOf(updates));
  const kept = updates.filter(({ fate }) => !force && fate === 'conflict');
  if (kept.length > 0)
    around.tell(`You changed ${counted(kept.length, 'file')} that changed here too; kept as you have it.`);
  if (dryRun || diff) {
    around.tell(`Nothing was written. ${counted(changes(updates, force), 'file')} would change in ${shown}.`);
    return 0;
  }
  if (!isEmpty && !update && !force) refuseUnasked(shown);

  await write(folder, updates, force);
  const remembered = { tool: toolVersion, answers: blueprint.answersDigest, created };
  await folder.write(manifestName, writeManifest({ ...remembered, files: digestsAfter(updates, manifest, force) }));
  around.tell(`Wrote ${counted(changes(updates, force), 'file')} to ${shown}.`);
  around.tell(nextStep(shown, files, errors));
  return errors > 0 ? 1 : 0;
}

/** What the folder's project was generated as; null where none was. Throws an InputError for a manifest that is none. */
async function manifestOf(folder: ProjectFolder, force: boolean, shown: string): Promise<Manifest | null> {
  const text = await folder.read(manifestName);
  const manifest = text === null ? null : readManifest(text);
  if (text !== null && manifest === null && !force)
    throw new InputError({
      what: `${shown} holds a ${manifestName} that cannot be read, so nobody can tell which files you changed`,
      remedy: 'Take it back from version control, or write every file anew with --force.',
    });
  return manifest;
}

/** Throws an InputError for a folder that holds something else than a project of ours. */
function refuseForeign(manifest: Manifest | null, force: boolean, shown: string): void {
  if (manifest !== null || force) return;
  throw new InputError({
    what: `${shown} is not empty`,
    remedy: 'Choose an empty folder, or replace what is there with --force.',
  });
}

/** Throws an InputError: what would change has been told, and nobody has agreed to it yet. */
function refuseUnasked(shown: string): never {
  throw new InputError({
    what: `${shown} is not empty; the lines above are what would change in its project`,
    remedy:
      '--diff shows the differences, --update makes the changes and leaves what you edited, --force takes the generated text everywhere.',
  });
}

/** Every file of the project by its path, in reading order, and the number of errors that checks find in the document. */
async function filesOf(
  blueprint: Blueprint,
  created: string,
  answersText: string,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly errors: number }> {
  const files = new Map(renderCode(blueprint).map(({ path, text }) => [path, text]));
  const job = {
    blueprint,
    architect: createBuiltinArchitect(),
    created,
    finished: new Map(),
    files: null,
    keep: () => Promise.resolve(),
  };
  let errors = 0;
  for await (const event of writeDesign(job, new AbortController().signal)) {
    if (event.type === 'checked') errors = event.result.errors;
    if (event.type === 'done') files.set('DESIGN.md', event.markdown);
  }
  return { files: files.set('answers.yaml', answersText), errors };
}

async function presentFiles(
  folder: ProjectFolder,
  files: ReadonlyMap<string, string>,
  manifest: Manifest | null,
): Promise<ReadonlyMap<string, string>> {
  const present = new Map<string, string>();
  for (const path of new Set([...files.keys(), ...Object.keys(manifest?.files ?? {})])) {
    const text = await folder.read(path);
    if (text !== null) present.set(path, text);
  }
  return present;
}

async function write(folder: ProjectFolder, updates: readonly FileUpdate[], force: boolean): Promise<void> {
  for (const { path, fate, generated } of updates) {
    if (!touches(fate, force)) continue;
    await (generated === null ? folder.remove(path) : folder.write(path, generated));
  }
}

function changes(updates: readonly FileUpdate[], force: boolean): number {
  return updates.filter(({ fate }) => touches(fate, force)).length;
}

function nextStep(shown: string, files: ReadonlyMap<string, string>, errors: number): string {
  if (errors > 0) return `Next: mend what the checks find in DESIGN.md: streamlit-architect check ${shown}/DESIGN.md`;
  const start = files.has('asgi.py') ? 'uvicorn asgi:app' : 'streamlit run app.py';
  return `Next: cd ${shown}; pip install . ; ${start} (on sample data, until it is given what .streamlit/secrets.toml.example names)`;
}
