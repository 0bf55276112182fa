import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bundleProgram } from './bundle-program.ts';
import { openTerminal, type Terminal } from './open-terminal.ts';

let program: Awaited<ReturnType<typeof bundleProgram>>;
let terminal: Terminal;

beforeAll(async () => {
  program = await bundleProgram(new URL('./form-program.tsx', import.meta.url));
});
afterAll(async () => program.remove());
afterEach(() => terminal.kill());

function open(size: { cols?: number; rows?: number } = {}): Terminal {
  terminal = openTerminal({
    command: process.execPath,
    args: [program.file],
    env: { NODE_ENV: 'production' },
    ...size,
  });
  return terminal;
}

describe('a text field in a real terminal', () => {
  test('shows its default, then what is typed, with the cursor where the next letter goes', async () => {
    open();
    await terminal.waitFor('5M rows');
    terminal.type('12 GB');
    await terminal.waitFor('= 5 units');
    expect(terminal.screen()).not.toContain('5M rows');
    await terminal.waitFor(() => terminal.cursor().x === 2 + 2 + 1 + 5);
    expect(terminal.cursor()).toEqual({ x: 10, y: 2, isVisible: true });
  });

  test('moves and deletes by characters and by words', async () => {
    open();
    await terminal.waitFor('5M rows');
    terminal.type('alpha beta');
    await terminal.waitFor('alpha beta');
    terminal.press('altB');
    terminal.type('X');
    await terminal.waitFor('alpha Xbeta');
    terminal.press('home', 'delete');
    await terminal.waitFor('❯  lpha Xbeta');
    terminal.press('end', 'ctrlW');
    await terminal.waitFor((screen) => screen.includes('❯  lpha') && !screen.includes('beta'));
    terminal.press('ctrlY', 'ctrlLeft', 'ctrlK');
    terminal.type('end');
    expect(await terminal.waitFor('lpha end')).toContain('❯  lpha end');
  });

  test('deletes an emoji family and a flag as one character each', async () => {
    open();
    await terminal.waitFor('5M rows');
    terminal.type('a👩‍👩‍👧‍👦b🇫🇷');
    await terminal.waitFor('= 17 units');
    terminal.press('backspace');
    await terminal.waitFor('= 13 units');
    terminal.press('backspace', 'backspace');
    expect(await terminal.waitFor('= 1 units')).toContain('last is a');
  });

  test('takes a paste of 10,000 characters with line breaks as one line', async () => {
    open();
    await terminal.waitFor('5M rows');
    terminal.paste(`${'0123456789'.repeat(500)}\n${'abcdefghi'.repeat(555)}wxyz`);
    await terminal.waitFor('= 10000 units, last is hiwxyz', { timeoutMs: 30_000 });
    expect(terminal.output()).toContain('\u001B[?2004h');
    expect(terminal.screen()).toContain('‹');
    terminal.press('home');
    await terminal.waitFor('❯  0123456789');
  });

  test('refuses what it cannot read, and says why', async () => {
    open();
    await terminal.waitFor('5M rows');
    terminal.type('?');
    terminal.press('enter');
    await terminal.waitFor('✗ A number is needed here');
    terminal.press('backspace', 'enter');
    expect(await terminal.waitFor('Step 2')).not.toContain('needed here');
  });
});

describe('keys typed ahead', () => {
  test('in one read reach the question they were meant for, and never the screen', async () => {
    open();
    await terminal.waitFor('5M rows');
    terminal.type('42\rredis\r2\r');
    await terminal.waitFor('Answered: <42:2> <redis streams:13> <hipaa:5>');
    expect(terminal.screen()).not.toContain('Strays');
  });
});

describe('lists in a real terminal', () => {
  test('a long list is windowed around the default and narrowed by typing', async () => {
    open();
    await terminal.waitFor('5M rows');
    terminal.press('enter');
    await terminal.waitFor('❯ NATS (default)');
    expect(terminal.screen()).toMatch(/↑ \d more/);
    terminal.type('web');
    await terminal.waitFor((screen) => screen.includes('❯ Webhooks') && !screen.includes('NATS'));
    terminal.press('ctrlU', 'down');
    await terminal.waitFor('❯ Polling');
  });

  test('several are ticked with Space, and an exclusive choice drops the others', async () => {
    open();
    await terminal.waitFor('5M rows');
    terminal.press('enter');
    await terminal.waitFor('NATS');
    terminal.press('enter');
    await terminal.waitFor('◯ 1 GDPR');
    terminal.press('space', 'down', 'space');
    await terminal.waitFor('◉ 2 HIPAA');
    expect(terminal.screen()).toContain('◉ 1 GDPR');
    terminal.press('3');
    await terminal.waitFor((screen) => screen.includes('◉ 3') && screen.includes('◯ 1'));
    terminal.press('enter');
    await terminal.waitFor('<unknown:7>');
  });
});

describe('the terminal around the program', () => {
  test('a resize to 60x20 leaves one clean frame', async () => {
    open({ cols: 100, rows: 30 });
    await terminal.waitFor('100x30');
    terminal.type('kept');
    await terminal.waitFor('= 4 units');
    terminal.resize(60, 20);
    await terminal.waitFor('60x20');
    const lines = (await terminal.waitFor('kept')).split('\n');
    expect(lines).toHaveLength(20);
    expect(lines.filter((line) => line.includes('Step by step'))).toHaveLength(1);
    expect(lines[0]).toHaveLength(60);
    terminal.resize(100, 30);
    await terminal.waitFor('100x30');
    expect(
      terminal
        .screen()
        .split('\n')
        .filter((line) => line.includes('Step by step')),
    ).toHaveLength(1);
    terminal.type('!');
    await terminal.waitFor('kept!');
    await terminal.waitFor(() => terminal.cursor().x === 10);
  });

  test('leaving gives the screen and the exit code back', async () => {
    open();
    await terminal.waitFor('5M rows');
    expect(terminal.isAlternateScreen()).toBe(true);
    terminal.press('ctrlC');
    expect(await terminal.exit).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternateScreen()).toBe(false);
    expect(terminal.cursor().isVisible).toBe(true);
  });

  test('waiting for what never comes fails with the screen', async () => {
    open();
    await terminal.waitFor('5M rows');
    await expect(terminal.waitFor('no such thing', { timeoutMs: 50 })).rejects.toThrow(/no such thing[^]*Step 1/);
    terminal.press('ctrlC');
    await expect(terminal.waitFor('nor this')).rejects.toThrow(/ended with exit code 0/);
  });
});
