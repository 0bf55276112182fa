import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exampleText } from '../../src/intake/examples.ts';
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
  await place.write('mine.yaml', answers);
});
afterEach(async () => place.remove());

const answers = exampleText('slow-postgres-app');
const ask = async () => place.run(['questions', '--open', '--answers', 'mine.yaml', '-o', 'colleague.yaml']);
const merge = async (...args: readonly string[]) =>
  place.run(['questions', '--merge', 'colleague.yaml', '--answers', 'mine.yaml', ...args]);

test('what is open goes to a colleague, and what they filled in comes back into the file, which keeps its comments', async () => {
  const asked = await ask();
  expect(asked).toMatchObject({ code: 0, stdout: '' });
  expect(asked.stderr).toMatch(
    /^\d+ open questions written to colleague\.yaml\..*\n.*--merge colleague\.yaml --answers mine\.yaml/,
  );

  const form = await place.read('colleague.yaml');
  await place.write(
    'colleague.yaml',
    form.replace(/^budget:$/m, 'budget: $900/month').replace(/^ {4}growth:$/m, '    growth: unknown'),
  );
  const merged = await merge();
  expect(merged).toMatchObject({ code: 0, stderr: '' });
  expect(merged.stdout).toBe(
    '2 answers taken from colleague.yaml into mine.yaml:\n  budget: $900/month\n  orders.growth: unknown\n',
  );
  const now = await place.read('mine.yaml');
  expect(now.split('\n').filter((line) => !answers.split('\n').includes(line))).toEqual([
    '    growth: unknown',
    'budget: $900/month',
  ]);
  expect(now).toContain('# An existing app whose pages wait 30 s for one PostgreSQL query.');
  expect((await place.run(['design', '--answers', 'mine.yaml', '-o', 'design.md'])).code).toBe(0);
});

describe('an answer against a stated one', () => {
  beforeEach(async () => place.write('colleague.yaml', 'version: 1\nviewers: 80\nbudget: $900/month\n'));

  test('is shown with its line and not taken, while the rest is', async () => {
    const { code, stdout } = await merge();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^1 answer taken/);
    expect(stdout).toContain('colleague.yaml:2: viewers\n    yours:  35\n    theirs: 80\n');
    expect(await place.read('mine.yaml')).toMatch(/^viewers: 35$/m);
    expect(await place.read('mine.yaml')).toMatch(/^budget: \$900\/month$/m);
  });

  test('is taken or left where that was asked for', async () => {
    expect(await merge('--take', 'ours')).toMatchObject({ code: 0 });
    expect(await place.read('mine.yaml')).toMatch(/^viewers: 35$/m);
    const theirs = await merge('--take', 'theirs');
    expect(theirs).toMatchObject({ code: 0 });
    expect(theirs.stdout).toContain('viewers: 80 (was 35)');
    expect(await place.read('mine.yaml')).toMatch(/^viewers: 80$/m);
  });
});

test.each<[string, RegExp]>([
  ['version: 1\nbudget: cheap\nresidency: mars\n', /colleague\.yaml:2: budget: .*\n {2}colleague\.yaml:3: residency: /],
  ['version: 1\nviewers: [80\n', /colleague\.yaml:\d+: /],
  ['# nothing\n', /an answers file is a list/],
])('a bad file changes nothing: %j', async (text, words) => {
  await place.write('colleague.yaml', text);
  const { code, stdout, stderr } = await merge();
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(words);
  expect(await place.read('mine.yaml')).toBe(answers);
});

test.each<[readonly string[], RegExp]>([
  [['--open'], /--open needs your answers\n.*--answers FILE/],
  [['--merge', 'nothing.yaml', '--answers', 'mine.yaml'], /There is no file nothing\.yaml/],
  [['--open', '--answers', 'mine.yaml', '-o', 'mine.yaml'], /exists already\n.*--force/],
  [['--open', '--yaml'], /cannot be used with/],
])('%j is refused in words', async (args, words) => {
  const { code, stdout, stderr } = await place.run(['questions', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(words);
  expect(await place.read('mine.yaml')).toBe(answers);
});
