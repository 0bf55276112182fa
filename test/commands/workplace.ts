import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly outcome: Promise<Outcome>;
  interrupt(): void;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A folder to work in and a home for what the program keeps, as one person has them. */
export interface Workplace {
  readonly folder: string;
  readonly home: string;
  /** Runs the program to its end. Rejects when it shows a stack trace, which no person should ever see. */
  run(args: readonly string[], environment?: Environment): Promise<Outcome>;
  /** Runs a bash line with the program as `$TOOL`, a broken pipe being a failure. */
  bash(line: string): Promise<Outcome>;
  start(args: readonly string[], environment?: Environment): Running;
  /** The files in the folder, sorted, with their paths. */
  files(): Promise<readonly string[]>;
  read(name: string): Promise<string>;
  /** Writes a file, and the folders above it. */
  write(name: string, text: string): Promise<void>;
  /** Everything in folder and home, to look for what must not be there. */
  everything(): Promise<string>;
  remove(): Promise<void>;
}

/** An empty folder and an empty home for a program that was built. */
export async function openWorkplace(launcher: string): Promise<Workplace> {
  const place = await mkdtemp(path.join(tmpdir(), 'workplace-'));
  const [folder, home] = [path.join(place, 'work'), path.join(place, 'home')];
  await mkdir(folder);
  const started = new Set<ChildProcess>();
  const startProgram = (program: string, args: readonly string[], environment: Environment = {}): Running => {
    const child = spawn(program, args, {
      cwd: folder,
      env: {
        ...plainEnvironment(),
        TOOL: `${process.execPath} ${launcher}`,
        STREAMLIT_ARCHITECT_HOME: home,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.add(child);
    return { outcome: outcomeOf(child), interrupt: () => child.kill('SIGINT') };
  };
  const start = (args: readonly string[], environment: Environment = {}) =>
    startProgram(process.execPath, [launcher, ...args], environment);
  const files = async (root: string) => {
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .toSorted();
  };
  return {
    folder,
    home,
    run: async (args, environment) => start(args, environment).outcome,
    bash: async (line) => startProgram('bash', ['-o', 'pipefail', '-c', line]).outcome,
    start,
    files: async () => files(folder),
    read: async (name) => readFile(path.join(folder, name), 'utf8'),
    write: async (name, text) => {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    },
    everything: async () => {
      const names = await files(place);
      return (await Promise.all(names.map(async (name) => readFile(path.join(place, name), 'utf8')))).join('\n');
    },
    remove: async () => {
      for (const child of started) child.kill('SIGKILL');
      await rm(place, { recursive: true, force: true });
    },
  };
}

async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    new Promise<number | null>((resolve) => {
      child.on('close', resolve);
    }),
  ]);
  if (/^ {4}at /m.test(stderr)) throw new Error(`A stack trace was shown:\n${stderr}`);
  return { code, stdout, stderr };
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  stream?.setEncoding('utf8');
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}

/** Without the person's keys, and without what npm gives to its scripts. */
function plainEnvironment(): Environment {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm|anthropic|vitest)_?/i.test(name)));
}
