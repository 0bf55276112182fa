import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const packReport = z
  .array(
    z.object({
      filename: z.string(),
      size: z.number(),
      unpackedSize: z.number(),
      files: z.array(z.object({ path: z.string() })),
    }),
  )
  .length(1)
  .transform(([report]) => report);

export type PackReport = NonNullable<z.infer<typeof packReport>>;

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface PackedTool {
  readonly report: PackReport;
  /** What `npm install` of the tarball said, with a cold cache. */
  readonly installation: Outcome;
  /** The folder the tarball was installed into; nothing else is in it. */
  readonly folder: string;
  /** The tool's own package within it. */
  readonly program: string;
  /** Runs the tool in that folder, with a home of its own. */
  run(args: readonly string[]): Promise<Outcome>;
  remove(): Promise<void>;
}

/** Packs the built tree as it is (the caller has built it) and installs the tarball into an empty folder. */
export async function installPackedTool(): Promise<PackedTool> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'packed-tool-'));
  const folder = path.join(scratch, 'installed');

  const packing = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch], root);
  if (packing.code !== 0) throw new Error(`npm pack failed:\n${packing.stderr}`);
  const report = packReport.parse(JSON.parse(packing.stdout));
  if (!report) throw new Error('npm pack reported nothing');

  const tarball = path.join(scratch, report.filename);
  const cache = path.join(scratch, 'cache');
  const ownHome = { STREAMLIT_ARCHITECT_HOME: path.join(scratch, 'home') };

  const installation = await run('npm', ['install', '--prefix', folder, '--cache', cache, tarball], scratch);

  return {
    report,
    installation,
    folder,
    program: path.join(folder, 'node_modules/streamlit-architect'),
    run: (args) => run(path.join(folder, 'node_modules/.bin/streamlit-architect'), args, folder, ownHome),
    remove: () => rm(scratch, { recursive: true, force: true }),
  };
}

/**
 * Runs a program outside the environment that npm gives to its scripts, and without the person's keys; a failure is
 * an outcome, not an error.
 */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm|anthropic)_/i.test(name));
  const env = { ...Object.fromEntries(kept), ...environment };
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
  });
}
