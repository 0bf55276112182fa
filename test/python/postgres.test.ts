import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { renderCode } from '../../src/exports/scaffold/render-code.ts';
import { blueprintWith } from '../exports/blueprint-with.ts';
import { hasPostgres, hasPython, owner } from './environment.ts';
import { createDatabase, databaseUrl, dropDatabase, dropRoles, psql } from './postgres.ts';
import {
  coveringProjects,
  decided,
  exampleProjects,
  failuresOf,
  type Project,
  temporaryFolder,
  writeFile,
  writeProject,
} from './projects.ts';

const { folder, remove } = temporaryFolder();
const databases: string[] = [];
const roles: string[] = [];

afterAll(() => {
  remove();
  databases.forEach(dropDatabase);
  if (roles.length > 0) dropRoles(roles);
});

const loadings = ['upsert', 'staging_swap', 'partition_overwrite', 'append_dedup'].flatMap((loading) => {
  const project = coveringProjects.find(
    (candidate) => decided(candidate, 'store') === 'postgres' && decided(candidate, 'loading') === loading,
  );
  return project ? [{ loading, project }] : [];
});

describe.skipIf(!hasPython || !hasPostgres)('against a real PostgreSQL', () => {
  test('uploads load once for each tenant, survive a crash and are seen by their tenant only', () => {
    const { home, env } = install(example('messy-csv-uploads'), 'store');
    expect(failuresOf(home, 'partner_returns.py', env)).toBe('');
  });

  test('two faulty APIs are loaded incrementally, twice, without a row too many', () => {
    const { home, env } = install(example('live-sales-dashboard'), 'store');
    expect(failuresOf(home, 'live_sales.py', env)).toBe('');
  });

  test('a slow query is answered from the view, within the pool, and by the index', () => {
    const { home, env } = install(example('slow-postgres-app'), 'orders', 60_000);
    expect(failuresOf(home, 'order_analytics.py', env)).toBe('');
  });

  test('what an API has deleted goes, and a listing that was cut short removes nothing', () => {
    const { home, env } = install({ name: 'deletes', blueprint: deletes, files: renderCode(deletes) }, 'store');
    expect(failuresOf(home, 'deletes.py', env)).toBe('');
  });

  test('is covered for every way of loading', () => expect(loadings).toHaveLength(4));

  test.each(loadings)('$loading: rows are there once, whatever dies', ({ project }) => {
    const { home, env } = install(project, 'store', 100);
    expect(failuresOf(home, 'any_store.py', env)).toBe('');
  });
});

/** One API whose rows are also deleted, copied by increments. */
const deletes = blueprintWith(
  `version: 1
name: Deletes
sources:
  - id: crm
    kind: api
    change_pattern: updates_and_deletes
    auth: none
    pagination: cursor
    endpoints: 1
`,
  {
    design: { engine: 'pandas', store: 'postgres', loading: 'upsert', orchestration: 'worker' },
    sources: { crm: { ingestion: 'incremental', api_sync: 'poll_incremental' } },
  },
);

/** Names carry the process, because roles and databases belong to a server that other runs may be using. */
const run = String(process.pid);

/** Makes a project's database from its own SQL files, and the settings that point the project at it. */
function install(project: Project, connection: string, existingRows = 0) {
  const database = `sa_bench_${run}_${project.name.replaceAll('-', '_')}`;
  const all = project.files.map(({ text }) => text).join('\n');
  const slug = /CREATE ROLE (\w+)_app/.exec(all)?.[1] ?? 'none';
  const [app, loader] = [`${slug}_app_${run}`, `${slug}_loader_${run}`];
  const sql = (file: string) =>
    (project.files.find((candidate) => candidate.path === file)?.text ?? '')
      .replaceAll(`${slug}_app`, app)
      .replaceAll(`${slug}_loader`, loader);

  databases.push(database);
  roles.push(app, loader);
  createDatabase(database);
  // A table that others own and that the project reads in place exists before the project does.
  const existing = /CREATE TABLE (\w+)/.exec(sql('bench/table.sql'))?.[1] ?? '';
  if (existingRows > 0 && !sql('sql/schema.sql').includes(`EXISTS ${existing} `)) {
    psql(database, ['-v', `rows=${existingRows}`], sql('bench/table.sql'));
  }
  // In the order that the files ask for, and most of them twice: running them again is promised to be safe.
  const order = ['schema', 'partitions', 'indexes', 'views', 'roles', 'schema', 'partitions', 'roles', 'retention'];
  for (const file of order) psql(database, [], sql(`sql/${file}.sql`));

  const home = writeProject(folder, project);
  const [appUrl, loaderUrl] = [databaseUrl(database, app), databaseUrl(database, loader)];
  writeFile(home, '.streamlit/secrets.toml', secrets(connection, appUrl, loaderUrl, home));
  return {
    home,
    env: {
      OWNER_URL: `postgresql://${owner}@127.0.0.1:5432/${database}`,
      BENCH_DATABASE_URL: databaseUrl(database, owner),
      CONNECTIONS_STORE_URL: appUrl,
      CONNECTIONS_LOADER_URL: loaderUrl,
      VENDOR_PORT: String(vendorPort),
    },
  };
}

const vendorPort = 20_000 + (process.pid % 20_000);

function secrets(connection: string, appUrl: string, loaderUrl: string, home: string): string {
  const vendor = (source: string, resources: string) => `[sources.${source}]
base_url = "http://127.0.0.1:${vendorPort}/${source}/"
resources = "${resources}"
token_url = "http://127.0.0.1:${vendorPort}/token"
client_id = "c"
client_secret = "s"
api_key = "k"
`;
  return `[connections.${connection}]
url = "${appUrl}"
[connections.loader]
url = "${loaderUrl}"
[uploads]
folder = "${path.join(home, 'inbox')}"
${vendor('crm', 'one,two')}${vendor('inventory', 'one')}`;
}

function example(name: string): Project {
  const project = exampleProjects.find((candidate) => candidate.name === name);
  if (!project) throw new Error(`there is no example ${name}`);
  return project;
}
