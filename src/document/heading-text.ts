/** The words of a Markdown heading, without its marks at either end; in time that grows with the line, whatever it holds. */
export function headingText(line: string): string {
  const words = line.replace(/^#+/, '').trim();
  const open = words.replace(/(?<!#)#+$/, '');
  return open === '' || /\s$/.test(open) ? open.trimEnd() : words;
}
