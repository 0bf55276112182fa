import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAndWait, type BuiltProgram, buildProgram } from './built-program.ts';

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

describe('a small window', () => {
  test('of 60 by 20 has everything, and every size in between keeps what was typed', async () => {
    const { terminal } = await program.open({ cols: 60, rows: 20 });
    expect(await terminal.waitFor('How do you want to begin?')).toContain('Ctrl-C quit');
    terminal.press('1');
    expect(await terminal.waitFor('How many questions?')).toContain('3 Thorough');
    terminal.press('1');
    const first = await terminal.waitFor('What is the app called?');
    for (const keys of [
      'Enter accept',
      'Esc back',
      'Ctrl-N don’t know',
      'Tab implications',
      'Ctrl-C quit',
      'Ctrl-R review',
      'Ctrl-F forward',
      'Ctrl-Z undo',
      'Ctrl-T depth',
      'Ctrl-G why',
    ]) {
      expect(first).toContain(keys);
    }
    terminal.type('Narrow');
    await terminal.waitFor('❯  Narrow');
    terminal.press('tab');
    const panel = await terminal.waitFor('What this implies');
    expect(panel).toContain('all data today');
    expect(panel).not.toContain('What is the app called?');
    terminal.press('tab');
    await terminal.waitFor('❯  Narrow');

    terminal.resize(120, 36);
    const wide = await terminal.waitFor(
      (screen) => screen.includes('What this implies') && screen.includes('❯  Narrow'),
    );
    expect(wide.split('\n').filter((line) => line.includes('What is the app called?'))).toHaveLength(1);
    terminal.resize(30, 8);
    await terminal.waitFor(/40×12 is\s+the least/);
    terminal.resize(60, 20);
    const narrow = await terminal.waitFor('❯  Narrow');
    expect(narrow).not.toContain('What this implies');
    await answerAndWait(terminal, ' app', 'Which situation is closest to yours?');

    terminal.press('ctrlR');
    const review = await terminal.waitFor('Review: Narrow app');
    expect(review).toContain('❯ Write the document');
    terminal.press('ctrlC');
    expect(await terminal.waitFor('Saved. Ctrl-C again quits, any other key goes on.')).toContain('Review: Narrow app');
  });

  test('draws for a person who has CI set', async () => {
    const { terminal } = await program.open({ env: { CI: 'true' } });
    await terminal.waitFor('How do you want to begin?');
  });

  test('draws without colours where NO_COLOR is set', async () => {
    const { terminal } = await program.open({ env: { NO_COLOR: '1' } });
    await terminal.waitFor('How do you want to begin?');
    terminal.press('1');
    await terminal.waitFor('How many questions?');
    // oxlint-disable-next-line no-control-regex -- colours are what is looked for
    expect(terminal.output()).not.toMatch(/\u001B\[(?:3[0-7]|9[0-7]|38;|4[0-7])/);
  });
});

describe('without a terminal', () => {
  test('it says what to run instead, and stops', async () => {
    const child = spawn(process.execPath, [program.launcher], { stdio: ['pipe', 'pipe', 'pipe'] });
    let [out, told] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (told += data.toString()));
    const code = await new Promise((resolve) => {
      child.on('close', resolve);
    });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(told).toContain('needs a terminal');
    expect(told).toContain('streamlit-architect design --example live-sales-dashboard -o design.md');
    expect(told).toContain('streamlit-architect questions --yaml > answers.yaml');
  });
});
