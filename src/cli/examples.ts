/** Takes the exit code of the command that ran. */
export type Finish = (code: number) => void;

/** How a command is used, for the end of its help. */
export function examples(...lines: readonly string[]): string {
  return `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
