import type { FileSpec } from '../code-file.ts';
import type { Dialect } from '../model/dialects.ts';

/** A Python file of the project. */
export function python(
  path: string,
  template: string,
  section: FileSpec['section'],
  title: string,
  purpose: string,
  values: object = {},
): FileSpec {
  return { path, language: 'python', template, section, title, purpose, values };
}

/** A SQL file of the project, in the dialect of the database that runs it. */
export function sql(
  path: string,
  template: string,
  section: FileSpec['section'],
  dialect: Dialect,
  title: string,
  purpose: string,
  values: object = {},
): FileSpec {
  return { path, language: 'sql', template, section, dialect, title, purpose, values };
}

/** Keeps the files whose conditions held. */
export function present(files: readonly (FileSpec | false)[]): readonly FileSpec[] {
  return files.filter((file) => file !== false);
}
