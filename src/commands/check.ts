import { readFile } from 'node:fs/promises';
import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import { type CheckResult, checkDocument } from '../checks/check-document.ts';
import { storageError } from '../storage/atomic-file.ts';
import { answersFromFlags } from './answers-input.ts';
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
  const results: { readonly file: string; readonly result: CheckResult }[] = [];
  for (const file of files) {
    const text = await readFile(absolute(around, file), 'utf8').catch((error: unknown) => {
      throw storageError(error, file, 'read');
    });
    results.push({ file, result: await checkDocument(text, blueprint) });
  }
  around.out(
    flags.json
      ? `${JSON.stringify(
          results.map(({ file, result }) => ({ file, ...result })),
          null,
          2,
        )}\n`
      : results.map(report).join('\n'),
  );
  return results.some(({ result }) => result.errors > 0) ? 1 : 0;
}

function report({ file, result }: { readonly file: string; readonly result: CheckResult }): string {
  const lines = result.problems.flatMap(({ line, severity, code, message, remedy }) => [
    `  ${file}:${line}  ${severity}  ${code}`,
    `    ${message}`,
    `    ${remedy}`,
  ]);
  return [`${file}: ${result.errors} errors, ${result.warnings} warnings`, ...lines, ''].join('\n');
}
