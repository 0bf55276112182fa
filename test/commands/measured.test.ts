import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BuiltProgram, buildProgram } from '../terminal/built-program.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const slowApp = ['--example', 'slow-postgres-app'] as const;
const result = {
  schema: 1,
  date: '2026-01-31',
  machine: 'laptop',
  measurements: [{ id: 'app.cache_hit_seconds', value: 0.004, unit: 's', volume: '60 k rows' }],
};

let program: BuiltProgram;
let place: Workplace;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(async () => program.remove());
beforeEach(async () => {
  place = await openWorkplace(program.launcher);
  await place.write('result.json', JSON.stringify(result, null, 1));
});
afterEach(async () => place.remove());

test('a document of measured values says so, says where from, and stands up to its check', async () => {
  const flags = [...slowApp, '--architect', 'builtin', '--measured', 'result.json', '-o', 'd.md'];
  const made = await place.run(['design', ...flags]);
  expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('1 measured value in place of estimates') });
  expect(await place.read('d.md')).toMatch(/\*\*4 ms\*\* measured \(2026-01-31, laptop, 60 k rows\), in place of \d/);
  const checked = await place.run(['check', 'd.md', '--answers', 'd.answers.yaml', '--measured', 'result.json']);
  expect(checked.code).toBe(0);
});

test('what-if shows what measuring changes', async () => {
  const { code, stdout } = await place.run(['what-if', ...slowApp, '--all', '--measured', 'result.json']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/ 4 ms /);
});

test.each([
  [{ ...result, schema: 2 }, /result\.json cannot be used:\n.*line 2: schema/],
  [{ ...result, measurements: [{ ...result.measurements[0], id: 'app.cache_hit' }] }, /line 7: 'app\.cache_hit' is no/],
])('a result that cannot be used is refused with its line', async (wrong, words) => {
  await place.write('result.json', JSON.stringify(wrong, null, 1));
  const { code, stdout, stderr } = await place.run(['design', ...slowApp, '--measured', 'result.json', '-o', 'd.md']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(words);
  expect(await place.files()).toEqual(['result.json']);
});
