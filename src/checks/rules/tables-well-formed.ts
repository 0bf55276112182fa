import { withoutFences } from '../../document/fences.ts';
import type { Found, Rule } from '../rule.ts';
import { type MarkdownTable, tablesIn } from '../table-rows.ts';

/** Tables have a delimiter row, and as many cells in each row as in the header. */
export const tablesWellFormed: Rule = {
  code: 'table',
  group: 'structure',
  severity: 'error',
  finds: 'a table without its delimiter row, or a row with more or fewer cells than the header',
  why: 'Without the delimiter row no table is shown; what is beyond the last column is dropped, and a missing cell moves a figure under the wrong heading.',
  remedy: 'Give each row as many cells as the header, and escape a bar inside a cell as \\|.',
  source: {
    id: 'gfm-tables',
    title: 'GitHub Flavored Markdown: tables',
    url: 'https://github.github.com/gfm/#tables-extension-',
  },
  examples: {
    fires: [
      { text: '| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |\n', line: 4 },
      { text: '| a | b |\n|---|---|\n| 1 | x | y |\n', line: 3 },
      { text: 'Words.\n\n| a | b |\n| 1 | 2 |\n', line: 3 },
      { text: '| a | b |\n|---|\n| 1 | 2 |\n', line: 2 },
    ],
    passes: [
      { text: '| a | b |\n|---|:-:|\n| 1 | `x \\| y` |\n' },
      { text: '```text\n| a | b |\n| 1 |\n```\n' },
      { text: '- | a |\n  |---|\n  | 1 |\n' },
    ],
  },
  check: ({ markdown }) => tablesIn(withoutFences(markdown)).flatMap(faultsOf),
};

function faultsOf({ header, delimiter, rows }: MarkdownTable): readonly Found[] {
  if (delimiter === null) {
    const { line, column } = header;
    const remedy = 'Put a row of dashes under the header, such as |---|---|.';
    return [{ line, column, message: 'this table has no delimiter row, so it does not show as one', remedy }];
  }
  const wanted = header.cells.length;
  return [delimiter, ...rows]
    .filter(({ cells }) => cells.length !== wanted)
    .map(({ cells, line, column }) => ({
      line,
      column,
      message: `this row has ${cells.length} cells, and the header has ${wanted}`,
    }));
}
