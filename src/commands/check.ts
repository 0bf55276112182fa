import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { checkCode, checkDocument } from '../checks/check-document.ts';
import type { CheckedFile } from '../checks/reports/checked-file.ts';
import { githubReport } from '../checks/reports/github-report.ts';
import { jsonReport } from '../checks/reports/json-report.ts';
import { sarifReport } from '../checks/reports/sarif-report.ts';
import { rules } from '../checks/rules.ts';
import { InputError } from '../errors.ts';
import { answersFromFlags } from './answers-input.ts';
import { measuredAnswers } from './measured-input.ts';
import { checkReport, explainRule } from './check-report.ts';
import { filesToCheck } from './checked-files.ts';
import type { Surroundings } from './surroundings.ts';

export interface CheckFlags {
  readonly answers?: string;
  /** The benchmark's result that the document was designed with. */
  readonly measured?: string;
  readonly format: 'text' | 'json' | 'sarif' | 'github';
  readonly contract: boolean;
}

/**
 * Checks documents, files of code and whole apps, against the blueprint of an answers file when one is given; exit code 1
 * when there is an error.
 */
export async function check(
  named: readonly string[],
  flags: CheckFlags,
  toolVersion: string,
  around: Surroundings,
): Promise<number> {
  const blueprint = await blueprintFor(flags, toolVersion, around);
  const checked: CheckedFile[] = [];
  for (const { file, language, text } of await filesToCheck(named, around)) {
    const result =
      language === 'markdown'
        ? await checkDocument(text, { blueprint, contract: flags.contract })
        : await checkCode(language, text);
    checked.push({ file, result });
  }
  around.out(reportIn(flags.format, checked, toolVersion, around));
  return checked.some(({ result }) => result.errors > 0) ? 1 : 0;
}

async function blueprintFor(
  { answers, measured }: CheckFlags,
  toolVersion: string,
  around: Surroundings,
): Promise<Blueprint | null> {
  if (answers === undefined) return null;
  const said = await answersFromFlags({ answers, set: [] }, around);
  return assembleBlueprint(await measuredAnswers(said, measured, around), { toolVersion });
}

/** Explains a rule by its code, or lists all of them. */
export function explain(code: string | true, around: Surroundings): number {
  if (code === true) {
    around.out(rules.map((rule) => `${rule.code.padEnd(28)} ${rule.finds}\n`).join(''));
    return 0;
  }
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) {
    throw new InputError({
      what: `There is no check with the code ${code}`,
      remedy: '`streamlit-architect check --explain` lists them.',
    });
  }
  around.out(explainRule(rule, around));
  return 0;
}

function reportIn(
  format: CheckFlags['format'],
  checked: readonly CheckedFile[],
  toolVersion: string,
  around: Surroundings,
): string {
  switch (format) {
    case 'json':
      return jsonReport(checked);
    case 'sarif':
      return sarifReport(checked, toolVersion);
    case 'github':
      return githubReport(checked);
    case 'text':
      return checkReport(checked, around);
  }
}
