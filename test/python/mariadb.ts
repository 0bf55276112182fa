import { spawnSync } from 'node:child_process';

/** Runs SQL on the MariaDB of this machine, which speaks MySQL's protocol and dialect; a failing statement throws. */
export function mysql(database: string, input: string): void {
  const { status, stderr } = spawnSync('mysql', ['-h127.0.0.1', '-uroot', '--binary-mode', database], {
    encoding: 'utf8',
    input,
  });
  if (status !== 0) throw new Error(`mysql: ${stderr}`);
}

/** Makes an empty database, replacing one that an earlier run left. */
export function createMysqlDatabase(name: string): void {
  mysql('mysql', `DROP DATABASE IF EXISTS ${name}; CREATE DATABASE ${name} CHARACTER SET utf8mb4;`);
}

/** Removes a database. */
export function dropMysqlDatabase(name: string): void {
  mysql('mysql', `DROP DATABASE IF EXISTS ${name};`);
}

/** How a program reaches a database, in SQLAlchemy's words. */
export function mysqlUrl(database: string): string {
  return `mysql+pymysql://root@127.0.0.1:3306/${database}?charset=utf8mb4`;
}
