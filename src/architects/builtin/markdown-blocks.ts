export { plain } from '../../document/plain-text.ts';

/** A Markdown table; cells are text that may hold inline Markdown of ours. Empty when there are no rows. */
export function table(headers: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [[line(headers), `|${headers.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')];
}

/** A bulleted list; empty when there are no items. */
export function bullets(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')];
}

/** A fenced block, with more marks than the text itself has in a row. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text.trimEnd()}\n${marks}`;
}

/** A third-level heading. */
export function heading(words: string): string {
  return `### ${words.replaceAll(/\s+/g, ' ').trim()}`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function cell(text: string): string {
  return text.replaceAll(/(?<!\\)\|/g, '\\|').replaceAll(/\s*\n\s*/g, '<br>');
}
