import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltProgram, buildProgram } from './built-program.ts';

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

test('from the review the open questions go to a file, and what comes back goes into the interview', async () => {
  const first = await program.open({ cols: 140 });
  const { terminal } = first;
  await terminal.waitFor('How do you want to begin?');
  terminal.press('2');
  await terminal.waitFor('Which example?');
  terminal.press('1');
  expect(await terminal.waitFor('Review: Live sales dashboard')).toContain('Ctrl-O ask somebody');
  terminal.type('\u000F');
  const told = (await terminal.waitFor(/questions --merge/)).replaceAll(/\s+/g, ' ');
  const [, file = '', session = ''] = /--merge (\S+) --session (\S+)/.exec(told) ?? [];
  expect(told).toContain(`open questions written to ${file}.`);
  terminal.type('\u000F');
  await terminal.waitFor(`${file} exists already`);
  terminal.press('ctrlC');
  await terminal.waitFor('Saved. Ctrl-C again quits');
  terminal.press('ctrlC');
  await terminal.exit;

  const form = path.join(first.folder, file);
  const text = await readFile(form, 'utf8');
  expect(text).toMatch(/^lineage:$/m);
  await writeFile(form, text.replace(/^lineage:$/m, 'lineage: column'));
  const merging = await program.open({
    after: first,
    args: ['questions', '--merge', file, '--session', session],
  });
  await merging.terminal.waitFor(`1 answer taken from ${file} into session ${session}`);
  expect((await merging.terminal.exit).exitCode).toBe(0);
  expect(await readdir(first.folder)).toEqual([file]);

  const again = await program.open({ after: first, args: ['sessions', 'resume', session] });
  await again.terminal.waitFor(/Review: Live sales dashboard|question \d+ of/);
  again.terminal.press('ctrlR');
  await again.terminal.waitFor('Review: Live sales dashboard');
  again.terminal.type('lineage');
  await again.terminal.waitFor(/= lineage +For each column/);
});
