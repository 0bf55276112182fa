import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import type { TopicId } from '../../src/decisions/choices.ts';
import { type CodeFile, renderCode } from '../../src/exports/scaffold/render-code.ts';
import { exampleNames } from '../../src/intake/examples.ts';
import { coveringBlueprints } from '../exports/covering-blueprints.ts';
import { exampleBlueprint } from '../exports/example-blueprint.ts';
import { runPython } from './environment.ts';

export interface Project {
  readonly name: string;
  readonly blueprint: Blueprint;
  readonly files: readonly CodeFile[];
}

/** The projects of the three examples. */
export const exampleProjects: readonly Project[] = exampleNames.map((name) =>
  projectOf(String(name), exampleBlueprint(name)),
);

/** Projects in which every two options meet. */
export const coveringProjects: readonly Project[] = coveringBlueprints().map(({ name, blueprint }) =>
  projectOf(name, blueprint),
);

/** What a blueprint decided on a topic; empty when nothing was. */
export function decided({ blueprint }: Project, topic: TopicId): string {
  return blueprint.decisions.find((decision) => decision.topic === topic)?.choice.id ?? '';
}

/** A folder of this test's own, and how to remove it. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'streamlit-architect-python-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes a project into a folder of its own below the given one; gives that folder. */
export function writeProject(parent: string, { name, files }: Project): string {
  const folder = path.join(parent, name);
  for (const file of files) writeFile(folder, file.path, file.text);
  return folder;
}

/** Writes one file below a folder, with the folders between. */
export function writeFile(folder: string, name: string, text: string): void {
  const target = path.join(folder, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** Runs a project's own tests, or a scenario in their place; gives what failed, and nothing when all passed. */
export function failuresOf(folder: string, scenario?: string, env: Readonly<Record<string, string>> = {}): string {
  const scenarios = fileURLToPath(new URL('scenarios/', import.meta.url));
  const files = scenario === undefined ? [] : [path.join(scenarios, scenario)];
  const args = ['-q', '-x', '--no-header', '-p', 'no:cacheprovider', '-W', 'ignore', '-c', 'pyproject.toml', ...files];
  const isReal = scenario === undefined ? {} : { SAMPLE_DATA: '0' };
  const { status, output } = runPython('pytest', args, folder, { ...isReal, ...env });
  return status === 0 && /\d+ passed/.test(output) ? '' : output.slice(-6000);
}

function projectOf(name: string, blueprint: Blueprint): Project {
  return { name, blueprint, files: renderCode(blueprint) };
}
