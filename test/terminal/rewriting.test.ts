import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { splitDocument } from '../../src/document/split-document.ts';
import { type BuiltProgram, buildProgram, designWritten } from './built-program.ts';
import type { Terminal } from './harness/open-terminal.ts';

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

const file = 'partner-returns-intake-design.md';

describe('a document that was written', () => {
  test('is rewritten only where a changed answer makes it stale, and what a hand has changed stays', async () => {
    const { terminal, folder, home, read } = await program.open();
    await terminal.waitFor('How do you want to begin?');
    terminal.press('2');
    await terminal.waitFor('Which example?');
    terminal.press('3');
    await terminal.waitFor('Review: Partner returns intake');
    terminal.press('enter');
    await designWritten(terminal);
    const byHand = (await read(file)).replace('\n## Data lineage\n', '$&\nOur own words.\n');
    await writeFile(path.join(folder, file), byHand);

    terminal.press('4');
    await terminal.waitFor('no section is stale');
    await take(terminal, 'alert_route');
    await terminal.waitFor('Who hears an alert, and how?');
    terminal.press('2');
    const review = await terminal.waitFor(/\d+ of 17 sections would be rewritten/);
    const [, stale = ''] = /(\d+) of 17 sections would be rewritten/.exec(review) ?? [];
    await take(terminal, 'Write the');
    const offer = await terminal.waitFor('Already there:');
    expect(offer).toContain(`❯ 1 Update it: ${stale} of 17 sections would be rewritten`);
    terminal.press('enter');
    const done = await designWritten(terminal);
    expect(done).toContain(`${stale} sections rewritten, ${17 - Number(stale)} kept; no decision changed.`);

    const now = await read(file);
    const rewritten = sectionsOf(now).filter(({ markdown }) => !byHand.includes(markdown));
    expect(rewritten).toHaveLength(Number(stale));
    expect(rewritten.map(({ heading }) => heading)).toContain('Observability and operations');
    expect(now).toContain('\n## Data lineage\n\nOur own words.\n');

    terminal.press('2');
    const changes = await terminal.waitFor('What changed');
    expect(changes).toMatch(/No decision changed\.[^]*Rewritten[^]*Observability and operations/);
    terminal.press('escape');
    await terminal.waitFor('The design is written');
    terminal.press('ctrlC');
    await terminal.exit;
    expect(terminal.screen()).toContain('streamlit-architect design --update ');

    const again = await program.open({ args: ['sessions'], after: { terminal, folder, home, read } });
    await again.terminal.exit;
    const [id = ''] = again.terminal.screen().trim().split('\n');
    const shown = await program.open({ args: ['sessions', 'show', id], after: { terminal, folder, home, read } });
    await shown.terminal.exit;
    expect(shown.terminal.screen()).toContain('- Rewritten: ');
  });
});

/** Narrows the list to a row and takes it. */
async function take(terminal: Terminal, words: string): Promise<void> {
  terminal.type(words);
  await terminal.waitFor(`Filter: ${words}`);
  terminal.press('enter');
}

function sectionsOf(markdown: string) {
  return splitDocument(markdown).sections;
}
