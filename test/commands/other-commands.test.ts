import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import { type BuiltProgram, buildProgram } from '../terminal/built-program.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

let program: BuiltProgram;
let place: Workplace;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(async () => program.remove());
beforeEach(async () => {
  place = await openWorkplace(program.launcher);
});
afterEach(async () => place.remove());

test.each<[readonly string[], RegExp]>([
  [['check', 'nothing.md'], /Cannot read nothing\.md: there is no such file\n {2}Check the path/],
  [['check', '.'], /There is no code below \./],
  [['check'], /Say what to check\n/],
  [['check', '--explain', 'pyhton'], /There is no check with the code pyhton\n.*--explain/],
  [['check', 'there.md', '--answers', 'nothing.yaml'], /There is no file nothing\.yaml/],
  [['what-if', '--example', 'slow-postgres-app'], /Say what would change\n.*--set viewers=500/],
  [['what-if', '--example', 'slow-postgres-app', '--set', 'orders.rwos=5M'], /did you mean orders\.rows\?/],
  [['scaffold', '--example', 'slow-postgres-app', 'there.md'], /there\.md is a file, not a folder/],
  [['scaffold', '--example', 'slow-postgres-app', '.'], /\. is not empty\n.*--force/],
  [['sessions', 'remove', 'nothing-1a2b'], /There is no session nothing-1a2b\n/],
  [['sessions', 'remove', '../there.md'], /'\.\.\/there\.md' is not a session id/],
  [['settings', 'get', 'modle'], /There is no setting 'modle'\n.*model, base_url/],
  [['settings', 'set', 'theme', 'purple'], /'purple' cannot be the theme: it must be one of auto, dark, light, none/],
  [['settings', 'set', 'base_url', 'https://me:secret@host'], /must not hold a user name or password/],
])('%j is refused in words, with nothing written', async (args, words) => {
  await place.write('there.md', '# Mine\n');
  const { code, stdout, stderr } = await place.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(words);
  expect(await place.everything()).toBe('# Mine\n');
});

test.runIf(process.platform === 'linux')('a place that takes no folders is told in words', async () => {
  const { code, stderr } = await place.run(['scaffold', '--example', 'slow-postgres-app', '/proc/app']);
  expect(code).toBe(2);
  expect(stderr).toContain('Cannot create /proc/app: that place takes no folders');
});

describe('questions', () => {
  test('as YAML are an answers file that reads back, and designs', async () => {
    const { stdout } = await place.run(['questions', '--yaml']);
    await place.write('answers.yaml', stdout);
    expect((await place.run(['what-if', '--answers', 'answers.yaml', '--set', 'viewers=7'])).code).toBe(0);
    const filled = stdout.replace(/^# viewers: .*$/m, 'viewers: 7');
    await place.write('answers.yaml', filled);
    const { code, stdout: blueprint } = await place.run(['design', '--answers', 'answers.yaml', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(blueprint)).toMatchObject({ answers: { design: { viewers: '7' } } });
  });

  test('as a JSON Schema take every example, and refuse what is none', async () => {
    const { stdout } = await place.run(['questions', '--json-schema']);
    const schema = z.fromJSONSchema(JSON.parse(stdout));
    for (const name of exampleNames) expect(schema.safeParse(parse(exampleText(name))).success).toBe(true);
    expect(schema.safeParse({ version: 1, viewrs: 4 }).success).toBe(false);
  });

  test('as Markdown say of each what it asks and why', async () => {
    const { stdout } = await place.run(['questions']);
    expect(stdout).toContain('### `freshness`');
    expect(await place.run(['questions', '--markdown'])).toMatchObject({ code: 0, stdout });
  });
});

describe('sessions', () => {
  test('are listed, and removed without the documents', async () => {
    expect(await place.run(['sessions'])).toEqual({ code: 0, stdout: 'No sessions yet.\n', stderr: '' });
    expect(await place.everything()).toBe('');
    await place.run(['design', '--example', 'messy-csv-uploads', '-o', 'design.md']);
    const id = (await place.run(['sessions', 'list'])).stdout.split('\n')[0] ?? '';
    expect(id).toMatch(/^partner-returns-intake-[0-9a-f]{4}$/);
    expect(await place.run(['sessions', 'remove', id])).toMatchObject({ code: 0, stdout: '' });
    expect((await place.run(['sessions'])).stdout).toBe('No sessions yet.\n');
    expect(await place.files()).toEqual(['design.answers.yaml', 'design.md']);
  });

  test('that are broken are set aside and told, and the others stay', async () => {
    const folder = path.join(place.home, 'sessions');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'torn-1a2b.json'), '{"schema": 1, "id": ');
    const { code, stderr } = await place.run(['design', '--resume', 'torn-1a2b']);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /torn-1a2b\.json could not be read as a session; it was set aside as .*torn-1a2b\.json\.bad-1/,
    );
    expect(await place.everything()).toContain('"schema": 1');
    await writeFile(path.join(folder, 'torn-3c4d.json'), '[]');
    const listed = await place.run(['sessions']);
    expect(listed).toMatchObject({ code: 0, stdout: 'No sessions yet.\n' });
    expect(listed.stderr).toContain('torn-3c4d.json.bad-1');
  });
});

test('settings are kept, listed, told one by one, and taken back', async () => {
  expect((await place.run(['settings', 'set', 'model', 'claude-test'])).code).toBe(0);
  expect((await place.run(['settings', 'get', 'model'])).stdout).toBe('claude-test\n');
  expect((await place.run(['settings'])).stdout).toMatch(/^model = claude-test\n[\s\S]*^depth = standard\n/m);
  expect((await place.run(['settings', 'path'])).stdout).toBe(`${path.join(place.home, 'settings.json')}\n`);
  expect((await place.run(['settings', 'set', 'model', ''])).stderr).toContain('back at its default');
  expect((await place.run(['settings', 'get', 'model'])).stdout).toBe('\n');
});
