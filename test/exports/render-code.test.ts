import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import { loadModule, parseSync } from 'libpg-query';
import { parse as parseToml } from 'smol-toml';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { sectionsFor } from '../../src/document/sections.ts';
import { type CodeFile, renderCode } from '../../src/exports/scaffold/render-code.ts';
import { exampleNames } from '../../src/intake/examples.ts';
import { coveringBlueprints } from './covering-blueprints.ts';
import { exampleBlueprint } from './example-blueprint.ts';

const projects = [
  ...exampleNames.map((name) => ({ name: String(name), blueprint: exampleBlueprint(name) })),
  ...coveringBlueprints(),
].map(({ name, blueprint }) => ({ name, blueprint, files: renderCode(blueprint) }));

/** Every distinct text once, since many projects share files. */
const distinct = [
  ...new Map(
    projects.flatMap(({ name, files }) => files.map((file) => [file.path + file.text, { name, ...file }] as const)),
  ).values(),
];
const of = (language: CodeFile['language']) => distinct.filter((file) => file.language === language);

beforeAll(loadModule);

describe('every file of every project', () => {
  test('Python has no lint finding and is formatted', { timeout: 120_000 }, () => {
    const ruff = new Workspace(
      {
        'line-length': 110,
        'target-version': 'py311',
        // Tests assert and name stand-ins for secrets; the benchmark draws random numbers for no secret.
        lint: { select: ['F', 'E4', 'E7', 'E9', 'B', 'S'], ignore: ['S101', 'S105', 'S106', 'S311'] },
      },
      PositionEncoding.Utf16,
    );
    const findings = of('python').flatMap(({ name, path, text }) => [
      ...(ruff.check(text) as { code: string; message: string; start_location: { row: number } }[]).map(
        ({ code, message, start_location: { row } }) => `${name}/${path}:${row} ${code} ${message}`,
      ),
      ...(ruff.format(text) === text ? [] : [`${name}/${path} is not formatted`]),
    ]);
    expect(findings).toEqual([]);
  });

  test('SQL of PostgreSQL and DuckDB parses', () => {
    const problems = of('sql')
      .filter(({ dialect }) => dialect === 'postgres' || dialect === 'duckdb')
      .flatMap(({ name, path, text }) => {
        try {
          parseSync(withNumberedParameters(text));
          return [];
        } catch (error) {
          return [`${name}/${path}: ${String(error)}\n${text}`];
        }
      });
    expect(problems).toEqual([]);
  });

  test('TOML and YAML parse', () => {
    for (const { text } of of('toml')) expect(() => parseToml(text)).not.toThrow();
    for (const { path, text } of of('yaml'))
      expect(parseYaml(text)).toHaveProperty(path === 'compose.yaml' ? 'services' : 'jobs.load.steps');
  });

  test('Compose mounts only files that the project has', () => {
    for (const { files } of projects) {
      const compose = files.find(({ path }) => path === 'compose.yaml')?.text ?? '';
      const paths = new Set(files.map(({ path }) => path));
      for (const [, mounted] of compose.matchAll(/- \.\/([^:]+):/g)) expect(paths).toContain(mounted);
    }
  });

  test('nothing of a template is left, and nothing that waits to be filled in', () => {
    for (const { path, text } of distinct) {
      expect(text.replaceAll('${{', ''), path).not.toMatch(/\{%|%\}|\{\{ |undefined|NaN|\[object |Infinity/);
      expect(text, path).not.toMatch(/TODO|FIXME|your[-_]|changeme|lorem/i);
    }
  });

  test('a database is asked with bound parameters only', () => {
    for (const { path, text } of of('python').filter((file) => !file.path.startsWith('tests/'))) {
      expect(text, path).not.toMatch(/(?<![a-z_])(execute|text|read|read_sql|sql)\(\s*(f"|f'|".*"\s*%|".*"\.format)/);
    }
  });
});

describe.each(projects)('$name', ({ blueprint, files }) => {
  const python = (path: string) => files.find((file) => file.path === path)?.text ?? '';
  const scripts = files.filter(({ language, path }) => language === 'python' && !path.startsWith('tests/'));

  test('has each path once, each in a section that its document has', () => {
    expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
    const sections = new Set<string>(sectionsFor(blueprint).map(({ id }) => id));
    expect(files.filter(({ section }) => section !== null && !sections.has(section)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test('imports only modules that it has or pins', () => {
    const own = new Set(files.map(({ path }) => path.replace(/\.py$/, '')));
    const pinned = python('pyproject.toml');
    const missing = scripts.flatMap(({ path, text }) =>
      [...text.matchAll(/^(?:import|from) ([a-z_0-9]+)/gm)]
        .map(([, module]) => module ?? '')
        .filter((module) => !own.has(module) && !standardLibrary.has(module))
        .filter((module) => !pinned.includes(`"${packageOf(module)}`))
        .map((module) => `${path} imports ${module}`),
    );
    expect(missing).toEqual([]);
  });

  test('bounds every cache, keys it by whose rows it holds, and polls without loops', () => {
    for (const { path, text } of scripts) {
      for (const [call] of text.matchAll(/@st\.cache_data\((?:[^()]|\([^()]*\))*\)/g)) {
        expect(call, path).toMatch(/ttl=\d+/);
        expect(call, path).toMatch(/max_entries=\d+/);
      }
      expect(text, path).not.toMatch(/@st\.cache_data$/m);
      expect(text, path).not.toMatch(/while True/);
      expect(text, path).not.toMatch(/def \w+\(.*\b_(tenant|role|days|user)\b/);
      expect(text, path).not.toMatch(/unsafe_allow_html|\.query\(.*ttl/);
    }
  });

  test('keeps Streamlit out of threads, and releases what it starts', () => {
    for (const { path, text } of files.filter((file) => file.path.startsWith('consumer_'))) {
      expect(text, path).not.toMatch(/\bst\./);
    }
    for (const { path, text } of files.filter((file) => file.path.startsWith('snapshot_'))) {
      const [inThread] = text.split('@st.cache_resource');
      expect(inThread, path).not.toMatch(/\bst\./);
      expect(text, path).toMatch(/on_release=LiveReader\.stop/);
    }
  });

  test('the overview redraws by itself only where the design says so', () => {
    const refresh = blueprint.decisions.find(({ topic }) => topic === 'refresh')?.choice.id ?? 'on_interaction';
    const overview = python('overview.py');
    const redraws = overview.includes('@st.fragment(run_every=');
    const rests = refresh === 'on_interaction' || refresh === 'background_refresh' || overview === '';
    expect(redraws).toBe(!rests);
  });

  test('renders the same text again', () => {
    expect(renderCode(blueprint)).toEqual(files);
  });
});

/** `:name`, `$name` and `%(name)s` are the drivers' business; PostgreSQL's own grammar knows `$1`. */
function withNumberedParameters(sql: string): string {
  return sql.replaceAll(/%\(\w+\)s|%s/g, '$1').replaceAll(/(?<![:\w])[:$][a-z_]+\b/g, '$1');
}

function packageOf(module: string): string {
  return packages[module] ?? module.replaceAll('_', '-');
}

const packages: Readonly<Record<string, string>> = {
  starlette: 'streamlit', // streamlit[auth] and streamlit alike are served by it
  numpy: 'streamlit',
  dask: 'dask[dataframe]',
  psycopg: 'psycopg[binary]',
  pandera: 'pandera[',
  streamlit: 'streamlit',
};

const standardLibrary = new Set(
  `argparse collections contextlib csv dataclasses datetime email functools hashlib hmac io json logging math os pathlib
   platform re shutil signal statistics sys tempfile threading time tracemalloc typing unittest uuid wsgiref
   prefect airflow dagster`.split(/\s+/), // the last three come with the scheduler's own image
);
