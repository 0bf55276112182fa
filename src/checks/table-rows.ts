/** A row of a Markdown table. */
export interface TableRow {
  readonly cells: readonly string[];
  /** Line in the text, from 1. */
  readonly line: number;
  /** Column of its first character, from 1. */
  readonly column: number;
}

/** Lines that stand together and begin with a bar: a table, where the second one delimits. */
export interface MarkdownTable {
  readonly header: TableRow;
  /** Null where the second line is no delimiter row; then nothing shows as a table. */
  readonly delimiter: TableRow | null;
  readonly rows: readonly TableRow[];
}

/** The tables of a Markdown text that writes the bar at the start of each row (GFM), code blanked out before. */
export function tablesIn(text: string): readonly MarkdownTable[] {
  const tables: TableRow[][] = [];
  let open: TableRow[] | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const start = /^[ >\t]*(?:(?:[-*+]|\d+[.)])\s+)?(?=\|)/.exec(line)?.[0].length;
    if (start === undefined) {
      open = null;
      continue;
    }
    if (open === null) {
      open = [];
      tables.push(open);
    }
    open.push({ cells: cellsOf(line.slice(start)), line: index + 1, column: start + 1 });
  }
  return tables.flatMap(([header, second, ...rest]): readonly MarkdownTable[] => {
    if (header === undefined) return [];
    if (second === undefined) return [];
    const isDelimiter = second.cells.every((cell) => /^:?-+:?$/.test(cell));
    return [
      isDelimiter ? { header, delimiter: second, rows: rest } : { header, delimiter: null, rows: [second, ...rest] },
    ];
  });
}

/** A bar divides cells unless it is escaped, also inside code (GFM 4.10). */
function cellsOf(row: string): readonly string[] {
  const cells = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/);
  return cells.map((cell) => cell.trim());
}
