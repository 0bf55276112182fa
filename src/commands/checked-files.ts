import { lstat, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '../errors.ts';
import { storageError } from '../storage/storage-error.ts';
import { absolute, type Surroundings } from './surroundings.ts';

/** A file to check: `markdown`, or the language of its code. */
export interface FileToCheck {
  /** As the person named it; below a folder, the folder's name and the way from there. */
  readonly file: string;
  readonly language: string;
  readonly text: string;
}

const languages: Readonly<Record<string, string>> = {
  '.py': 'python',
  '.sql': 'sql',
  '.toml': 'toml',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.ini': 'ini',
  '.sh': 'bash',
};

/** What is read of a folder: code and configuration, not its data and its notes. */
const inFolders: ReadonlySet<string> = new Set(['python', 'toml', 'yaml', 'bash', 'dockerfile']);
/** Folders of other people's code, and a file whose place is to hold secrets. */
const passedOver: ReadonlySet<string> = new Set([
  'node_modules',
  '__pycache__',
  'venv',
  'site-packages',
  'secrets.toml',
]);
const mostFiles = 5000;

/**
 * The files that the person named, and those of the folders among them, all read before the first is checked: a name
 * that is wrong is told at once. Links are not followed. Throws a StorageError or an InputError.
 */
export async function filesToCheck(named: readonly string[], around: Surroundings): Promise<readonly FileToCheck[]> {
  const found = await Promise.all(
    named.map(async (file) => ((await isFolder(file, around)) ? below(file, around) : [file])),
  );
  return Promise.all(
    found.flat().map(async (file) => ({
      file,
      language: languageOf(file),
      text: await readFile(absolute(around, file), 'utf8').catch((error: unknown) => {
        throw storageError(error, file, 'read', 'input');
      }),
    })),
  );
}

async function isFolder(file: string, around: Surroundings): Promise<boolean> {
  const stats = await lstat(absolute(around, file)).catch(() => null);
  return stats?.isDirectory() ?? false;
}

async function below(folder: string, around: Surroundings): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const entries = await readdir(absolute(around, next), { withFileTypes: true }).catch((error: unknown) => {
      throw storageError(error, folder, 'read', 'input');
    });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (passedOver.has(entry.name)) continue;
      const isHidden = entry.name.startsWith('.') && entry.name !== '.streamlit';
      if (entry.isDirectory() && !isHidden) folders.push(path.join(next, entry.name));
      else if (entry.isFile() && (entry.name.endsWith('.sql') || inFolders.has(languageOf(entry.name))))
        files.push(path.join(next, entry.name));
    }
    if (files.length > mostFiles) {
      throw new InputError({
        what: `There are more than ${mostFiles} files of code below ${folder}`,
        remedy: 'Name the folder of the app.',
      });
    }
  }
  if (files.length === 0)
    throw new InputError({ what: `There is no code below ${folder}`, remedy: 'Name a file, or the folder of an app.' });
  return files.toSorted();
}

/** The language of a file by its name; `markdown` where the name tells of none. */
export function languageOf(file: string): string {
  const name = path.basename(file).toLowerCase();
  if (name === 'dockerfile' || name.startsWith('dockerfile.')) return 'dockerfile';
  // `views_snowflake.sql`: which server reads it.
  const dialect = /[_.-](mysql|mariadb|sqlserver|mssql|snowflake|bigquery|redshift|duckdb|sqlite)\.sql$/.exec(
    name,
  )?.[1];
  return dialect ?? languages[path.extname(name)] ?? 'markdown';
}
