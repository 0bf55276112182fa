import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TopicId } from '../../src/decisions/choices.ts';
import { hasPython, pythonFolder, runPython } from './environment.ts';
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
const folders = new Map<string, string>();

beforeAll(() => {
  for (const project of [...exampleProjects, ...coveringProjects]) {
    folders.set(project.name, writeProject(folder, project));
  }
});
afterAll(remove);

describe.skipIf(!hasPython)('with the pinned Python packages', () => {
  test('ruff has nothing to say about any project, and every file compiles', () => {
    const quiet = { status: 0, output: '\n' };
    expect(runPython('ruff', ['check', '--no-cache', '--quiet', folder], folder)).toEqual(quiet);
    expect(runPython('ruff', ['format', '--no-cache', '--quiet', '--check', folder], folder)).toEqual(quiet);
    expect(runPython('python', ['-m', 'compileall', '-q', folder], folder)).toEqual(quiet);
  });

  test('a strict type checker finds no error in any project', () => {
    const python = path.join(pythonFolder, 'bin', 'python');
    // One process for all of them; each project brings its own settings, in its pyproject.toml.
    const args = ['check', '--output-format', 'min-text', '--python-interpreter-path', python, `${folder}/**/*.py`];
    const { status, output } = runPython('pyrefly', args, folder);
    expect(output).toContain(' 0 errors');
    expect(status).toBe(0);
  });

  test('SQL of other databases than PostgreSQL and DuckDB parses in its dialect', () => {
    const files = [...exampleProjects, ...coveringProjects]
      .flatMap((project) => project.files.filter(({ language }) => language === 'sql'))
      .filter(({ dialect }) => dialect !== null && parsed.has(dialect));
    expect(new Set(files.map(({ dialect }) => dialect))).toEqual(parsed);
    const distinct = new Map(
      files.map(({ path: name, dialect, text }) => [`${dialect}${text}`, { name, dialect, text }]),
    );
    writeFile(folder, 'parse_only.json', JSON.stringify([...distinct.values()]));
    const { status, output } = runPython('python', [parser, 'parse_only.json'], folder);
    expect(status, output).toBe(0);
  });

  test('the drivers of other databases open what the settings name', () => {
    const urls = [
      'mysql+pymysql://u:p@h/d',
      'snowflake://u:p@account/d/s?warehouse=w',
      'redshift+redshift_connector://u:p@h:5439/d',
    ];
    const open = `from sqlalchemy import create_engine; [create_engine(url) for url in ${JSON.stringify(urls)}]`;
    // BigQuery asks for credentials and SQL Server for its ODBC library as soon as an engine is made.
    const { status, output } = runPython(
      'python',
      ['-W', 'ignore', '-c', `${open}; import sqlalchemy_bigquery`],
      folder,
    );
    expect(status, output).toBe(0);
  });

  test.each([...exampleProjects, ...representatives()])('the tests of $name pass', ({ name }) => {
    expect(failuresOf(folders.get(name) ?? '')).toBe('');
  });

  test.each(exampleProjects)('Streamlit knows every setting of $name', ({ name }) => {
    const { output } = runPython('streamlit', ['config', 'show'], folders.get(name) ?? '');
    expect(output).not.toMatch(/not a valid config option|Traceback/);
    expect(output).toMatch(/showErrorDetails = "none"/);
  });
});

/** MySQL's runs on MariaDB as well; for the others no test can start a server. */
const parsed = new Set(['snowflake', 'bigquery', 'redshift', 'sqlserver', 'mysql']);

const parser = fileURLToPath(new URL('scenarios/parse_sql.py', import.meta.url));

/** A few covering projects in which every option that changes a page or a check occurs. */
function representatives(): readonly Project[] {
  const topics: readonly TopicId[] = ['engine', 'validation', 'store', 'bad_rows', 'outage', 'secrets', 'sign_in'];
  const traits = (project: Project) => topics.map((topic) => `${topic} ${decided(project, topic)}`);
  const open = new Set(coveringProjects.flatMap(traits));
  const gain = (project: Project) => traits(project).filter((trait) => open.has(trait)).length;
  const chosen: Project[] = [];
  while (open.size > 0) {
    const next = coveringProjects.toSorted((a, b) => gain(b) - gain(a))[0];
    if (!next) break;
    traits(next).forEach((trait) => open.delete(trait));
    chosen.push(next);
  }
  return chosen;
}
