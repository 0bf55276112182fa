import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { type CodeFile, renderCode } from '../../src/exports/scaffold/render-code.ts';
import { exampleNames } from '../../src/intake/examples.ts';
import { coveringBlueprints } from '../exports/covering-blueprints.ts';
import { exampleBlueprint } from '../exports/example-blueprint.ts';
import { hasPostgres, hasPython, hasRedis, owner, runPython } from './environment.ts';
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
    expect(failuresOf(path.join(place.folder, name), [])).toBe('');
  });

  test.each(representatives())('the tests of $name pass: $what', ({ name }) => {
    expect(failuresOf(path.join(place.folder, name), [])).toBe('');
  });
});

describe.skipIf(!hasPython)('in an embedded store', () => {
  test.each([...stores('duckdb_file'), ...stores('parquet_files')])('$name loads idempotently: $what', ({ name }) => {
    expect(failuresOf(path.join(place.folder, name), [path.join(scenarios, 'any_store.py')])).toBe('');
  });
});

describe.skipIf(!hasPython || !hasRedis)('following a stream', () => {
  test.each(streams())('$transport, $backpressure: one reader, bounded, reconnecting, released', (stream) => {
    const { name, transport, source, key } = stream;
    const variables = { TRANSPORT: transport, SOURCE: source, KEY: key };
    const scenario = path.join(scenarios, 'stream.py');
    expect(failuresOf(path.join(place.folder, name), [scenario], variables)).toBe('');
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
    expect(failuresOf(folder, [path.join(scenarios, 'partner_returns.py')], env('sa_test_returns'))).toBe('');
  });

  test('two faulty APIs are loaded incrementally, twice, without a row too many', () => {
    const { folder } = install('live-sales-dashboard', 'sa_test_sales', 'live_sales_dashboard', 'store');
    expect(failuresOf(folder, [path.join(scenarios, 'live_sales.py')], env('sa_test_sales'))).toBe('');
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
    expect(failuresOf(folder, [path.join(scenarios, 'order_analytics.py')], env('sa_test_orders_bench'))).toBe('');
  });

  test.each(stores('postgres'))('$name loads idempotently: $what', ({ name, slug }) => {
    const database = `sa_test_${name}`;
    const { folder } = install(name, database, slug, 'store', (sql) => {
      const table = /CREATE TABLE (\w+)/.exec(sql('bench/table.sql'))?.[1] ?? '';
      const isOwn = sql('sql/schema.sql').includes(`EXISTS ${table} `);
      if (!isOwn) psql(database, ['-v', 'rows=100'], sql('bench/table.sql'));
    });
    const connections = {
      CONNECTIONS_STORE_URL: databaseUrl(database, `${slug}_app`),
      CONNECTIONS_LOADER_URL: databaseUrl(database, `${slug}_loader`),
    };
    expect(failuresOf(folder, [path.join(scenarios, 'any_store.py')], connections)).toBe('');
  });

  function install(
    name: string,
    database: string,
    slug: string,
    connection: string,
    prepare: (sql: (file: string) => string) => void = () => undefined,
  ): { folder: string; files: readonly CodeFile[] } {
    const files = [...examples, ...cover].find((project) => project.name === name)?.files ?? [];
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

/** Runs a project's tests, or the given ones in its place; gives what failed, and nothing when all passed. */
function failuresOf(
  folder: string,
  files: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): string {
  const args = ['-q', '-x', '--no-header', '-p', 'no:cacheprovider', '-W', 'ignore', '-c', 'pyproject.toml', ...files];
  const { status, output } = runPython('pytest', args, folder, variables);
  return status === 0 && /\d+ passed/.test(output) ? '' : output.slice(-6000);
}

/** For each way of loading, a covering project that loads that way into a store. */
function stores(store: string): readonly { name: string; slug: string; what: string }[] {
  const loadings = ['upsert', 'staging_swap', 'partition_overwrite', 'append_dedup'];
  return loadings.flatMap((loading) => {
    const found = cover.find(
      ({ blueprint }) => decided(blueprint, 'store') === store && decided(blueprint, 'loading') === loading,
    );
    if (!found) return [];
    const slug = /CREATE ROLE (\w+)_app/.exec(found.files.map(({ text }) => text).join('\n'))?.[1] ?? '';
    return [{ name: found.name, slug, what: `${loading} into ${store}` }];
  });
}

/** For each transport and each way of bounding memory, a covering project whose pages follow the stream. */
function streams() {
  const candidates = cover.flatMap(({ name, blueprint, files }) => {
    const stream = blueprint.workload.sources.find((source) => source.stream !== null);
    const isLive = files.some(({ path: file }) => file.startsWith('snapshot_'));
    if (!stream || !isLive) return [];
    return [
      {
        name,
        transport: decided(blueprint, 'transport'),
        backpressure: decided(blueprint, 'backpressure'),
        source: stream.id,
        key: stream.keyColumn.value,
      },
    ];
  });
  const open = new Set(candidates.flatMap(({ transport, backpressure }) => [transport, backpressure]));
  return candidates.filter(({ transport, backpressure }) => {
    const isNew = open.has(transport) || open.has(backpressure);
    open.delete(transport);
    open.delete(backpressure);
    return isNew;
  });
}

function decided({ decisions }: Blueprint, topic: string): string {
  return decisions.find((decision) => decision.topic === topic)?.choice.id ?? '';
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
