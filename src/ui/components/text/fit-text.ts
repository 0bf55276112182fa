import stringWidth from 'string-width';
import { columnsOf, splitGraphemes } from './graphemes.ts';

/** Shortens a text without styles to at most `columns`, ending in `ellipsis` when something was cut. */
export function truncateText(text: string, columns: number, ellipsis: string): string {
  if (stringWidth(text) <= columns) return text;
  const room = columns - stringWidth(ellipsis);
  if (room <= 0) return columns <= 0 ? '' : takeColumns(text, columns);
  return takeColumns(text, room) + ellipsis;
}

/** Pads a text without styles with spaces to exactly `columns`, or leaves a longer one as it is. */
export function padText(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}

/** Wraps a text without styles at spaces into lines of at most `columns`; a longer word is broken. */
export function wrapText(text: string, columns: number): string[] {
  const width = Math.max(1, columns);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const candidate = line === '' ? word : `${line} ${word}`;
      if (stringWidth(candidate) <= width) {
        line = candidate;
        continue;
      }
      if (line !== '') lines.push(line);
      line = word;
      while (stringWidth(line) > width) {
        const part = takeColumns(line, width);
        if (part === '') break;
        lines.push(part);
        line = line.slice(part.length);
      }
    }
    lines.push(line);
  }
  return lines;
}

function takeColumns(text: string, columns: number): string {
  let taken = '';
  let used = 0;
  for (const grapheme of splitGraphemes(text)) {
    used += columnsOf(grapheme);
    if (used > columns) break;
    taken += grapheme;
  }
  return taken;
}
