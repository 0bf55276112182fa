import { afterAll, describe, expect, test } from 'vitest';
import { hasPython } from './environment.ts';
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
afterAll(remove);

describe.skipIf(!hasPython)('before anything is configured', () => {
  test.each([...exampleProjects, ...representatives()])('$name runs on sample data', (project) => {
    const env = { SAMPLE_DATA: '', UPLOAD: uploadOf(project) };
    expect(failuresOf(writeProject(folder, project), 'sample_data.py', env)).toBe('');
  });
});

/** The source whose uploaded CSV files are kept; empty without one. */
function uploadOf({ blueprint, files }: Project): string {
  const kept = blueprint.workload.sources.find(
    ({ id, kind, files: file }) =>
      kind.value === 'uploads' &&
      file?.format.value === 'csv' &&
      files.some(({ path }) => path === `sample/${id}_save.sql`),
  );
  return kept?.id ?? '';
}

/** Covering projects that read, keep and show data in ways of their own. */
function representatives(): readonly Project[] {
  const traits = (project: Project) => [
    ...(['store', 'secrets', 'sign_in', 'row_access'] as const).map((topic) => `${topic} ${decided(project, topic)}`),
    `upload ${uploadOf(project) !== ''}`,
    ...project.files.map(({ path }) => path).filter((path) => ['live.py', 'details.py'].includes(path)),
  ];
  const open = new Set(coveringProjects.flatMap(traits));
  return coveringProjects.filter((project) => {
    const isNew = traits(project).some((trait) => open.has(trait));
    for (const trait of traits(project)) open.delete(trait);
    return isNew;
  });
}
