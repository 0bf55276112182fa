import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sections } from '../../src/document/sections.ts';
import { exampleText } from '../../src/intake/examples.ts';
import { type BuiltProgram, buildProgram } from '../terminal/built-program.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

let program: BuiltProgram;
let place: Workplace;

beforeAll(async () => {
  program = await buildProgram();
});
afterAll(async () => program.remove());
beforeEach(async () => {
  place = await openWorkplace(program.launcher);
});
afterEach(async () => place.remove());

const example = ['--example', 'messy-csv-uploads'] as const;
const dated = ['--date', '2026-01-31'] as const;

describe('a design', () => {
  test('is written whole, with its answers beside it, and made again to the byte from them', async () => {
    const first = await place.run(['design', ...example, ...dated, '-o', 'design.md']);
    expect({ code: first.code, stdout: first.stdout }).toEqual({ code: 0, stdout: '' });
    expect(await place.files()).toEqual(['design.answers.yaml', 'design.md']);
    const document = await place.read('design.md');
    expect(document).toMatch(/^---\ntitle: Partner returns intake\ncreated: 2026-01-31\narchitect: builtin\n/);
    expect(document).toContain('\n## Sources\n');

    const steps = [...first.stderr.matchAll(/^\[(\d+)\/(\d+)\] (.+)$/gm)].map(([, at, of, heading]) => [
      at,
      of,
      heading,
    ]);
    const headings = sections
      .map(({ heading }): string => heading)
      .filter((heading) => document.includes(`\n## ${heading}\n`));
    expect(steps).toEqual(headings.map((heading, index) => [`${index + 1}`, `${headings.length}`, heading]));
    expect(first.stderr).toMatch(/^Architect: builtin, because there is no ANTHROPIC_API_KEY/);
    expect(first.stderr).toMatch(
      /Wrote design\.md; its answers are design\.answers\.yaml\.\nNext: .*what-if --answers design\.answers\.yaml/,
    );

    const again = await place.run(['design', '--answers', 'design.answers.yaml', ...dated, '-o', 'again.md']);
    expect(again.code).toBe(0);
    expect(await place.read('again.md')).toBe(document);
    expect(await place.read('again.answers.yaml')).toBe(await place.read('design.answers.yaml'));

    const printed = await place.run(['design', '--answers', 'again.answers.yaml', ...dated, '-o', '-']);
    expect(printed.code).toBe(0);
    expect(printed.stdout).toBe(document);
    expect(await place.files()).toHaveLength(4);
    const { stdout } = await place.run(['sessions']);
    expect(stdout.match(/Partner returns intake, .*, finished/g)).toHaveLength(2);
  });

  test('that nobody reads to its end ends cleanly, with progress and nothing else on stderr', async () => {
    const { code, stdout, stderr } = await place.bash('$TOOL design --example messy-csv-uploads -o - | head -1');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '---\n' });
    expect(stderr.trim()).toMatch(/^(?:(?:Architect: |Feasibility: |Checked: |\[\d+\/\d+\] ).*\n?)+$/);
    expect(await place.files()).toEqual([]);
  });

  test('whose progress nobody reads is finished all the same', async () => {
    const { code } = await place.bash('$TOOL design --example messy-csv-uploads -o design.md 2>&1 | head -1');
    expect(code).toBe(0);
    expect(await place.files()).toEqual(['design.answers.yaml', 'design.md']);
  });

  test.runIf(process.platform === 'linux')('that standard output cannot take says so', async () => {
    const { code, stderr } = await place.bash('$TOOL design --example messy-csv-uploads -o - > /dev/full');
    expect(code).toBe(2);
    expect(stderr).toContain('Cannot write to standard output: the disk is full');
  });

  test('leaves an answers file that the person wrote as it is, and replaces its own only when told to', async () => {
    const own = `# What we agreed on Monday.\n${exampleText('messy-csv-uploads')}`;
    await place.write('design.answers.yaml', own);
    const args = ['design', '--answers', 'design.answers.yaml', '-o', 'design.md'];
    expect((await place.run(args)).code).toBe(0);
    expect(await place.read('design.answers.yaml')).toBe(own);
    const changed = await place.run([...args, '--set', 'viewers=30', '--force']);
    expect(changed.code).toBe(0);
    expect(await place.read('design.answers.yaml')).toMatch(/^viewers: 30$/m);
  });

  test('as JSON is the blueprint', async () => {
    const { code, stdout, stderr } = await place.run(['design', ...example, '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      answers: { design: { name: 'Partner returns intake' } },
      decisions: expect.arrayContaining([expect.objectContaining({ id: 'D-store' })]),
    });
  });

  test('says what blocks it, and what an answer that was changed lets go', async () => {
    const flags = ['--set', 'freshness=1s', '--set', 'inventory.kind=files', '--format', 'json'];
    const { code, stderr } = await place.run(['design', '--example', 'live-sales-dashboard', ...flags]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/--set inventory\.kind=files: no longer asked, so left out: inventory\./);
  });
});

