import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TopicId } from '../../src/decisions/choices.ts';
import { hasPython, pythonFolder, runPython } from './environment.ts';
import {
  coveringProjects,
  decided,
  exampleProjects,
  failuresOf,
  type Project,
  temporaryFolder,
  writeProject,
} from './projects.ts';

const { folder, remove } = temporaryFolder();
const folders = new Map<string, string>();

beforeAll(() => {
  for (const project of [...exampleProjects, ...coveringProjects]) {
    folders.set(project.name, writeProject(folder, project));
  }
});
afterAll(remove);

describe.skipIf(!hasPython)('with the pinned Python packages', () => {
  test('ruff has nothing to say about any project, and every file compiles', () => {
    const quiet = { status: 0, output: '\n' };
    expect(runPython('ruff', ['check', '--no-cache', '--quiet', folder], folder)).toEqual(quiet);
    expect(runPython('ruff', ['format', '--no-cache', '--quiet', '--check', folder], folder)).toEqual(quiet);
    expect(runPython('python', ['-m', 'compileall', '-q', folder], folder)).toEqual(quiet);
  });

  test('a strict type checker finds no error in any project', () => {
    const python = path.join(pythonFolder, 'bin', 'python');
    // One process for all of them; each project brings its own settings, in its pyproject.toml.
    const args = ['check', '--output-format', 'min-text', '--python-interpreter-path', python, `${folder}/**/*.py`];
    const { status, output } = runPython('pyrefly', args, folder);
    expect(output).toContain(' 0 errors');
    expect(status).toBe(0);
  });

  test.each([...exampleProjects, ...representatives()])('the tests of $name pass', ({ name }) => {
    expect(failuresOf(folders.get(name) ?? '')).toBe('');
  });

  test.each(exampleProjects)('Streamlit knows every setting of $name', ({ name }) => {
    const { output } = runPython('streamlit', ['config', 'show'], folders.get(name) ?? '');
    expect(output).not.toMatch(/not a valid config option|Traceback/);
    expect(output).toMatch(/showErrorDetails = "none"/);
  });
});

/** A few covering projects in which every option that changes a page or a check occurs. */
function representatives(): readonly Project[] {
  const topics: readonly TopicId[] = ['engine', 'validation', 'store', 'bad_rows', 'outage', 'secrets', 'sign_in'];
  const traits = (project: Project) => topics.map((topic) => `${topic} ${decided(project, topic)}`);
  const open = new Set(coveringProjects.flatMap(traits));
  const gain = (project: Project) => traits(project).filter((trait) => open.has(trait)).length;
  const chosen: Project[] = [];
  while (open.size > 0) {
    const next = coveringProjects.toSorted((a, b) => gain(b) - gain(a))[0];
    if (!next) break;
    traits(next).forEach((trait) => open.delete(trait));
    chosen.push(next);
  }
  return chosen;
}
