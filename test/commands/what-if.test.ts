import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
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

const onPostgres = async (...args: readonly string[]) =>
  place.run(['what-if', '--example', 'slow-postgres-app', ...args]);

test('shows what changes side by side within 80 columns, and nothing else', async () => {
  const { code, stdout, stderr } = await onPostgres('--set', 'viewers=10x');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Answers +was +is +times\n {2}viewers +35 +350 +10×\n/);
  expect(stdout).toMatch(/^ {2}D-deployment +One instance in a {2,}Several instances/m);
  expect(stdout).toMatch(/^ {2}script runs a second: +3\.69\/s +36\.9\/s +10×$/m);
  expect(stdout).toMatch(/\n\n2 decisions and 11 figures change\.\n$/);
  expect(stdout).not.toContain('orders: size today');
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(await place.everything()).toBe('');
});

test('says so when nothing changes', async () => {
  const { code, stdout } = await onPostgres('--set', 'name=Orders');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Answers .*\n {2}name +Order analytics +Orders\n\nNothing in the design changes\.\n$/);
});

describe('the exit code', () => {
  const memory = ['--set', 'freshness=1s', '--set', 'orders.kind=api', '--set', 'orders.rate_limit=10/min'];

  test('is 1 for a new blocker, which comes first with what would remove it', async () => {
    const { code, stdout } = await onPostgres(...memory);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Findings +was +is *\n {2}F-[\w-]+ +– +blocker\n {4}\S/m);
    expect(stdout).toMatch(/^ {4}- freshness ≥ /m);
    expect((await onPostgres(...memory, '--fail-on', 'never')).code).toBe(0);
  });

  test('is 1 for a new risk only where asked for', async () => {
    const risky = ['--set', 'orders.connection_limit=20'];
    const { code, stdout } = await onPostgres(...risky);
    expect(stdout).toMatch(/^Findings/m);
    expect(stdout).not.toMatch(/new blocker/);
    expect(code).toBe(0);
    expect((await onPostgres(...risky, '--fail-on', 'risk')).code).toBe(1);
  });
});

test('the JSON has the same changes with their values', async () => {
  const { code, stdout, stderr } = await onPostgres('--set', 'viewers=10x', '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const side = z.object({ id: z.string(), label: z.string() }).nullable();
  const { answers, decisions, figures } = z
    .strictObject({
      answers: z.array(z.unknown()),
      findings: z.array(z.unknown()),
      decisions: z.array(z.object({ id: z.string(), was: side, is: side })),
      figures: z.array(z.object({ id: z.string(), was: z.number().nullable(), is: z.number().nullable() })),
    })
    .parse(JSON.parse(stdout));
  expect(answers).toEqual([{ key: 'viewers', was: '35', is: '350', factor: 10 }]);
  expect(decisions.map(({ id }) => id)).toContain('D-deployment');
  const rate = figures.find(({ id }) => id === 'app.rerun_rate');
  expect(rate?.is).toBeCloseTo((rate?.was ?? 0) * 10, 9);
});

test.each<[readonly string[], RegExp]>([
  [['--set', 'orders.rwos=5M'], /did you mean orders\.rows\?/],
  [['--set', 'ordres.rows=5M'], /there is no source 'ordres'; did you mean orders\.rows\?/],
  [['--set', 'orders.viewers=5'], /viewers is asked once for the whole design: write viewers/],
  [['--set', 'host=contaner'], /'contaner' is not among container, .*; did you mean container\?/],
  [['--set', 'viewers=many'], /--set viewers=many: /],
  [['--set', 'viewers=5', '--fail-on', 'all'], /Allowed choices are blocker, risk, never/],
])('%j is refused in words', async (args, words) => {
  const { code, stdout, stderr } = await onPostgres(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(words);
});

describe('--sweep', () => {
  test('names the values at which the design changes, and where the answer stands', async () => {
    const { code, stdout, stderr } = await onPostgres('--sweep', 'viewers=10..2000');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^viewers +what changes there\n\n10 to (\d+) +Feasible, \d+ risks\.\n/);
    const spans = [...stdout.matchAll(/^([\d,]+) to ([\d,]+) {2,}/gm)].map(([, from = '', to = '']) =>
      [from, to].map((text) => Number(text.replaceAll(',', ''))),
    );
    expect(spans.length).toBeGreaterThan(2);
    expect(spans.slice(1).map(([from]) => from)).toEqual(spans.slice(0, -1).map(([, to = 0]) => to + 1));
    expect(stdout).toMatch(/^\(as answered\) /m);
    expect(stdout).toMatch(/ D-deployment: One instance in a container → Several/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('applies each --set first, and is there as JSON', async () => {
    const flags = ['--set', 'viewers=200', '--sweep', 'orders.rows=1M..1G', '--steps', 'x10', '--json'];
    const { code, stdout } = await onPostgres(...flags);
    expect(code).toBe(0);
    const value = z.strictObject({ value: z.number(), text: z.string() });
    const found = z
      .object({
        key: z.literal('orders.rows'),
        now: z.literal(85_000_000),
        spans: z.array(z.object({ from: value, to: value, changes: z.object({ decisions: z.array(z.unknown()) }) })),
      })
      .parse(JSON.parse(stdout));
    expect(found.spans[0]?.from).toEqual({ value: 1e6, text: '1 M rows' });
    expect(found.spans.at(-1)?.to).toEqual({ value: 1e9, text: '1 bn rows' });
  });

  test.each<[readonly string[], RegExp]>([
    [['--sweep', 'viewrs=1..5'], /--sweep viewrs=1\.\.5: viewrs is not a question; did you mean viewers\?/],
    [['--sweep', 'viewers=5..1'], /has to go up/],
    [['--sweep', 'viewers=1..5', '--steps', 'x1'], /--steps 'x1' is neither .*\n.*x1\.01 at least/],
    [['--sweep', 'viewers=1..5', '--steps', '1'], /Write 2 to 1000 values/],
  ])('%j is refused in words', async (args, words) => {
    const { code, stdout, stderr } = await onPostgres(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
  });
});
