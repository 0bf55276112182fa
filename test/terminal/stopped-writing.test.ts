import { readdir } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  headingAsked,
  type MessagesServer,
  startMessagesServer,
  type Turn,
} from '../architects/claude/messages-server.ts';
import { type BuiltProgram, buildProgram } from './built-program.ts';

let program: BuiltProgram;
let server: MessagesServer | null = null;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());
afterEach(async () => {
  await server?.close();
  server = null;
});

/** A model that writes the first section, and begins the second, until `goesOn`. */
async function startModel(goesOn: () => boolean): Promise<MessagesServer> {
  server = await startMessagesServer((request): Turn => {
    const heading = headingAsked(request);
    const text = `## ${heading}\n\nWhat the model says about ${heading.toLowerCase()}.\n`;
    return heading === 'Summary' || goesOn() ? { kind: 'answer', text } : { kind: 'stall', text };
  });
  return server;
}

describe('stopping while the document is written', () => {
  test('keeps the draft, says how to go on, and goes on after what is written', async () => {
    let goesOn = false;
    const model = await startModel(() => goesOn);
    const env = { ANTHROPIC_BASE_URL: model.url, ANTHROPIC_API_KEY: 'test-key' };
    const first = await program.open({ env, rows: 30 });
    await first.terminal.waitFor('How do you want to begin?');
    first.terminal.press('2');
    await first.terminal.waitFor('Which example?');
    first.terminal.press('3');
    await first.terminal.waitFor('Review: Partner returns intake');
    const review = await first.terminal.waitFor('Read what is sent');
    expect(review.replace(/\s+/g, ' ')).toContain(`go to ${model.url}`);

    first.terminal.press('enter');
    const streaming = await first.terminal.waitFor('says about requirements', { timeoutMs: 60_000 });
    expect(streaming).toMatch(/Writing {2}1 of \d+ sections/);
    expect(streaming).toMatch(/● Summary/);
    first.terminal.press('ctrlC');
    const stopped = await first.terminal.waitFor(/Stopped: 1 of \d+ sections are kept\./);
    expect(stopped).toContain('partner-returns-intake-design.md.partial');
    expect(stopped).toContain('Enter write on');
    expect(await readdir(first.folder)).toEqual(['partner-returns-intake-design.md.partial']);
    first.terminal.press('ctrlC');
    expect((await first.terminal.exit).exitCode).toBe(130);
    const id = /sessions resume (\S+)/.exec(first.terminal.screen())?.[1] ?? '';
    expect(first.terminal.screen()).toContain('The draft: ');

    goesOn = true;
    const asked = model.requests.length;
    const second = await program.open({ after: first, env, args: ['sessions', 'resume', id] });
    await second.terminal.waitFor('One section is written; writing goes on after.');
    second.terminal.press('enter');
    await second.terminal.waitFor('The design is written', { timeoutMs: 60_000 });
    const document = await second.read('partner-returns-intake-design.md');
    expect(document).toContain('What the model says about summary.');
    expect(document).toContain('What the model says about sources.');
    expect(model.requests.slice(asked).map(headingAsked)).not.toContain('Summary');
    expect((await readdir(second.folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  test('a model that fails can be asked again, or left for the built-in architect', async () => {
    server = await startMessagesServer((request): Turn => {
      const heading = headingAsked(request);
      return heading === 'Summary'
        ? { kind: 'answer', text: `## ${heading}\n\nA summary.\n` }
        : { kind: 'status', status: 401, type: 'authentication_error', message: 'invalid key' };
    });
    const env = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'test-key' };
    const { terminal } = await program.open({ env, rows: 30 });
    await terminal.waitFor('How do you want to begin?');
    terminal.press('2');
    await terminal.waitFor('Which example?');
    terminal.press('3');
    await terminal.waitFor('Read what is sent');
    terminal.press('enter');
    await terminal.waitFor(/Not finished: .*1 of \d+ sections are kept/, { timeoutMs: 60_000 });
    terminal.press('escape');
    await terminal.waitFor('Review: Partner returns intake');
    terminal.press('ctrlC');
    await terminal.waitFor('Ctrl-C again quits');
    terminal.press('ctrlC');
    expect((await terminal.exit).exitCode).toBe(130);
  });
});
