import { placeIn } from '../code-block.ts';
import { isNode, nodesOf, placeAt, readSql, type SyntaxNode } from '../parsed-sql.ts';
import type { Found, Rule } from '../rule.ts';

/** Pages of rows are found by key, not by counting the rows before them. */
export const sqlOffset: Rule = {
  code: 'sql-offset',
  group: 'sql',
  severity: 'warning',
  finds: 'paging with OFFSET',
  why: 'The server produces all rows before the page and throws them away: the last page costs the most, and rows that arrive meanwhile move the pages.',
  remedy: 'Page by key: WHERE (time, id) < (last time, last id) ORDER BY time DESC, id DESC LIMIT n, with that index.',
  source: {
    id: 'no-offset',
    title: 'Use The Index, Luke: paging without offset',
    url: 'https://use-the-index-luke.com/no-offset',
  },
  examples: {
    fires: [
      { text: 'SELECT id FROM orders\nORDER BY id\nLIMIT 100 OFFSET :skip;\n', language: 'sql', line: 3 },
      {
        text: 'SELECT id FROM orders ORDER BY id OFFSET 200 ROWS FETCH NEXT 100 ROWS ONLY;\n',
        language: 'sql',
        line: 1,
      },
    ],
    passes: [
      { text: 'SELECT id FROM orders WHERE id > :last ORDER BY id LIMIT 100;\n', language: 'sql' },
      { text: 'SELECT id FROM orders ORDER BY id LIMIT 1 OFFSET 0;\n', language: 'sql' },
    ],
  },
  check: async ({ blocks }) => {
    const found: Found[] = [];
    for (const block of blocks.filter(({ language }) => language === 'sql')) {
      const reading = await readSql(block);
      if (reading === null || !reading.ok) continue;
      const selects = reading.statements.flatMap(({ kind, node }) => [
        ...(kind === 'SelectStmt' ? [node] : []),
        ...nodesOf('SelectStmt', node),
      ]);
      for (const offset of selects.flatMap(offsetOf)) {
        const { row, column } = placeAt(block.text, offset);
        found.push({ ...placeIn(block, row, column), message: 'rows are skipped by counting them' });
      }
    }
    return found;
  },
};

/** Where the offset of a query stands, unless it is 0. */
function offsetOf({ limitOffset }: SyntaxNode): readonly number[] {
  if (!isNode(limitOffset)) return [];
  const constant = nodesOf('A_Const', limitOffset)[0];
  const isZero = constant !== undefined && isNode(constant['ival']) && constant['ival']['ival'] === undefined;
  if (isZero) return [];
  const location = Object.values(limitOffset).flatMap((value) =>
    isNode(value) ? [Number(value['location'] ?? 0)] : [],
  );
  return location.slice(0, 1);
}
