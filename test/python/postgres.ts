import { spawnSync } from 'node:child_process';
import { owner } from './environment.ts';

/** Runs SQL in a database as its owner; a failing statement throws with what psql said. */
export function psql(database: string, args: readonly string[], input?: string): void {
  const { status, stderr } = spawnSync(
    'psql',
    ['-qXh', '127.0.0.1', '-U', owner, '-d', database, '-v', 'ON_ERROR_STOP=1', ...args],
    { encoding: 'utf8', input },
  );
  if (status !== 0)
    throw new Error(
      `psql ${args.join(' ')}: ${stderr
        .split('\n')
        .filter((line) => !line.includes('NOTICE'))
        .join('\n')}`,
    );
}

/** Makes an empty database, replacing one that an earlier run left. */
export function createDatabase(name: string): void {
  dropDatabase(name);
  psql('postgres', ['-c', `CREATE DATABASE ${name}`]);
}

/** Removes a database and who is still connected to it. */
export function dropDatabase(name: string): void {
  psql('postgres', ['-c', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]);
}

/** Removes roles that a generated roles.sql made; they belong to the server, not to a database. */
export function dropRoles(names: readonly string[]): void {
  psql(
    'postgres',
    names.flatMap((name) => ['-c', `DROP ROLE IF EXISTS ${name}`]),
  );
}

/** How a program reaches a database as a role, in SQLAlchemy's words. */
export function databaseUrl(database: string, role: string): string {
  return `postgresql+psycopg://${role}@127.0.0.1:5432/${database}`;
}
