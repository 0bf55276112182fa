import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root, run } from './packed-tool.ts';

describe('the launcher', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'launcher-'));
    await cp(path.join(root, 'bin'), path.join(folder, 'bin'), { recursive: true });
    await writeFile(path.join(folder, 'package.json'), '{"type": "module"}');
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['18.20.8', '20.18.3'])('says what Node %s lacks and stops', async (version) => {
    const outcome = await launch(version);

    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(`needs Node 20.19 or newer; this is Node ${version}`);
  });

  it.each(['20.19.0', '22.0.0', '24.1.0'])(
    'goes on to the program on Node %s, and says how to build what is missing',
    async (version) => {
      const outcome = await launch(version);

      expect(outcome).toMatchObject({ code: 2, stdout: '' });
      expect(outcome.stderr).toContain('dist/cli.js is missing');
      expect(outcome.stderr).toContain('npm ci');
    },
  );

  /** Runs the launcher in a tree that was never built, on this Node under another's version. */
  async function launch(version: string) {
    const pretend = path.join(folder, `pretend-${version}.cjs`);
    await writeFile(pretend, `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`);
    return run(process.execPath, ['--require', pretend, path.join(folder, 'bin/streamlit-architect.js')], folder);
  }
});
