import { readFile } from 'node:fs/promises';
import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import { type CheckResult, checkDocument } from '../checks/check-document.ts';
import { neutraliseText } from '../document/neutralise-text.ts';
import { storageError } from '../storage/storage-error.ts';
import { answersFromFlags } from './answers-input.ts';
import { counted } from './counted.ts';
import { absolute, type Surroundings } from './surroundings.ts';

export interface CheckFlags {
  readonly answers?: string;
  readonly json: boolean;
}

/** Checks documents, against the blueprint of an answers file when one is given; exit code 1 when there is an error. */
export async function check(
  files: readonly string[],
  flags: CheckFlags,
  toolVersion: string,
  around: Surroundings,
): Promise<number> {
  const blueprint =
    flags.answers === undefined
      ? null
      : assembleBlueprint(await answersFromFlags({ answers: flags.answers, set: [] }, around), { toolVersion });
  // All are read before the first is checked: a name that is wrong is told at once.
  const texts = await Promise.all(
    files.map((file) =>
      readFile(absolute(around, file), 'utf8').catch((error: unknown) => {
        throw storageError(error, file, 'read', 'input');
      }),
    ),
  );
  const results: { readonly file: string; readonly result: CheckResult }[] = [];
  for (const [index, file] of files.entries())
    results.push({ file, result: await checkDocument(texts[index] ?? '', { blueprint }) });
  around.out(flags.json ? asJson(results) : results.map(report).join('\n'));
  return results.some(({ result }) => result.errors > 0) ? 1 : 0;
}

function asJson(results: readonly { readonly file: string; readonly result: CheckResult }[]): string {
  return `${JSON.stringify(
    results.map(({ file, result }) => ({ file, ...result })),
    null,
    2,
  )}\n`;
}

/** What the document says is shown without what a terminal would obey. */
function report({ file, result }: { readonly file: string; readonly result: CheckResult }): string {
  const blocks = Object.entries(result.blocks).map(([language, count]) => `${count} ${language}`);
  const lines = result.problems.flatMap(({ line, severity, code, message, remedy }) => [
    `  ${file}:${line}  ${severity}  ${code}`,
    `    ${message}`,
    `    ${remedy}`,
  ]);
  const head = `${file}: ${counted(result.errors, 'error')}, ${counted(result.warnings, 'warning')}`;
  return neutraliseText([`${head}; code blocks: ${blocks.join(', ') || 'none'}`, ...lines, ''].join('\n'));
}
