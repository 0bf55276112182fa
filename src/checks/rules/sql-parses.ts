import { placeIn } from '../code-block.ts';
import { readSql } from '../parsed-sql.ts';
import type { Found, Rule } from '../rule.ts';

/** SQL blocks parse by PostgreSQL's own grammar. */
export const sqlParses: Rule = {
  code: 'sql',
  group: 'sql',
  severity: 'error',
  finds: "SQL that PostgreSQL's own parser refuses",
  why: 'A statement that does not parse was never run.',
  remedy: 'Correct the statement; mark the block of another server with its name, such as ```mysql.',
  source: {
    id: 'libpg-query',
    title: 'libpg_query: the parser of PostgreSQL as a library',
    url: 'https://github.com/pganalyze/libpg_query',
  },
  examples: {
    fires: [
      { text: 'SELECT 1;\nSELEC id FROM orders;\n', language: 'sql', line: 2 },
      { text: "-- ‘quoted’ and 😀\nSELECT 'é' FROM\n;\n", language: 'sql', line: 3 },
    ],
    passes: [
      { text: 'SELECT day::date FROM orders WHERE region = :region AND id > %(last)s;\n', language: 'sql' },
      { text: "SELECT 1 FROM orders WHERE id = ? AND day > :'since' LIMIT ?;\n", language: 'sql' },
      { text: 'UPDATE {table} SET total = {total} WHERE id = 1;\n', language: 'sql' },
      { text: '-- nothing yet\n', language: 'sql' },
      { text: 'SELECT `id` FROM `orders` LIMIT 5, 10;\n', language: 'sql' },
    ],
  },
  check: async ({ blocks }) => {
    const found: Found[] = [];
    for (const block of blocks.filter(({ language }) => language === 'sql')) {
      const reading = await readSql(block);
      if (reading === null || reading.ok) continue;
      found.push({ ...placeIn(block, reading.row, reading.column), message: `SQL: ${reading.message}` });
    }
    return found;
  },
};