describe('is refused, with nothing written:', () => {
  beforeEach(async () => {
    await place.write('there.md', 'mine');
    await place.write('half.answers.yaml', 'mine');
    await place.write('list.yaml', '- 1\n');
    await mkdir(path.join(place.folder, 'folder'));
  });

  test.each<[string, readonly string[], RegExp]>([
    ['a dry run of a new design', [...example, '--dry-run'], /--dry-run goes with --update/],
    ['a document that is there', [...example, '-o', 'there.md'], /there\.md exists already\n {2}.*--force/],
    ['an answers file that is there', [...example, '-o', 'half.md'], /half\.answers\.yaml exists already/],
    [
      'a folder that is missing',
      [...example, '-o', 'no/design.md'],
      /the folder does not exist\n {2}Create the folder/,
    ],
    ['a folder as the file', [...example, '-o', 'folder'], /folder is a folder\n {2}Name a file in it/],
    ['a file where a folder should be', [...example, '-o', 'there.md/design.md'], /is a file, not a folder/],
    ['no answers', ['-o', 'x.md'], /Say which answers.*\n {2}--answers FILE, or --example with one of live-sales/],
    ['answers twice', [...example, '--answers', 'a.yaml'], /either --answers or --example, not both/],
    [
      'an unknown example',
      ['--example', 'slow-postgres'],
      /no example 'slow-postgres'.*\n.*slow-postgres-app, messy-csv/,
    ],
    ['a missing answers file', ['--answers', 'a.yaml'], /no file a\.yaml\n.*questions --yaml > answers\.yaml/],
    ['a folder as the answers', ['--answers', 'folder'], /Cannot read folder: it is a folder/],
    ['an unknown question', [...example, '--set', 'viewrs=3'], /--set viewrs=3: .*did you mean viewers\?/],
    ['a wrong unit', [...example, '--set', 'viewers=3 GB'], /--set viewers=3 GB: '3 GB' is a size/],
    ['a missing value', [...example, '--set', 'viewers'], /'viewers' has no value\n.*--set viewers=200/],
    ['an empty value', [...example, '--set', 'viewers='], /'viewers=' has no value/],
    ['a factor on words', [...example, '--set', 'name=10x'], /'10x' changes a quantity, and name takes a few words/],
    ['a month that is none', [...example, '--date', '2026-13-01'], /2026-13-01 is not a date\n.*2026-01-31/],
    ['a day that is none', [...example, '--date', '2026-02-30'], /2026-02-30 is not a date/],
    ['an unknown session', ['--resume', 'nothing-1a2b'], /There is no session nothing-1a2b/],
    [
      'a session and answers',
      [...example, '--resume', 'x-1'],
      /'--resume <session>' cannot be used with option '--example/,
    ],
    [
      'a model without a credential',
      [...example, '--architect', 'claude'],
      /needs a credential.*\n.*ANTHROPIC_API_KEY/,
    ],
  ])('%s', async (_, args, words) => {
    const before = await place.files();
    const { code, stdout, stderr } = await place.run(['design', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(await place.files()).toEqual(before);
    expect(await place.everything()).not.toContain('Partner returns');
  });

  test('an answers file with many faults: every one with its line, on one screen', async () => {
    const faults = Array.from({ length: 12 }, (_, index) => `viewers_${index}: 4`);
    await place.write('bad.yaml', ['version: 1', 'freshness: 20 GB', ...faults, 'availability: 250%'].join('\n'));
    const { code, stdout, stderr } = await place.run(['design', '--answers', 'bad.yaml', '-o', 'x.md']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe('bad.yaml cannot be used:');
    expect(lines.map((line) => /^ {2}line (\d+): /.exec(line)?.[1]).filter(Boolean)).toHaveLength(14);
    expect(lines.length).toBeLessThanOrEqual(24);
  });

  test('an answers file that is no YAML: the line, and what to do there', async () => {
    await place.write('bad.yaml', 'version: 1\nname: "open\n');
    const { code, stderr } = await place.run(['design', '--answers', 'bad.yaml', '-o', 'x.md']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^bad\.yaml cannot be used:\n {2}line \d+: .*\n {4}Correct the YAML there\./);
  });
});

describe('a home that is not as it should be', () => {
  test('cannot be written: the design is, and it is said that it cannot be resumed', async () => {
    await place.write('taken', '');
    const broken = { STREAMLIT_ARCHITECT_HOME: path.join(place.folder, 'taken') };
    const { code, stderr } = await place.run(['design', ...example, '-o', 'design.md'], broken);
    expect(code).toBe(0);
    expect(stderr).toMatch(/Without a session, so that this run cannot be resumed: .*is a file, not a folder/);
    expect(await place.files()).toEqual(['design.answers.yaml', 'design.md', 'taken']);
  });

  test('holds broken settings and a broken index: both are set aside and told', async () => {
    await mkdir(place.home);
    await writeFile(path.join(place.home, 'settings.json'), '{"model": ');
    await writeFile(path.join(place.home, 'sessions.json'), 'nonsense');
    const { code, stderr } = await place.run(['design', ...example, '-o', 'design.md']);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /settings\.json was not valid JSON; it was set aside as .*settings\.json\.bad-1\. The defaults/,
    );
    expect(stderr).toMatch(/sessions\.json was not valid JSON; it was set aside as .*sessions\.json\.bad-1\. The list/);
  });
});
