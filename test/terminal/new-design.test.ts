import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptDefaults, answerAndWait, type BuiltProgram, buildProgram, designWritten } from './built-program.ts';

const editor = path.join(import.meta.dirname, 'line-editor.sh');
let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

describe('a new design', () => {
  test('goes from the first key to the saved file', async () => {
    const { terminal, folder, read } = await program.open({ env: { EDITOR: `sh ${editor}` } });
    const welcome = await terminal.waitFor('How do you want to begin?');
    expect(welcome).toContain('❯ 1 Start a new design');
    expect(welcome).toContain('2 Look at an example');
    expect(welcome).toContain('3 Begin from an answers file');
    expect(welcome).not.toContain('Go on where you stopped');

    terminal.press('enter');
    expect(await terminal.waitFor('How many questions?')).toMatch(/1 Express {2}\d+ questions/);
    terminal.press('1');
    const first = await terminal.waitFor('What is the app called?');
    expect(first).toContain('question 1 of');
    expect(first).toContain('Streamlit data app');
    expect(first).toContain('What this implies');
    expect(first).toMatch(/Enter accept[^]*Ctrl-N don’t know[^]*Ctrl-C quit/);

    await answerAndWait(terminal, 'Store watch', 'Which situation is closest to yours?');
    terminal.press('1');
    await terminal.waitFor('Which sources feed the app?');
    await answerAndWait(terminal, 'crm, orders', 'What kind of source is crm?');
    terminal.press('3');
    await terminal.waitFor('How much does crm hold today?');

    terminal.type('5 Mx');
    terminal.press('enter');
    expect(await terminal.waitFor(/✗ '5 Mx': I know k, M, G/)).toContain('How much does crm hold today?');
    terminal.press('ctrlU');
    terminal.type('20 GB');
    expect(await terminal.waitFor('20 GB')).not.toContain('5 Mx');
    await terminal.waitFor(/→ 2\d GB +all data today/);
    terminal.press('enter');
    await terminal.waitFor('How much is new or changed in crm each day?');
    terminal.press('ctrlN');
    await terminal.waitFor((screen) => !screen.includes('in crm each day'));

    await acceptDefaults(terminal);
    const review = await terminal.waitFor('Nothing leaves this machine: the built-in architect writes');
    expect(review).toContain('Review: Store watch');
    expect(review).toMatch(/= name +Store watch/);
    expect(review).toMatch(/= situation +A new app/);
    expect(review).toContain('❯ Write the document');
    expect(review).toContain('store-watch-design.md');

    terminal.press('enter');
    const done = await designWritten(terminal);
    expect(terminal.output()).toMatch(/of \d+ sections/);
    expect(done).toContain('store-watch-design.md');
    expect(done).toContain('The checks of code, queries, links and figures found nothing.');
    const document = await read('store-watch-design.md');
    expect(document).toMatch(/^---\ntitle: Store watch\n/);
    expect(document).toContain('## Summary');
    expect(document).toContain('## Sources');
    expect(await read('store-watch-design.answers.yaml')).toMatch(/rows_per_day: unknown/);
    expect((await readdir(folder)).toSorted()).toEqual(['store-watch-design.answers.yaml', 'store-watch-design.md']);

    terminal.press('1');
    expect(await terminal.waitFor('## Summary')).toContain('Esc close');
    terminal.press('escape');
    await terminal.waitFor('The design is written');
    terminal.press('2');
    await terminal.waitFor('One more line:');
    terminal.type('By hand.\r');
    await terminal.waitFor('The design is written');
    expect(await read('store-watch-design.md')).toMatch(/\nBy hand\.\n$/);
    terminal.press('5');
    expect(await terminal.exit).toEqual({ exitCode: 0, signal: 0 });
    expect(terminal.isAlternateScreen()).toBe(false);
    expect(terminal.screen()).toContain(`The design: ${path.join(folder, 'store-watch-design.md')}`);
    expect(terminal.screen()).toContain('streamlit-architect check');
  });

  test('asks before it replaces a file, and takes another name', async () => {
    const first = await program.open();
    await first.terminal.waitFor('How do you want to begin?');
    first.terminal.press('2');
    await first.terminal.waitFor('Which example?');
    first.terminal.press('3');
    await first.terminal.waitFor('Review: Partner returns intake');
    first.terminal.press('enter');
    await designWritten(first.terminal);
    const kept = await first.read('partner-returns-intake-design.md');

    first.terminal.press('4');
    await first.terminal.waitFor('Review: Partner returns intake');
    first.terminal.press('enter');
    const question = await first.terminal.waitFor('Update it: no section is stale');
    expect(question).toContain('partner-returns-intake-design.md');
    expect(question).toContain('partner-returns-intake-design.answers.yaml');
    first.terminal.press('3');
    await first.terminal.waitFor('Where should the document go?');
    first.terminal.press('ctrlU');
    await answerAndWait(first.terminal, 'missing/second.md', '❯ Write the document');
    first.terminal.press('enter');
    await first.terminal.waitFor('the folder does not exist');
    first.terminal.press('ctrlU');
    await answerAndWait(first.terminal, 'second.md', '❯ Write the document');
    first.terminal.press('enter');
    await designWritten(first.terminal);
    expect(await first.read('partner-returns-intake-design.md')).toBe(kept);
    await access(path.join(first.folder, 'second.answers.yaml'));
    first.terminal.press('ctrlC');
    expect((await first.terminal.exit).exitCode).toBe(0);
  });
});
