import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { splitDocument } from '../../src/document/split-document.ts';
import { type BuiltProgram, buildProgram } from '../terminal/built-program.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

let program: BuiltProgram;
let place: Workplace;
let original: string;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(async () => program.remove());
beforeEach(async () => {
  place = await openWorkplace(program.launcher);
  await place.run(['design', '--example', 'messy-csv-uploads', '--date', '2026-01-31', '-o', 'd.md']);
  original = await place.read('d.md');
});
afterEach(async () => place.remove());

const update = (...flags: readonly string[]) =>
  place.run(['design', '--update', 'd.md', '--date', '2026-02-28', ...flags]);

describe('design --update', () => {
  test('writes again what the changed answer makes stale, and is then what a new design would be', async () => {
    const { code, stdout, stderr } = await update('--set', 'alert_route=chat');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Wrote d.md') });
    const rewritten = /^- Rewritten: (.*)\.$/m.exec(stdout)?.[1]?.split(', ') ?? [];
    expect(rewritten).toContain('Observability and operations');
    expect(rewritten).not.toContain('Caching and Streamlit integration');
    expect(stdout).toMatch(
      new RegExp(`^${rewritten.length} of \\d+ sections rewritten\\.\n- No decision changed\\.\n`),
    );

    const now = await place.read('d.md');
    expect(now).toMatch(/^created: 2026-01-31$/m);
    const other = sectionsOf(now).filter(({ markdown }) => !original.includes(markdown));
    expect(other.map(({ heading }) => heading)).toEqual(rewritten);
    expect(await place.read('d.answers.yaml')).toMatch(/^alert_route: chat$/m);
    await place.run(['design', '--answers', 'd.answers.yaml', '--date', '2026-01-31', '-o', 'new.md']);
    expect(await place.read('new.md')).toBe(now);
  });

  test('lists the decisions that changed, and keeps the list beside the document and in the session', async () => {
    const { stdout } = await update('--set', 'availability=99.99%', '--set', 'returns.file_size=20 GB');
    const listed = stdout.split('\n').filter((line) => line.startsWith('- **D-'));
    expect(listed).not.toEqual([]);
    for (const line of listed) expect(line).toMatch(/^- \*\*D-[\w-]+\*\*: .+ → .+\.$/);
    const changes = await place.read('d.changes.md');
    expect(changes).toMatch(/^# What changed in d\.md\n\n## 2026-02-28\n\n- \*\*D-/);
    for (const line of listed) expect(changes).toContain(line);
    const { stdout: sessions } = await place.run(['sessions']);
    const [id = ''] = sessions.split('\n');
    const shown = await place.run(['sessions', 'show', id]);
    for (const line of listed) expect(shown.stdout).toContain(line);
  });

  test('reads the answers file that a person has edited, and leaves its notes', async () => {
    const edited = `# Agreed on Monday.\n${(await place.read('d.answers.yaml')).replace(/^viewers: .*$/m, 'viewers: 40')}`;
    await place.write('d.answers.yaml', edited);
    expect((await update()).code).toBe(0);
    expect(await place.read('d.answers.yaml')).toBe(edited);
    expect(await place.read('d.md')).toContain('40 viewers');
    const refused = await update('--set', 'viewers=50');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('d.answers.yaml was written by hand');
    expect(await place.read('d.answers.yaml')).toBe(edited);
  });

  test('with --dry-run prints what would be done and writes nothing', async () => {
    const before = await place.files();
    const { code, stdout } = await update('--set', 'viewers=50', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d+ of \d+ sections would be rewritten\.\n/);
    expect(await place.files()).toEqual(before);
    expect(await place.read('d.md')).toBe(original);
    expect(await place.read('d.answers.yaml')).not.toContain('viewers: 50');
  });

  test('says when another version wrote the document, since that alone can make sections stale', async () => {
    await place.write('d.md', original.replace(/^tool: .*$/m, 'tool: 0.0.1'));
    const { code, stderr } = await update('--dry-run');
    expect(code).toBe(0);
    expect(stderr).toMatch(/^d\.md was written by version 0\.0\.1; /);
  });

  test('without a change does nothing', async () => {
    const { code, stdout } = await update();
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nothing to rewrite: d.md is what its answers make.\n' });
    expect(await place.read('d.md')).toBe(original);
  });

  test('keeps what a hand has changed; where that is stale it says so, and --force writes it again', async () => {
    const byHand = original
      .replace('\n## Observability and operations\n', '$&\nOur own words.\n')
      .replace('\n## Data lineage\n', '$&\nOurs too.\n');
    await place.write('d.md', byHand);
    const kept = await update('--set', 'alert_route=chat');
    expect(kept.code).toBe(1);
    expect(kept.stdout).toContain('- Stale, and kept as edited by hand: Observability and operations.');
    const now = await place.read('d.md');
    expect(now).toContain('\n## Observability and operations\n\nOur own words.\n');
    expect(now).toContain('\n## Data lineage\n\nOurs too.\n');
    const forced = await update('--force');
    expect(forced.code).toBe(0);
    expect(forced.stdout).toMatch(/^1 of /);
    expect(await place.read('d.md')).not.toContain('Our own words.');
    expect(await place.read('d.md')).toContain('\n## Data lineage\n\nOurs too.\n');
  });

  test('is refused for what is no document of ours, with nothing written', async () => {
    await place.write('notes.md', '# Notes\n');
    await place.write('notes.answers.yaml', await place.read('d.answers.yaml'));
    const notes = await place.run(['design', '--update', 'notes.md']);
    expect({ code: notes.code, out: notes.stdout }).toEqual({ code: 2, out: '' });
    expect(notes.stderr).toContain('notes.md does not say what its sections were made from');
    const missing = await place.run(['design', '--update', 'none.md']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('There is no document none.md');
    expect(await place.read('notes.md')).toBe('# Notes\n');
  });
});

function sectionsOf(markdown: string) {
  return splitDocument(markdown).sections;
}
