import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openTerminal, type Terminal } from './harness/open-terminal.ts';

export interface BuiltProgram {
  /** Starts it in a terminal, in a folder and with a home of its own unless an earlier run's are given. */
  open(options?: RunOptions): Promise<Run>;
  /** The launcher, to run it without a terminal. */
  readonly launcher: string;
  /** Ends what still runs and removes all folders. */
  remove(): Promise<void>;
}

export interface RunOptions {
  readonly args?: readonly string[];
  readonly cols?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Goes on in the folder and the home of an earlier run. */
  readonly after?: Run;
}

export interface Run {
  readonly terminal: Terminal;
  readonly folder: string;
  readonly home: string;
  /** A file in the working folder, as text. */
  read(name: string): Promise<string>;
}

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** Builds the program as it ships, into a folder of its own. */
export async function buildProgram(): Promise<BuiltProgram> {
  const place = await mkdtemp(path.join(tmpdir(), 'built-program-'));
  await run(process.execPath, [path.join(root, 'scripts/build.js'), path.join(place, 'dist')], { cwd: root });
  await cp(path.join(root, 'bin'), path.join(place, 'bin'), { recursive: true });
  await cp(path.join(root, 'package.json'), path.join(place, 'package.json'));
  await symlink(path.join(root, 'node_modules'), path.join(place, 'node_modules'), 'dir');
  const launcher = path.join(place, 'bin/streamlit-architect.js');
  const started: Terminal[] = [];
  return {
    launcher,
    open: async ({ args = [], cols = 120, rows = 36, env = {}, after } = {}) => {
      const folder = after?.folder ?? (await mkdtemp(path.join(place, 'work-')));
      const home = after?.home ?? (await mkdtemp(path.join(place, 'home-')));
      const terminal = openTerminal({
        command: process.execPath,
        args: [launcher, ...args],
        cwd: folder,
        cols,
        rows,
        env: { ...noModel, STREAMLIT_ARCHITECT_HOME: home, LANG: 'C.UTF-8', ...env },
      });
      started.push(terminal);
      return { terminal, folder, home, read: (name) => readFile(path.join(folder, name), 'utf8') };
    },
    remove: async () => {
      for (const terminal of started) terminal.kill('SIGKILL');
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** No model writes unless a test names one. */
const noModel = {
  ANTHROPIC_API_KEY: undefined,
  ANTHROPIC_AUTH_TOKEN: undefined,
  ANTHROPIC_BASE_URL: undefined,
  LC_ALL: undefined,
  LC_CTYPE: undefined,
};

/** The screen when the document is written; an error with the screen when the writing stops instead. */
export async function designWritten(terminal: Terminal): Promise<string> {
  const screen = await terminal.waitFor(/The design is written|^ Stopped/m, { timeoutMs: 90_000 });
  if (!screen.includes('The design is written')) throw new Error(`The writing stopped:\n${screen}`);
  return screen;
}

/** Presses Enter at question after question until the review, or until `stop` says that the screen is the one. */
export async function acceptDefaults(
  terminal: Terminal,
  stop: (screen: string) => boolean = () => false,
): Promise<string> {
  for (;;) {
    const screen = terminal.screen();
    if (screen.includes('Review:') || stop(screen)) return screen;
    const before = questionOn(screen);
    terminal.press('enter');
    await terminal.waitFor((shown) => questionOn(shown) !== before);
  }
}

/** The progress line and the question under it. */
function questionOn(screen: string): string {
  const [progress = '', , question = ''] = screen.split('\n');
  return `${progress.trim()} ${question.slice(0, 60).trim()}`;
}

/** Answers the question in hand and waits for the next. */
export async function answerAndWait(terminal: Terminal, text: string, next: string | RegExp): Promise<string> {
  terminal.type(text);
  terminal.press('enter');
  return terminal.waitFor(next);
}
