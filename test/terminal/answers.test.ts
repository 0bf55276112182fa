import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { answerAndWait, type BuiltProgram, buildProgram, designWritten, type Run } from './built-program.ts';

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

/** An express interview about one API, at the question after its rate limit. */
async function interviewOnApi(options: { cols?: number; rows?: number } = {}): Promise<Run> {
  const run = await program.open(options);
  const { terminal } = run;
  await terminal.waitFor('How do you want to begin?');
  terminal.press('1');
  await terminal.waitFor('How many questions?');
  terminal.press('1');
  await terminal.waitFor('What is the app called?');
  await answerAndWait(terminal, 'Store watch', 'Which situation is closest to yours?');
  terminal.press('1');
  await terminal.waitFor('Which sources feed the app?');
  await answerAndWait(terminal, 'crm', 'What kind of source is crm?');
  terminal.press('3');
  await terminal.waitFor('How much does crm hold today?');
  return run;
}

describe('going back', () => {
  test('changes an answer, names what it drops, shows what it changes, and can be undone', async () => {
    const { terminal } = await interviewOnApi();
    await answerAndWait(terminal, '2M rows', 'How much is new or changed in crm each day?');
    await answerAndWait(terminal, '40k rows/day', 'How many calls does crm allow?');
    await answerAndWait(terminal, '100/min', /How (?!many calls)/);
    await terminal.waitFor('of crm’s rate limit used');

    for (const question of [
      'How many calls does crm allow?',
      'in crm each day?',
      'hold today?',
      'What kind of source',
    ]) {
      terminal.press('escape');
      await terminal.waitFor(question);
    }
    expect(terminal.screen()).toContain('❯ 3 A web API');
    terminal.press('up');
    terminal.press('up');
    await terminal.waitFor(
      (screen) => screen.includes('❯ 1 A database') && /With this answer[^]*→ Ingestion, crm: /.test(screen),
    );

    terminal.press('enter');
    const after = await terminal.waitFor('No longer asked, so this answer was dropped: crm.rate_limit.');
    expect(after).toContain('Ctrl-Z takes it back');
    const settled = await terminal.waitFor('The last answer');
    expect(settled).toMatch(/→ Ingestion, crm: /);
    expect(settled).not.toContain('of crm’s rate limit used');

    terminal.press('ctrlZ');
    expect(await terminal.waitFor('What kind of source is crm?')).toContain('The last answer was taken back.');
    await terminal.waitFor('of crm’s rate limit used');
  });

  test('from the review, one answer is changed and the review goes on', async () => {
    const { terminal } = await program.open();
    await terminal.waitFor('How do you want to begin?');
    terminal.press('2');
    await terminal.waitFor('Which example?');
    terminal.press('1');
    await terminal.waitFor('Review: Live sales dashboard');
    terminal.type('limit');
    await terminal.waitFor((screen) => screen.includes('Filter: limit') && !screen.includes('crm.kind'));
    terminal.press('enter');
    expect(await terminal.waitFor('changing one answer')).toContain('How many calls does crm allow?');
    terminal.type('10/min');
    expect(await terminal.waitFor(/8 → 74\.\d % +of crm’s rate limit used/)).not.toContain('100/min10/min');
    terminal.press('enter');
    const review = await terminal.waitFor('Review: Live sales dashboard');
    expect(review).toMatch(/❯ = crm\.rate_limit +10\/min/);
    expect(review).toMatch(/crm takes 74\.\d % of its rate limit \(new\)/);

    terminal.press('tab');
    const consequences = await terminal.waitFor('What follows from the answers');
    expect(consequences).toContain('Risk: crm takes');
    terminal.press('escape');
    await terminal.waitFor('Review: Live sales dashboard');
  });
});

describe('quitting half way', () => {
  test('loses no answer: it is resumed by its id and from the welcome screen', async () => {
    const first = await interviewOnApi();
    first.terminal.type('5M rows');
    first.terminal.press('ctrlC');
    await first.terminal.waitFor('Saved. Ctrl-C again quits, any other key goes on.');
    first.terminal.press('enter');
    const going = await first.terminal.waitFor((screen) => !screen.includes('Ctrl-C again quits'));
    expect(going).toContain('How much does crm hold today?');
    expect(going).toContain('5M rows');
    await answerAndWait(first.terminal, '', 'How much is new or changed in crm each day?');
    first.terminal.press('ctrlC');
    await first.terminal.waitFor('Ctrl-C again quits');
    first.terminal.press('ctrlC');
    expect(await first.terminal.exit).toEqual({ exitCode: 130, signal: 0 });
    expect(first.terminal.isAlternateScreen()).toBe(false);
    expect(first.terminal.cursor().isVisible).toBe(true);
    const id = /sessions resume (\S+)/.exec(first.terminal.screen())?.[1] ?? '';
    expect(id).not.toBe('');

    const second = await program.open({ after: first, args: ['sessions', 'resume', id] });
    await second.terminal.waitFor('How much is new or changed in crm each day?');
    await answerAndWait(second.terminal, '40k rows/day', 'How many calls does crm allow?');
    second.terminal.press('ctrlC');
    await second.terminal.waitFor('Ctrl-C again quits');
    second.terminal.press('ctrlC');
    expect((await second.terminal.exit).exitCode).toBe(130);

    const third = await program.open({ after: first });
    expect(await third.terminal.waitFor('Go on where you stopped')).toContain('Store watch');
    third.terminal.press('enter');
    await third.terminal.waitFor('Which one?');
    third.terminal.press('enter');
    await third.terminal.waitFor('How many calls does crm allow?');
    third.terminal.press('ctrlR');
    const review = await third.terminal.waitFor('Review: Store watch');
    expect(review).toMatch(/= crm\.rows +5M rows/);
    expect(review).toMatch(/= crm\.rows_per_day +40k rows\/day/);
    expect(review).toMatch(/Go on with the interview \(\d+ questions open\)/);
    third.terminal.press('enter');
    await designWritten(third.terminal);
    expect(await third.read('store-watch-design.answers.yaml')).toContain('5M rows');
    third.terminal.press('ctrlC');
    expect((await third.terminal.exit).exitCode).toBe(0);
  });

  test('claims nothing where the disk refused', async () => {
    const { terminal, home } = await interviewOnApi();
    // The answer before may still be on its way to the disk, and makes the folder again.
    await vi.waitFor(async () => {
      await rm(path.join(home, 'sessions'), { recursive: true, force: true });
      await writeFile(path.join(home, 'sessions'), 'not a folder');
    });
    terminal.type('5M rows\r');
    await terminal.waitFor(
      (screen) => screen.includes('in crm each day?') && screen.includes('is a file, not a folder'),
    );
    terminal.press('ctrlC');
    await terminal.waitFor('Not saved. Ctrl-C again loses answers');
    terminal.press('ctrlC');
    expect((await terminal.exit).exitCode).toBe(130);
    expect(terminal.screen()).toContain('Your last answers could not be saved.');
  });

  test('a termination restores the terminal and keeps the session', async () => {
    const { terminal } = await interviewOnApi();
    terminal.kill('SIGTERM');
    expect(await terminal.exit).toEqual({ exitCode: 130, signal: 0 });
    expect(terminal.isAlternateScreen()).toBe(false);
    expect(terminal.cursor().isVisible).toBe(true);
    expect(terminal.screen()).toMatch(/sessions resume \S+/);
  });
});
