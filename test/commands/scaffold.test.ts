import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import { renderCode } from '../../src/exports/scaffold/render-code.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { exampleText } from '../../src/intake/examples.ts';
import { type BuiltProgram, buildProgram } from '../terminal/built-program.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const slowApp = ['scaffold', '--example', 'slow-postgres-app'] as const;

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

test('writes the code of the blueprint, the document, the answers and what was generated, once', async () => {
  const answers = readAnswersFile(exampleText('messy-csv-uploads'));
  if (!answers.ok) throw new Error('the example does not read');
  const code = renderCode(assembleBlueprint(answers.answers, { toolVersion: '0' })).map((file) => file.path);
  await mkdir(path.join(place.folder, 'app', '.git'), { recursive: true });
  const made = await place.run(['scaffold', '--example', 'messy-csv-uploads', 'app']);
  expect(made).toMatchObject({ code: 0, stdout: '' });
  expect(made.stderr).toMatch(
    new RegExp(`Wrote ${code.length + 2} files to app\\.\\nNext: cd app; pip install \\. ; streamlit run app\\.py`),
  );
  const expected = [...code, 'DESIGN.md', 'answers.yaml', '.streamlit-architect.json'].map((file) =>
    path.join('app', file),
  );
  expect(await place.files()).toEqual(expected.toSorted());
  expect(await place.run(['scaffold', '--example', 'messy-csv-uploads', 'app'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('app is not empty'),
  });
});

test('a changed answer is shown first, then changes what nobody edited, and the rest by force only', async () => {
  await place.run([...slowApp, 'app']);
  const [mine, generated] = ['# my own page\n', await place.read('app/overview.py')];
  await place.write('app/overview.py', mine);
  const before = await place.everything();
  const changed = [...slowApp, '--set', 'features=filter', '--set', 'freshness=7 min', 'app'];

  const refused = await place.run(changed);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toMatch(
    /change +serving\.py\n[\s\S]*remove +details\.py\n[\s\S]*app is not empty.*\n.*--update/,
  );
  const dry = await place.run([...changed, '--dry-run']);
  expect(dry).toMatchObject({ code: 0, stdout: '' });
  expect(dry.stderr).toMatch(/Nothing was written\. \d+ files would change in app/);
  const shown = await place.run([...changed, '--diff']);
  expect(shown.stdout).toMatch(/^--- a\/serving\.py\n\+\+\+ b\/serving\.py\n@@ /m);
  expect(await place.everything()).toBe(before);

  const updated = await place.run([...changed, '--update']);
  expect(updated).toMatchObject({ code: 0 });
  expect(updated.stderr).toMatch(/keep +overview\.py/);
  expect(await place.read('app/overview.py')).toBe(mine);
  expect(await place.files()).not.toContain('app/details.py');
  expect(await place.read('app/answers.yaml')).toContain('7 min');
  expect((await place.run([...changed, '--update'])).stderr).toContain('Wrote 0 files to app.');

  await place.run([...changed, '--force']);
  expect(await place.read('app/overview.py')).not.toBe(mine);
  expect(await place.read('app/overview.py')).not.toBe(generated);
});

test('nothing is written or removed outside the folder, by a link or by a manifest', async () => {
  await mkdir(path.join(place.folder, 'elsewhere'));
  await mkdir(path.join(place.folder, 'app'));
  await symlink(path.join(place.folder, 'elsewhere'), path.join(place.folder, 'app', 'queries'));
  const linked = await place.run([...slowApp, '--force', 'app']);
  expect(linked).toMatchObject({ code: 2, stderr: expect.stringMatching(/queries is a link/) });

  await place.run([...slowApp, 'other']);
  await place.write('mine.txt', 'mine');
  const manifest = await place.read('other/.streamlit-architect.json');
  await place.write('other/.streamlit-architect.json', manifest.replace('"app.py"', '"../mine.txt"'));
  expect(await place.run([...slowApp, '--update', 'other'])).toMatchObject({ code: 2 });
  expect(await place.files()).toEqual(expect.arrayContaining(['mine.txt', 'other/app.py']));
});
