import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltProgram, buildProgram } from './built-program.ts';
import type { Terminal } from './harness/open-terminal.ts';

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

/** The review of the live dashboard, with an answer of it highlighted. */
async function atAnswer(key: string, size: { cols: number; rows: number }): Promise<Terminal> {
  const { terminal } = await program.open(size);
  await terminal.waitFor('How do you want to begin?');
  terminal.press('2');
  await terminal.waitFor('Which example?');
  terminal.press('1');
  await terminal.waitFor('Review: Live sales dashboard');
  terminal.type(key);
  await terminal.waitFor(new RegExp(`❯ . ${key}`));
  return terminal;
}

describe.each([
  { cols: 40, rows: 24 },
  { cols: 80, rows: 24 },
  { cols: 140, rows: 40 },
])('at $cols × $rows', (size) => {
  test('another answer shows what it would change; Esc leaves everything as it was', async () => {
    const terminal = await atAnswer('crm.rate_limit', size);
    terminal.press('ctrlW');
    await terminal.waitFor('What if: crm.rate_limit');
    terminal.type('10/min');
    await terminal.waitFor(/4 new risks/);
    terminal.press('tab');
    const all = await terminal.waitFor('Esc close');
    expect(all).toMatch(/100\/min +(→ )?10\/min/);
    terminal.press('escape');
    expect(await terminal.waitFor('Esc leave all')).toContain('10/min');
    terminal.press('escape');
    expect(await terminal.waitFor('Review: Live sales dashboard')).toMatch(/❯ = crm\.rate_limit +100\/min/);
  });
});

test('Enter takes the value over as the answer, which is saved', async () => {
  const terminal = await atAnswer('host', { cols: 120, rows: 36 });
  terminal.press('ctrlW');
  await terminal.waitFor('What if: host');
  terminal.press('down');
  await terminal.waitFor(/\d+ figures? changes?|decisions? .*change|Nothing in the design/);
  terminal.press('enter');
  const review = await terminal.waitFor('Review: Live sales dashboard');
  expect(review).toMatch(/❯ = host +(?!A container)/);
  terminal.press('ctrlC');
  await terminal.waitFor('Saved. Ctrl-C again quits');
});

test('on a row that is no answer, the key says what to do', async () => {
  const { terminal } = await program.open();
  await terminal.waitFor('How do you want to begin?');
  terminal.press('2');
  await terminal.waitFor('Which example?');
  terminal.press('1');
  expect(await terminal.waitFor('Review: Live sales dashboard')).toContain('Ctrl-W what if');
  terminal.press('ctrlW');
  await terminal.waitFor('Go down to an answer first');
});
