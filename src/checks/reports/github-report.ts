import type { CheckedFile } from './checked-file.ts';

/** What was found as workflow commands of GitHub Actions, which become annotations; one line each. */
export function githubReport(files: readonly CheckedFile[]): string {
  return files
    .flatMap(({ file, result }) =>
      result.problems.map(({ severity, code, line, column, message, remedy }) => {
        const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
        return `::${severity} ${place}::${data(`${message}\n${remedy}`)}\n`;
      }),
    )
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
