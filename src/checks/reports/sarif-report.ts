import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Problem, Rule } from '../rule.ts';
import { rules } from '../rules.ts';
import type { CheckedFile } from './checked-file.ts';

/** What was found as a SARIF 2.1.0 log (OASIS), which code hosts show beside the lines of a pull request. */
export function sarifReport(files: readonly CheckedFile[], toolVersion: string): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'streamlit-architect', version: toolVersion, rules: rules.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ file, result }) => [
          ...result.problems.map((problem) => resultOf(file, problem)),
          ...result.suppressed.map(({ reason, ...problem }): Result => ({
            ...resultOf(file, problem),
            suppressions: [{ kind: 'inSource', justification: reason }],
          })),
        ]),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptorOf({ code, finds, why, remedy, severity, source, group }: Rule): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: finds },
    fullDescription: { text: why },
    help: { text: remedy },
    defaultConfiguration: { level: severity },
    properties: { tags: [group] },
    ...(typeof source?.url === 'string' ? { helpUri: source.url } : {}),
  };
}

function resultOf(file: string, { code, severity, line, column, message, remedy }: Problem): Result {
  return {
    ruleId: code,
    ruleIndex: rules.findIndex((rule) => rule.code === code),
    level: severity,
    message: { text: `${message}. ${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
