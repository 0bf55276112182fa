import { placeIn } from '../code-block.ts';
import type { Found, Rule } from '../rule.ts';

/** SQL blocks parse by PostgreSQL's own grammar; named placeholders are read as parameters. */
export const sqlParses: Rule = {
  code: 'sql',
  group: 'sql',
  severity: 'error',
  finds: "SQL that PostgreSQL's own parser refuses",
  why: 'A statement that does not parse was never run.',
  remedy: 'Correct the statement; blocks marked sql are read as PostgreSQL.',
  source: null,
  examples: {
    fires: [{ text: 'SELECT 1;\nSELEC id FROM orders;\n', language: 'sql', line: 2 }],
    passes: [
      { text: 'SELECT day::date FROM orders WHERE region = :region AND id > %(last)s;\n', language: 'sql' },
      { text: '-- nothing yet\n', language: 'sql' },
    ],
  },
  check: async ({ blocks }) => {
    const queries = blocks.filter(({ language }) => language === 'sql');
    if (queries.length === 0) return [];
    const { hasSqlDetails, loadModule, parseSync } = await import('libpg-query');
    await loadModule();
    return queries.flatMap((block): readonly Found[] => {
      const text = withoutPlaceholders(block.text);
      if (text.replaceAll(/--.*$/gm, '').trim() === '') return [];
      try {
        parseSync(text);
        return [];
      } catch (error) {
        const position = hasSqlDetails(error) ? (error.sqlDetails?.cursorPosition ?? 0) : 0;
        const before = Array.from(text).slice(0, position).join('').split('\n');
        const message = error instanceof Error ? error.message : String(error);
        return [{ ...placeIn(block, before.length, (before.at(-1)?.length ?? 0) + 1), message: `SQL: ${message}` }];
      }
    });
  },
};

/** `:name` (but not `::type`), `%(name)s` and `%s` become `$1`, as long as they were where that is possible, so that positions stay true. */
function withoutPlaceholders(sql: string): string {
  return sql
    .replaceAll(/(?<![:\w]):[a-z_]\w*/gi, (found) => '$1'.padEnd(found.length))
    .replaceAll(/%(?:\(\w+\))?s\b/g, (found) => '$1'.padEnd(found.length));
}
