import { placeIn } from '../code-block.ts';
import { nodesOf, placeAt, readSql, type SyntaxNode } from '../parsed-sql.ts';
import type { Found, Rule } from '../rule.ts';

/** Queries name the columns of the tables that they read. */
export const sqlSelectStar: Rule = {
  code: 'sql-select-star',
  group: 'sql',
  severity: 'warning',
  finds: 'SELECT * from a table',
  why: 'It sends every column over the network and into memory, rules out an index-only scan, and changes its meaning with each new column.',
  remedy: 'Name the columns that the page uses.',
  source: {
    id: 'postgres-index-only',
    title: 'PostgreSQL: index-only scans and covering indexes',
    url: 'https://www.postgresql.org/docs/current/indexes-index-only-scans.html',
  },
  examples: {
    fires: [
      { text: 'SELECT\n  *\nFROM orders\nWHERE id = 1;\n', language: 'sql', line: 2 },
      {
        text: 'SELECT 1;\n\nSELECT o.* FROM orders AS o JOIN stores AS s ON s.id = o.store;\n',
        language: 'sql',
        line: 3,
      },
    ],
    passes: [
      { text: 'SELECT count(*) FROM orders;\n', language: 'sql' },
      { text: 'WITH recent AS (SELECT id FROM orders) SELECT * FROM recent;\n', language: 'sql' },
      { text: 'SELECT * FROM generate_series(1, 3);\n', language: 'sql' },
      { text: 'SELECT 1 WHERE EXISTS (SELECT * FROM orders);\n', language: 'sql' },
      { text: 'SELECT * FROM (SELECT id FROM orders) AS some;\n', language: 'sql' },
    ],
  },
  check: async ({ blocks }) => {
    const found: Found[] = [];
    for (const block of blocks.filter(({ language }) => language === 'sql')) {
      const reading = await readSql(block);
      if (reading === null || !reading.ok) continue;
      for (const { kind, node } of reading.statements) {
        const named = new Set(nodesOf('CommonTableExpr', node).map(({ ctename }) => ctename));
        const probed = new Set(nodesOf('SubLink', node).flatMap((link) => nodesOf('SelectStmt', link)));
        const selects = [...(kind === 'SelectStmt' ? [node] : []), ...nodesOf('SelectStmt', node)];
        for (const select of selects.filter((one) => !probed.has(one) && readsTable(one, named))) {
          for (const target of starsOf(select)) {
            const { row, column } = placeAt(block.text, Number(target['location'] ?? 0));
            found.push({ ...placeIn(block, row, column), message: 'all columns of a table are asked for' });
          }
        }
      }
    }
    return found;
  },
};

/** Whether it reads a table itself, not only a query in its FROM or WITH, or a function. */
function readsTable({ fromClause }: SyntaxNode, named: ReadonlySet<unknown>): boolean {
  const parts = Array.isArray(fromClause) ? fromClause : [];
  return parts.some((part) => {
    const inner = new Set(nodesOf('RangeSubselect', part).flatMap((query) => nodesOf('RangeVar', query)));
    return nodesOf('RangeVar', part).some((table) => !inner.has(table) && !named.has(table['relname']));
  });
}

function starsOf({ targetList }: SyntaxNode): readonly SyntaxNode[] {
  const targets = Array.isArray(targetList) ? targetList : [];
  return nodesOf(
    'ColumnRef',
    targets.filter((target) => nodesOf('SelectStmt', target).length === 0),
  ).filter((reference) => nodesOf('A_Star', reference).length > 0);
}
