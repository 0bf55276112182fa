import { placeIn } from '../code-block.ts';
import { isNode, type ParsedStatement, placeAt, readSql } from '../parsed-sql.ts';
import type { Found, Rule } from '../rule.ts';

/** Indexes on tables in use are made, and views refreshed, beside their readers and writers. */
export const sqlConcurrently: Rule = {
  code: 'sql-concurrently',
  group: 'sql',
  severity: 'warning',
  finds:
    'an index on a table in use that is made or dropped, or a materialised view that is refreshed, without CONCURRENTLY',
  why: 'CREATE INDEX blocks every write to the table until it is done; a plain REFRESH blocks every reader.',
  remedy: 'Add CONCURRENTLY, outside a transaction; a refresh needs a unique index on the view for it.',
  source: {
    id: 'postgres-create-index',
    title: 'PostgreSQL: CREATE INDEX, building indexes concurrently',
    url: 'https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY',
  },
  examples: {
    fires: [
      { text: '-- migration\nCREATE INDEX orders_day ON orders (day);\n', language: 'sql', line: 2 },
      { text: 'REFRESH MATERIALIZED VIEW totals;\n', language: 'sql', line: 1 },
      { text: 'DROP INDEX orders_day;\n', language: 'sql', line: 1 },
    ],
    passes: [
      { text: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_day ON orders (day);\n', language: 'sql' },
      { text: 'CREATE TABLE orders (id int);\nCREATE INDEX orders_id ON orders (id);\n', language: 'sql' },
      { text: 'REFRESH MATERIALIZED VIEW CONCURRENTLY totals;\n', language: 'sql' },
      {
        text: '-- orders is partitioned: its parent takes no CONCURRENTLY\nCREATE INDEX orders_id ON orders (id);\n',
        language: 'sql',
      },
    ],
  },
  check: async ({ blocks }) => {
    const read = await Promise.all(
      blocks
        .filter(({ language }) => language === 'sql')
        .map(async (block) => ({ block, reading: await readSql(block) })),
    );
    const made = new Set(
      read.flatMap(({ reading }) => (reading?.ok === true ? reading.statements.flatMap(madeBy) : [])),
    );
    return read.flatMap(({ block, reading }) => {
      if (reading?.ok !== true || /partition/i.test(block.text)) return [];
      return reading.statements.flatMap((statement): readonly Found[] => {
        const message = blocking(statement, made);
        if (message === null) return [];
        const { row, column } = placeAt(block.text, statement.start);
        return [{ ...placeIn(block, row, column), message }];
      });
    });
  },
};

/** What a statement blocks while it runs; null when nothing that is in use. */
function blocking({ kind, node }: ParsedStatement, made: ReadonlySet<string>): string | null {
  if (node['concurrent'] === true) return null;
  const name = nameOf(node['relation']);
  if (kind === 'IndexStmt' && name !== null && !made.has(name)) return `writes to ${name} wait until the index is made`;
  if (kind === 'RefreshMatViewStmt') return `readers of ${name ?? 'the view'} wait until the refresh is done`;
  if (kind === 'DropStmt' && node['removeType'] === 'OBJECT_INDEX')
    return 'dropping the index waits for, and blocks, the table';
  return null;
}

function madeBy({ kind, node }: ParsedStatement): readonly string[] {
  const into = isNode(node['into']) ? nameOf(node['into']['rel']) : null;
  const name = kind === 'CreateStmt' ? nameOf(node['relation']) : kind === 'CreateTableAsStmt' ? into : null;
  return name === null ? [] : [name];
}

function nameOf(relation: unknown): string | null {
  return isNode(relation) && typeof relation['relname'] === 'string' ? relation['relname'] : null;
}
