import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { screenSvg } from './screen-svg.js';

/** Pictures of the real program for the README: drives it in a terminal of its own and draws what the screen shows. */

const root = fileURLToPath(new URL('..', import.meta.url));
const media = path.join(root, 'media');
const columns = 140;
const rows = 40;

const scratch = await mkdtemp(path.join(tmpdir(), 'screens-'));
const { openTerminal } = await loadHarness();
const terminal = openTerminal({
  command: process.execPath,
  args: [path.join(root, 'bin/streamlit-architect.js')],
  cwd: scratch,
  cols: columns,
  rows,
  env: {
    STREAMLIT_ARCHITECT_HOME: path.join(scratch, 'home'),
    LC_ALL: 'C.UTF-8',
    ANTHROPIC_API_KEY: undefined,
    ANTHROPIC_AUTH_TOKEN: undefined,
    ANTHROPIC_BASE_URL: undefined,
  },
});
await mkdir(media, { recursive: true });
try {
  await terminal.waitFor('How do you want to begin?');
  terminal.press('2');
  await terminal.waitFor('Which example?');
  terminal.press('1');
  await terminal.waitFor('Review: Live sales dashboard');
  terminal.type('freshness');
  await terminal.waitFor((screen) => screen.includes('❯ = freshness') && !screen.includes('crm.kind'));
  terminal.press('enter');
  await terminal.waitFor('How old may the data on the screen be');
  terminal.type('5 s');
  await terminal.waitFor(
    (screen) => screen.includes('(new)') && screen.includes('holds until') && !screen.includes('as it was'),
    { timeoutMs: 60_000 },
  );
  await picture('interview.svg', 'streamlit-architect: an answer, and what it implies');

  terminal.press('escape');
  await terminal.waitFor('Review: Live sales dashboard');
  terminal.press('home', 'enter');
  await terminal.waitFor(/Writing {2}4 of/, { timeoutMs: 60_000 });
  await picture('document.svg', 'streamlit-architect: the document while it is written');
  await terminal.waitFor('The design is written', { timeoutMs: 60_000 });
  terminal.press('ctrlC');
  await terminal.exit;
} finally {
  terminal.kill();
  await rm(scratch, { recursive: true, force: true });
}

/**
 * @param {string} name
 * @param {string} title
 */
async function picture(name, title) {
  await writeFile(path.join(media, name), screenSvg(terminal.cells(), { columns, title }));
  console.log(`media/${name}`);
}

/** The tests' terminal, which is TypeScript. */
async function loadHarness() {
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const outfile = path.join(cache, 'screens-terminal.mjs');
  await build({
    entryPoints: [path.join(root, 'test/terminal/harness/open-terminal.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
