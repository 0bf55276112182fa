import type { Problem, Rule } from '../rule.ts';

/** SQL blocks parse by PostgreSQL's own grammar; named placeholders are read as parameters. */
export const sqlParses: Rule = async ({ fences }) => {
  const blocks = fences.filter((fence) => ['sql', 'postgresql', 'postgres'].includes(fence.language));
  if (blocks.length === 0) return [];
  const { hasSqlDetails, loadModule, parseSync } = await import('libpg-query');
  await loadModule();
  return blocks.flatMap((block): readonly Problem[] => {
    const text = withoutPlaceholders(block.text);
    if (text.replaceAll(/--.*$/gm, '').trim() === '') return [];
    try {
      parseSync(text);
      return [];
    } catch (error) {
      const position = hasSqlDetails(error) ? (error.sqlDetails?.cursorPosition ?? 0) : 0;
      const row = Array.from(text).slice(0, position).join('').split('\n').length;
      const message = error instanceof Error ? error.message : String(error);
      return [
        {
          code: 'sql',
          severity: 'error',
          line: block.line + row,
          message: `SQL: ${message}`,
          remedy: 'Correct the statement; blocks marked sql are read as PostgreSQL.',
        },
      ];
    }
  });
};

/** `:name` (but not `::type`), `%(name)s` and `%s` become `$1`, as long as they were where that is possible, so that positions stay true. */
function withoutPlaceholders(sql: string): string {
  return sql
    .replaceAll(/(?<![:\w]):[a-z_]\w*/gi, (found) => '$1'.padEnd(found.length))
    .replaceAll(/%(?:\(\w+\))?s\b/g, (found) => '$1'.padEnd(found.length));
}
