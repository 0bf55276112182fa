import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { apiOf } from '../../src/knowledge/api-catalogue.ts';
import { hasPython, runPython } from './environment.ts';
import { temporaryFolder } from './projects.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const committed = path.join(root, 'src/knowledge/api');
const { folder, remove } = temporaryFolder();
afterAll(remove);

/** Defaults and inherited names depend on Python itself, so that another one gives another catalogue. */
const samePython =
  hasPython && runPython('python', ['--version'], root).output.includes(`Python ${(await apiOf('streamlit')).python}.`);
if (hasPython && !samePython) process.stderr.write('Skipped: the API catalogue was generated with another Python.\n');

describe.skipIf(!samePython)('with the pinned Python packages', () => {
  test('the API catalogue is what its generator finds in them', () => {
    const { status, output } = runPython('python', ['scripts/api-catalogue.py', folder], root);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    expect(readdirSync(folder)).toEqual(readdirSync(committed));
    for (const file of readdirSync(folder)) {
      expect(readFileSync(path.join(folder, file), 'utf8'), file).toBe(
        readFileSync(path.join(committed, file), 'utf8'),
      );
    }
  });

  test('its generator is clean', () => {
    const quiet = { status: 0, output: '\n' };
    const lint = ['--no-cache', '--quiet', '--line-length', '120', 'scripts/api-catalogue.py'];
    expect(runPython('ruff', ['check', ...lint], root)).toEqual(quiet);
    expect(runPython('ruff', ['format', '--check', ...lint], root)).toEqual(quiet);
  });
});
