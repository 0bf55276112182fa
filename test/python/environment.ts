import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const requirements = readFileSync(new URL('../../scripts/python-requirements.txt', import.meta.url));
const digest = createHash('sha256').update(requirements).digest('hex').slice(0, 12);

/** Where `scripts/python-env.sh` puts the environment. */
export const pythonFolder = path.join(
  process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'),
  'streamlit-architect',
  `python-${digest}`,
);

/** Whether the environment is there. In CI it has to be; elsewhere its tests are skipped, and say why. */
export const hasPython = available(
  'Python',
  existsSync(path.join(pythonFolder, 'ready')),
  'bash scripts/python-env.sh',
);

const postgresUser = ['postgres', 'root'].find(
  (user) => spawnSync('psql', ['-qh', '127.0.0.1', '-U', user, '-d', 'postgres', '-c', 'SELECT 1']).status === 0,
);

/** Whether a PostgreSQL that trusts us listens on 127.0.0.1:5432. */
export const hasPostgres = available('PostgreSQL', postgresUser !== undefined, 'start PostgreSQL on 127.0.0.1:5432');

/** The role that owns test databases. */
export const owner = postgresUser ?? 'postgres';

/** Whether a Redis listens on 127.0.0.1:6379. */
export const hasRedis = available(
  'Redis',
  spawnSync('redis-cli', ['-h', '127.0.0.1', 'ping'], { encoding: 'utf8' }).stdout?.trim() === 'PONG',
  'start Redis on 127.0.0.1:6379',
);

/** Whether a MariaDB that trusts root listens on 127.0.0.1:3306. */
export const hasMariadb = available(
  'MariaDB',
  spawnSync('mysql', ['-h127.0.0.1', '-uroot', '-e', 'SELECT 1']).status === 0,
  'start MariaDB on 127.0.0.1:3306',
);

export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** Runs a program of the environment in a folder; gives its exit status and all that it printed. */
export function runPython(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(path.join(pythonFolder, 'bin', program), args, {
    cwd,
    encoding: 'utf8',
    timeout: 150_000,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', STREAMLIT_BROWSER_GATHER_USAGE_STATS: 'false', ...env },
  });
  return { status: status ?? 1, output: `${stdout}\n${stderr}` };
}

/** Passes on whether something is there; says what is skipped for want of it, and fails in CI. */
export function available(what: string, present: boolean, remedy: string): boolean {
  if (!present && process.env['CI'] === 'true') throw new Error(`${what} is missing in CI: ${remedy}`);
  if (!present) process.stderr.write(`Skipped, ${what} is missing: ${remedy}\n`);
  return present;
}
