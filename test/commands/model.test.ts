import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { createBuiltinArchitect } from '../../src/architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import { withoutCheckPart } from '../../src/document/check-part.ts';
import { parseFrontMatter } from '../../src/document/front-matter.ts';
import { sectionsFor } from '../../src/document/sections.ts';
import { splitDocument } from '../../src/document/split-document.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { exampleText } from '../../src/intake/examples.ts';
import {
  headingAsked,
  type MessagesServer,
  startMessagesServer,
  type Turn,
} from '../architects/claude/messages-server.ts';
import { type BuiltProgram, buildProgram } from '../terminal/built-program.ts';
import { openWorkplace, type Outcome, type Workplace } from './workplace.ts';

const key = 'sk-key-of-these-tests';
const read = readAnswersFile(exampleText('slow-postgres-app'));
if (!read.ok) throw new Error('the example does not read');
const blueprint = assembleBlueprint(read.answers, { toolVersion: manifest.version });
const headings = sectionsFor(blueprint).map(({ heading }): string => heading);
const [first = '', second = '', third = ''] = headings;
const rest = headings.slice(2);

let program: BuiltProgram;
let place: Workplace;
let server: MessagesServer | null = null;
/** What a model that knows its trade would write: the built-in architect's sections, by their headings. */
const wellWritten = new Map<string, string>();

beforeAll(async () => {
  program = await buildProgram();
  const options = { finished: new Map(), signal: new AbortController().signal };
  for await (const event of createBuiltinArchitect().write(blueprint, options))
    if (event.type === 'section_finished')
      wellWritten.set(event.markdown.split('\n')[0]?.slice(3) ?? '', event.markdown);
});
afterAll(async () => program.remove());
beforeEach(async () => {
  place = await openWorkplace(program.launcher);
});
afterEach(async () => {
  await place.remove();
  await server?.close();
  server = null;
});

const written = (heading: string): Turn => ({ kind: 'answer', text: wellWritten.get(heading) ?? '', deltaLength: 500 });
const overloaded: Turn = {
  kind: 'status',
  status: 529,
  type: 'overloaded_error',
  message: 'busy',
  headers: { 'retry-after': '0' },
};

/** Serves a model that treats each heading as told; gives the environment in which the program finds it. */
async function serve(turnFor: (heading: string) => Turn): Promise<Record<string, string>> {
  await server?.close();
  server = await startMessagesServer((request) => turnFor(headingAsked(request)));
  return { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: key };
}

const asked = () => (server?.requests ?? []).map(headingAsked);
const design = ['design', '--example', 'slow-postgres-app', '--date', '2026-01-31', '-o', 'design.md'] as const;
const headingsOf = (markdown: string) => splitDocument(markdown).sections.map(({ heading }) => heading);
const partOf = (markdown: string) => markdown.split('### How this document was checked')[1] ?? '';
const authorOf = (markdown: string) => parseFrontMatter(markdown)?.values['architect'];
const sessionIn = ({ stderr }: Outcome) => /design --resume (\S+)/.exec(stderr)?.[1] ?? 'none';

