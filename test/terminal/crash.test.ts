import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundleProgram } from './harness/bundle-program.ts';
import { openTerminal, type Terminal } from './harness/open-terminal.ts';

let program: Awaited<ReturnType<typeof bundleProgram>>;
let terminal: Terminal;

beforeAll(async () => {
  program = await bundleProgram(new URL('./crash-program.ts', import.meta.url));
});
afterAll(async () => program.remove());
afterEach(() => terminal.kill());

test.each(['promise', 'drawing'])('a defect in a %s leaves the terminal as it was, and is told', async (defect) => {
  terminal = openTerminal({ command: process.execPath, args: [program.file, defect] });
  expect(await terminal.exit).toEqual({ exitCode: 70, signal: 0 });
  expect(terminal.isAlternateScreen()).toBe(false);
  expect(terminal.cursor().isVisible).toBe(true);
  expect(terminal.screen()).toMatch(/Told on the main screen: \w+Error: /);
});
