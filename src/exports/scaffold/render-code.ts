import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { CodeFile, FileSpec } from './code-file.ts';
import { codeModel } from './code-model.ts';
import { appFiles } from './files/app-files.ts';
import { databaseFiles } from './files/database-files.ts';
import { extractFiles } from './files/extract-files.ts';
import { loadFiles } from './files/load-files.ts';
import { operationFiles } from './files/operation-files.ts';
import { sampleFiles } from './files/sample-files.ts';
import { streamFiles } from './files/stream-files.ts';
import { testFiles } from './files/test-files.ts';
import { fillTemplate } from './template-engine.ts';

export type { CodeFile } from './code-file.ts';

/**
 * The code of a complete small Streamlit project for the choices of a blueprint, in reading order. Pure: the same
 * blueprint gives the same text.
 */
export function renderCode(blueprint: Blueprint): readonly CodeFile[] {
  const model = codeModel(blueprint);
  const specs: readonly FileSpec[] = [
    ...appFiles(model),
    ...databaseFiles(model),
    ...extractFiles(model),
    ...loadFiles(model),
    ...streamFiles(model),
    ...sampleFiles(model),
    ...operationFiles(model),
    ...testFiles(model),
  ];
  return specs.map(({ template, values, dialect, ...file }) => ({
    ...file,
    dialect: dialect ?? null,
    text: tidy(fill(file, template, { ...model, ...values })),
  }));
}

function fill({ path, language }: Pick<CodeFile, 'path' | 'language'>, template: string, values: object): string {
  try {
    return fillTemplate(language, template, values);
  } catch (error) {
    throw new Error(`the template of ${path} cannot be filled`, { cause: error });
  }
}

/** One newline at the end, none doubled beyond what the languages allow, no blanks at line ends. */
function tidy(text: string): string {
  return `${text
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{4,}/g, '\n\n\n')
    .trim()}\n`;
}