describe('a design by the model', () => {
  test('is chosen when there is a credential, with the reason and the place told, and the key nowhere', async () => {
    const environment = await serve(written);
    const { code, stdout, stderr } = await place.run([...design, '--model', 'claude-test'], environment);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(
      /^Architect: claude, because ANTHROPIC_API_KEY is set\. The blueprint goes to claude-test at http:\/\/127\.0\.0\.1:/,
    );
    expect(stderr).toMatch(/^Tokens: \d+ read, \d+ of them from the cache; \d+ written\.$/m);
    expect(asked()).toEqual(headings);
    expect(server?.requests[0]).toMatchObject({ authorization: `Bearer ${key}`, body: { model: 'claude-test' } });
    const document = await place.read('design.md');
    expect(splitDocument(document).sections.map(({ markdown }) => `${withoutCheckPart(markdown).trim()}\n`)).toEqual([
      ...wellWritten.values(),
    ]);
    expect(parseFrontMatter(document)?.values).toMatchObject({ architect: 'claude', model: 'claude-test' });
    expect(`${stderr}${await place.everything()}`).not.toContain(key);
  });

  test('that refuses the credential is said, and the built-in architect can take over', async () => {
    const refusal = { kind: 'status', status: 401, type: 'authentication_error', message: `bad key ${key}` } as const;
    const failed = await place.run(design, await serve(() => refusal));
    expect({ code: failed.code, stdout: failed.stdout }).toEqual({ code: 3, stdout: '' });
    expect(failed.stderr).toMatch(
      /not finished: http.* refused the credential \(401: bad key \[credential\]\)\n.*--architect builtin/,
    );
    expect(await place.files()).toEqual([]);
    const taken = await place.run(['design', '--resume', sessionIn(failed), '--architect', 'builtin']);
    expect(taken.code).toBe(0);
    expect(authorOf(await place.read('design.md'))).toBe('builtin');
    expect(`${failed.stderr}${taken.stderr}${await place.everything()}`).not.toContain(key);
  });

  test('that breaks off leaves a draft, and is gone on with where it stopped', async () => {
    const busy = await serve((heading) => (heading === first || heading === second ? written(heading) : overloaded));
    const failed = await place.run(design, busy);
    expect({ code: failed.code, stdout: failed.stdout }).toEqual({ code: 3, stdout: '' });
    expect(failed.stderr).toMatch(
      /is overloaded.*\n(?:.*\n)*? {2}The draft is design\.md\.partial\.\n {2}Go on with: streamlit-architect design --resume /,
    );
    expect(await place.files()).toEqual(['design.md.partial']);
    const draft = await place.read('design.md.partial');
    expect(headingsOf(draft)).toEqual([first, second]);
    expect(parseFrontMatter(draft)?.values['missing']).toEqual(rest);
    expect((await place.run(['sessions'])).stdout).toContain(
      `document unfinished; go on with: streamlit-architect design --resume ${sessionIn(failed)}`,
    );

    const healthy = await serve(written);
    const resumed = await place.run(['design', '--resume', sessionIn(failed)], healthy);
    expect(resumed.code).toBe(0);
    expect(resumed.stderr).toContain(`: 2 sections are written.`);
    expect(resumed.stderr).toContain(`[3/${headings.length}] ${third}`);
    expect(asked()).toEqual(rest);
    expect(await place.files()).toEqual(['design.answers.yaml', 'design.md']);
    const document = await place.read('design.md');
    expect(headingsOf(document)).toEqual(headings);
    expect(document).toContain('created: 2026-01-31');
    const again = await place.run(['design', '--resume', sessionIn(failed)], healthy);
    expect(again).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('is finished; its document is design.md'),
    });
  });

  test('whose connection drops again and again is given up, with the draft kept', async () => {
    const broken = await serve((heading) =>
      heading === first ? written(heading) : { kind: 'cut', text: `## ${heading}\n\nHalf ` },
    );
    const { code, stderr } = await place.run(design, broken);
    expect(code).toBe(3);
    expect(stderr).toMatch(/trying again in \d+ s/);
    expect(stderr).toContain('The draft is design.md.partial.');
    expect(headingsOf(await place.read('design.md.partial'))).toEqual([first]);
  });

  test('is interrupted without loss, belongs to one run at a time, and is finished by the other architect', async () => {
    const stalling = await serve((heading) =>
      heading === first ? written(heading) : { kind: 'stall', text: `## ${heading}\n\nHalf ` },
    );
    const running = place.start(design, stalling);
    await expect.poll(() => asked().length, { timeout: 60_000 }).toBe(2);
    const id = /^(slow-\S+|\S+-[0-9a-f]{4})$/m.exec((await place.run(['sessions'])).stdout)?.[1] ?? 'none';
    const rival = await place.run(['design', '--resume', id, '--architect', 'builtin']);
    expect(rival).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/is open in another terminal \(process \d+\)/),
    });
    const removal = await place.run(['sessions', 'remove', id]);
    expect(removal).toMatchObject({ code: 2, stderr: expect.stringContaining('is open in another terminal') });

    running.interrupt();
    const stopped = await running.outcome;
    expect({ code: stopped.code, id: sessionIn(stopped) }).toEqual({ code: 130, id });
    expect(headingsOf(await place.read('design.md.partial'))).toEqual([first]);

    const finished = await place.run(['design', '--resume', id, '--architect', 'builtin']);
    expect(finished.code).toBe(0);
    const document = await place.read('design.md');
    expect(headingsOf(document)).toEqual(headings);
    expect(authorOf(document)).toBe('claude');
    expect(await place.files()).toEqual(['design.answers.yaml', 'design.md']);
  });

  test('that was printed up to a failure is kept too, and goes on into a file', async () => {
    const busy = await serve((heading) => (heading === first || heading === second ? written(heading) : overloaded));
    const failed = await place.run(['design', '--example', 'slow-postgres-app', '-o', '-'], busy);
    expect(failed.code).toBe(3);
    expect(headingsOf(failed.stdout)).toEqual([first, second]);
    expect(await place.files()).toEqual([]);
    const resumed = await place.run(['design', '--resume', sessionIn(failed), '-o', 'design.md'], await serve(written));
    expect(resumed.code).toBe(0);
    expect(asked()).toEqual(rest);
    expect(headingsOf(await place.read('design.md'))).toEqual(headings);
  });

  test('whose name is taken meanwhile is not lost, and replaces nothing', async () => {
    const last = headings.at(-1) ?? '';
    const environment = await serve((heading) => {
      if (heading === last) writeFileSync(path.join(place.folder, 'design.md'), 'mine');
      return written(heading);
    });
    const failed = await place.run(design, environment);
    expect(failed.code).toBe(3);
    expect(failed.stderr).toMatch(
      /not finished: Cannot write .*design\.md: it exists already\n(?:.*\n)*.*The draft is design\.md\.partial\./,
    );
    expect(await place.read('design.md')).toBe('mine');
    const resumed = await place.run(['design', '--resume', sessionIn(failed), '-o', 'other.md'], environment);
    expect(resumed.code).toBe(0);
    expect(headingsOf(await place.read('other.md'))).toEqual(headings);
    expect(await place.files()).toEqual(['design.answers.yaml', 'design.md', 'other.answers.yaml', 'other.md']);
    expect(asked()).toHaveLength(headings.length);
  });

  test('is asked only for what changed answers make stale, and goes on with that after a failure', async () => {
    const environment = await serve((heading) => ({ kind: 'answer', text: `## ${heading}\n\nIn other words.\n` }));
    expect((await place.run(design, environment)).code).toBeLessThan(2);
    const document = await place.read('design.md');
    const change = ['design', '--update', 'design.md', '--set', 'alert_route=chat'] as const;
    const preview = await place.run([...change, '--dry-run']);
    const stale = /^- Rewritten: (.*)\.$/m.exec(preview.stdout)?.[1]?.split(', ') ?? [];
    expect(stale.length).toBeGreaterThan(2);
    expect(stale.length).toBeLessThan(headings.length - 3);

    const busy = await serve((heading) =>
      heading === stale[0] ? { kind: 'answer', text: `## ${heading}\n\nNew words.\n` } : overloaded,
    );
    const failed = await place.run(change, busy);
    expect(failed.code).toBe(3);
    expect(await place.read('design.md')).toBe(document);
    const again = await serve((heading) => ({ kind: 'answer', text: `## ${heading}\n\nNewer words.\n` }));
    const resumed = await place.run(['design', '--resume', sessionIn(failed), '--force'], again);
    expect(resumed.code).toBeLessThan(2);
    expect(asked()).toEqual(stale.slice(1));
    const now = await place.read('design.md');
    const words = (wanted: string) =>
      splitDocument(now)
        .sections.filter(({ markdown }) => markdown.includes(wanted))
        .map(({ heading }) => heading);
    expect(words('New words.')).toEqual(stale.slice(0, 1));
    expect(words('Newer words.')).toEqual(stale.slice(1));
    expect(words('In other words.')).toEqual(headings.filter((heading) => !stale.includes(heading)));
    const settled = await place.run(['design', '--update', 'design.md']);
    expect(settled.stdout).toMatch(/^Nothing to rewrite/);
  });

  const broken = (heading: string): Turn => ({
    kind: 'answer',
    text: `${wellWritten.get(heading)}\n\`\`\`python\ndef load(:\n    return 1\n\`\`\`\n`,
    deltaLength: 500,
  });
  const ingestion = 'Ingestion and ETL';

  test('is asked to mend what the checks find in a section, and only that is kept', async () => {
    let drafts = 0;
    const environment = await serve((heading) =>
      heading === ingestion && (drafts += 1) === 1 ? broken(heading) : written(heading),
    );
    const { code, stderr } = await place.run(design, environment);
    expect(code).toBe(0);
    expect(stderr).toContain(`  repairing ${ingestion}: 1 finding, try 1 of 2\n`);
    expect(asked().filter((heading) => heading === ingestion)).toHaveLength(2);
    expect(asked()).toHaveLength(headings.length + 1);
    const request = server?.requests.find(({ body }) => body.messages.length > 1);
    expect(request?.body.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    const sent = JSON.stringify(request?.body.messages.at(-1));
    expect(sent).toContain('def load(:');
    expect(sent).not.toContain('{{');
    const document = await place.read('design.md');
    expect(document).not.toContain('def load(:');
    expect(partOf(document)).toMatch(/^\n\nThe checks of streamlit-architect found nothing\. /);
    expect(headingsOf(document)).toEqual(headings);
  });

  test('that never gets a section right is asked twice more, and what fails stands in the document and the exit code', async () => {
    const environment = await serve((heading) => (heading === ingestion ? broken(heading) : written(heading)));
    const { code, stderr } = await place.run(design, environment);
    expect(code).toBe(1);
    expect(stderr).toContain(`  repairing ${ingestion}: 1 finding, try 2 of 2\n`);
    expect(stderr).toContain('  kept with 1 finding after 2 repairs\n');
    expect(asked()).toHaveLength(headings.length + 2);
    const document = await place.read('design.md');
    expect(headingsOf(document)).toEqual(headings);
    const line = document.split('\n').indexOf('def load(:') + 1;
    expect(stderr).toContain(`line ${line}: error python:`);
    expect(stderr).toMatch(/^Checked: 1 error, .* code blocks: \d+ parse, .* 7 written by the model and linted/m);
    expect(partOf(document)).toContain(`\n- ${ingestion}, error \`python\`: \``);
  });

  test('loses nothing that somebody changes in the document while it is brought up to date', async () => {
    expect((await place.run(['design', '--example', 'slow-postgres-app', '-o', 'design.md'])).code).toBe(0);
    const changed = `${await place.read('design.md')}\nOurs.\n`;
    const environment = await serve((heading) => {
      writeFileSync(path.join(place.folder, 'design.md'), changed);
      return written(heading);
    });
    const failed = await place.run(['design', '--update', 'design.md', '--set', 'alert_route=chat'], environment);
    expect(failed.code).toBe(3);
    expect(failed.stderr).toContain('design.md was changed while it was being updated');
    expect(await place.read('design.md')).toBe(changed);
    const resumed = await place.run(['design', '--resume', sessionIn(failed), '--force'], environment);
    expect(resumed.code).toBeLessThan(2);
    expect(await place.read('design.md')).toMatch(/\nOurs\.\n$/);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['a key with a curly quote', { ANTHROPIC_API_KEY: `${key}\u201D` }, /ANTHROPIC_API_KEY holds a character/],
    ['an address of another kind', { ANTHROPIC_BASE_URL: 'ftp://host' }, /not an http or https address/],
    [
      'an address with a password',
      { ANTHROPIC_BASE_URL: `https://me:${key}@host` },
      /without a user name and password/,
    ],
  ])('is not begun with %s', async (_, environment, words) => {
    const { code, stdout, stderr } = await place.run(design, environment);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(words);
    expect(`${stderr}${await place.everything()}`).not.toContain(key);
  });
});
