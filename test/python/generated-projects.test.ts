import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CodeFile, renderCode } from '../../src/exports/scaffold/render-code.ts';
import { exampleNames } from '../../src/intake/examples.ts';
import { coveringBlueprints } from '../exports/covering-blueprints.ts';
import { exampleBlueprint } from '../exports/example-blueprint.ts';
import { hasPostgres, hasPython, owner, runPython } from './environment.ts';
import { createDatabase, databaseUrl, dropDatabase, dropRoles, psql } from './postgres.ts';
import { temporaryFolder, writeFile, writeProject } from './project-on-disk.ts';

const scenarios = fileURLToPath(new URL('scenarios/', import.meta.url));
const examples = exampleNames.map((name) => ({ name: String(name), files: renderCode(exampleBlueprint(name)) }));
const cover = coveringBlueprints().map(({ name, blueprint }) => ({ name, blueprint, files: renderCode(blueprint) }));
const place = temporaryFolder();

beforeAll(() => {
  for (const { name, files } of [...examples, ...cover]) writeProject(path.join(place.folder, name), files);
});
afterAll(place.remove);

describe.skipIf(!hasPython)('with the pinned Python packages', () => {
  test('ruff has nothing to say, and every file compiles', () => {
    expect(runPython('ruff', ['check', '--no-cache', '--quiet', place.folder], place.folder)).toEqual(clean);
    expect(runPython('ruff', ['format', '--no-cache', '--quiet', '--check', place.folder], place.folder)).toEqual(
      clean,
    );
    expect(runPython('python', ['-m', 'compileall', '-q', place.folder], place.folder)).toEqual(clean);
  });

  test.each(examples)('the tests of $name pass', ({ name }) => {
    expectPassed(runPytest(path.join(place.folder, name), []));
  });

  test.each(representatives())('the tests of $name pass: $what', ({ name }) => {
    expectPassed(runPytest(path.join(place.folder, name), []));
  });
});

describe.skipIf(!hasPython || !hasPostgres)('against a real PostgreSQL', () => {
  const databases: string[] = [];
  afterAll(() => {
    databases.forEach(dropDatabase);
    dropRoles(databases.flatMap((database) => [`${slugs[database]}_app`, `${slugs[database]}_loader`]));
  });

  test('uploads load once for each tenant, survive a crash and are seen by their tenant only', () => {
    const { folder } = install('messy-csv-uploads', 'sa_test_returns', 'partner_returns_intake', 'store');
    expectPassed(runPytest(folder, [path.join(scenarios, 'partner_returns.py')], env('sa_test_returns')));
  });

  test('two faulty APIs are loaded incrementally, twice, without a row too many', () => {
    const { folder } = install('live-sales-dashboard', 'sa_test_sales', 'live_sales_dashboard', 'store');
    expectPassed(runPytest(folder, [path.join(scenarios, 'live_sales.py')], env('sa_test_sales')));
  });

  test('a slow query is answered from the view, within the pool, and by the index', () => {
    const { folder, files } = install(
      'slow-postgres-app',
      'sa_test_orders_bench',
      'order_analytics',
      'orders',
      (sql) => {
        psql('sa_test_orders_bench', ['-v', 'rows=60000'], sql('bench/table.sql'));
      },
    );
    expect(files.length).toBeGreaterThan(10);
    expectPassed(runPytest(folder, [path.join(scenarios, 'order_analytics.py')], env('sa_test_orders_bench')));
  });

  function install(
    name: string,
    database: string,
    slug: string,
    connection: string,
    prepare: (sql: (file: string) => string) => void = () => undefined,
  ): { folder: string; files: readonly CodeFile[] } {
    const files = examples.find((example) => example.name === name)?.files ?? [];
    const sql = (file: string) => files.find((candidate) => candidate.path === file)?.text ?? '';
    databases.push(database);
    slugs[database] = slug;
    createDatabase(database);
    prepare(sql);
    // In the order that the files ask for, twice: running them again is promised to be safe.
    for (const file of [
      'schema',
      'partitions',
      'indexes',
      'views',
      'roles',
      'schema',
      'partitions',
      'roles',
      'retention',
    ]) {
      psql(database, [], sql(`sql/${file}.sql`));
    }
    const folder = path.join(place.folder, name);
    writeFile(folder, '.streamlit/secrets.toml', secrets(database, slug, connection, folder));
    return { folder, files };
  }
});

const slugs: Record<string, string> = {};
const clean = { status: 0, output: '\n' };

function env(database: string): Readonly<Record<string, string>> {
  const url = `postgresql://${owner}@127.0.0.1:5432/${database}`;
  return { OWNER_URL: url, BENCH_DATABASE_URL: databaseUrl(database, owner), VENDOR_PORT: String(vendorPort) };
}

const vendorPort = 20_000 + (process.pid % 20_000);

function secrets(database: string, slug: string, connection: string, folder: string): string {
  const vendor = (source: string) => `[sources.${source}]
base_url = "http://127.0.0.1:${vendorPort}/${source}/"
resources = "${source === 'crm' ? 'one,two' : 'one'}"
token_url = "http://127.0.0.1:${vendorPort}/token"
client_id = "c"
client_secret = "s"
api_key = "k"
`;
  return `[connections.${connection}]
url = "${databaseUrl(database, `${slug}_app`)}"
[connections.loader]
url = "${databaseUrl(database, `${slug}_loader`)}"
[uploads]
folder = "${path.join(folder, 'inbox')}"
${vendor('crm')}${vendor('inventory')}`;
}

function runPytest(folder: string, files: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const args = ['-q', '-x', '--no-header', '-p', 'no:cacheprovider', '-W', 'ignore', '-c', 'pyproject.toml', ...files];
  return runPython('pytest', args, folder, variables);
}

function expectPassed({ status, output }: { status: number; output: string }): void {
  expect(status, output.slice(-6000)).toBe(0);
  expect(output).toMatch(/\d+ passed/);
}

/** A few covering projects in which every engine, validation and store occurs. */
function representatives(): readonly { name: string; what: string }[] {
  const open = new Set<string>();
  const traits = cover.map(({ name, blueprint }) => {
    const of = (topic: string) => blueprint.decisions.find((decision) => decision.topic === topic)?.choice.id ?? '';
    const found = ['engine', 'validation', 'store', 'bad_rows', 'outage', 'secrets'].map(
      (topic) => `${topic} ${of(topic)}`,
    );
    found.forEach((trait) => open.add(trait));
    return { name, found };
  });
  const chosen: { name: string; what: string }[] = [];
  while (open.size > 0) {
    const gain = ({ found }: { found: string[] }) => found.filter((trait) => open.has(trait)).length;
    const next = traits.toSorted((a, b) => gain(b) - gain(a))[0];
    if (!next) break;
    next.found.forEach((trait) => open.delete(trait));
    chosen.push({ name: next.name, what: next.found.slice(0, 3).join(', ') });
  }
  return chosen;
}
