import type { CheckedFile } from './checked-file.ts';

/** What was found as JSON: `schema` changes only when a field changes its meaning or goes. */
export function jsonReport(files: readonly CheckedFile[]): string {
  const total = (count: (file: CheckedFile) => number) => files.reduce((sum, file) => sum + count(file), 0);
  const report = {
    schema: 1,
    errors: total(({ result }) => result.errors),
    warnings: total(({ result }) => result.warnings),
    suppressed: total(({ result }) => result.suppressed.length),
    files: files.map(({ file, result }) => ({ file, ...result })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
