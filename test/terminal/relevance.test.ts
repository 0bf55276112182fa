import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptDefaults, answerAndWait, type BuiltProgram, buildProgram } from './built-program.ts';

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

/** What is measured in pauses takes its time on a busy machine. */
const measured = { timeoutMs: 60_000 };

test('Ctrl-G tells which decisions hang on a question, Esc returns to what was typed', async () => {
  const { terminal } = await program.open();
  await terminal.waitFor('How do you want to begin?');
  terminal.press('1');
  await terminal.waitFor('How many questions?');
  terminal.press('1');
  await terminal.waitFor('What is the app called?');
  await answerAndWait(terminal, 'Store watch', 'Which situation is closest to yours?');
  await acceptDefaults(terminal, (screen) => screen.includes('hold today?'));
  terminal.type('5M r');
  await terminal.waitFor('❯  5M r');
  terminal.press('ctrlG');
  expect(await terminal.waitFor('Decisions that hang on it', measured)).toMatch(/D-[a-z-]+.*: [^]* → /);
  terminal.press('escape');
  await terminal.waitFor('❯  5M r');
  terminal.type('ows');
  await terminal.waitFor('❯  5M rows');
});

test('Ctrl-T changes the depth and tells how many questions each has', async () => {
  const { terminal } = await program.open();
  await terminal.waitFor('How do you want to begin?');
  terminal.press('1');
  await terminal.waitFor('How many questions?');
  terminal.press('1');
  const first = await terminal.waitFor('What is the app called?');
  const count = (screen: string) => Number(/question 1 of (\d+)/.exec(screen)?.[1]);
  terminal.press('ctrlT');
  const next = await terminal.waitFor('From here on the standard set:');
  const [, standard, express, thorough] =
    /standard set: (\d+) questions in all \(express (\d+), thorough (\d+)\)/.exec(next)?.map(Number) ?? [];
  expect([express, standard]).toEqual([count(first), count(next)]);
  expect(count(next)).toBeGreaterThan(count(first));
  terminal.press('ctrlT');
  expect(count(await terminal.waitFor('From here on the thorough set:'))).toBe(thorough);
});

test('the review counts the questions that still matter, with nothing pressed', async () => {
  const { terminal } = await program.open();
  await terminal.waitFor('How do you want to begin?');
  terminal.press('2');
  await terminal.waitFor('Which example?');
  terminal.press('1');
  await terminal.waitFor(/❯ Write the document[^]*\d+ of \d+ open questions? could still change this design/, measured);
});
