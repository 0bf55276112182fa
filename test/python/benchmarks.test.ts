import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readMeasurements } from '../../src/sizing/read-measurements.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeFigures } from '../../src/sizing/size-workload.ts';
import { hasPython, runPython } from './environment.ts';
import { coveringProjects, exampleProjects, type Project, temporaryFolder, writeProject } from './projects.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const projects = [
  ...exampleProjects.filter(({ files }) => files.some((file) => file.path === 'bench/benchmark.py')),
  ...coveringProjects.filter(({ files }) => files.some(({ text }) => text.includes('prefix="bench-"'))).slice(0, 1),
];

describe.skipIf(!hasPython)('the benchmarks of a project, run small', () => {
  test.each(projects)('$name: what they measure is read back in place of the estimates', (project) => {
    const { answers } = project.blueprint;
    const read = readMeasurements(resultOf(project), answers);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.count).toBeGreaterThan(0);
    const { ledger } = sizeFigures(resolveWorkload(read.answers));
    const measured = ledger.quantities.filter(({ measurement }) => measurement !== undefined);
    expect(measured).toHaveLength(read.count);
    expect(measured.every(({ value, provenance }) => value > 0 && provenance === 'measured')).toBe(true);
  });
});

function resultOf(project: Project): string {
  const home = writeProject(folder, project);
  const embedded = project.files.some(({ text }) => text.includes('prefix="bench-"'));
  for (const name of ['benchmark', ...(embedded ? ['load_rate'] : [])]) {
    const { output } = runPython('python', ['-m', `bench.${name}`, '--share', '0.02', '--out', 'result.json'], home);
    expect(output).not.toContain('Traceback');
  }
  return readFileSync(path.join(home, 'result.json'), 'utf8');
}
