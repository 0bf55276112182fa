import type { CodeBlock } from './code-block.ts';

/** A node of PostgreSQL's syntax tree: named for its kind by the key it stands under. */
export type SyntaxNode = Readonly<Record<string, unknown>>;

export interface ParsedStatement {
  /** `SelectStmt`, `IndexStmt` and so on. */
  readonly kind: string;
  readonly node: SyntaxNode;
  /** Where it begins in the block, from 0, in bytes as PostgreSQL counts. */
  readonly start: number;
}

export type SqlReading =
  | { readonly ok: true; readonly statements: readonly ParsedStatement[] }
  /** Row and column in the block, from 1. */
  | { readonly ok: false; readonly row: number; readonly column: number; readonly message: string };

/**
 * Reads a block marked `sql` by PostgreSQL's own grammar; placeholders of drivers and templates count as values. Null for
 * what another server's SQL gives away, which this grammar cannot judge.
 */
export async function readSql(block: CodeBlock): Promise<SqlReading | null> {
  const { hasSqlDetails, loadModule, parseSync } = await import('libpg-query');
  await loadModule();
  const text = withoutPlaceholders(block.text);
  if (text.replaceAll(/--.*$/gm, '').trim() === '') return { ok: true, statements: [] };
  try {
    const { stmts = [] } = parseSync(text);
    return { ok: true, statements: stmts.flatMap(({ stmt, stmt_location }) => statementOf(stmt, stmt_location ?? 0)) };
  } catch (error) {
    if (otherDialect.test(block.text)) return null;
    const position = hasSqlDetails(error) ? (error.sqlDetails?.cursorPosition ?? 0) : 0;
    // The parser counts characters, not UTF-16 units.
    const before = Array.from(text).slice(0, position).join('').split('\n');
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, row: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
  }
}

/** Row and column, from 1, of a place that the syntax tree counts in bytes; white space before a statement is skipped. */
export function placeAt(text: string, bytes: number): { readonly row: number; readonly column: number } {
  const buffer = bytesOf(text);
  const rest = buffer.subarray(bytes).toString('utf8');
  const gap = /^(?:\s|--[^\n]*(?:\n|$))*/.exec(rest)?.[0] ?? '';
  const before = `${buffer.subarray(0, bytes).toString('utf8')}${gap}`.split('\n');
  return { row: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

let latest: { readonly text: string; readonly bytes: Buffer } | null = null;

/** The bytes that PostgreSQL read; kept for the next finding in the same block, of which there may be thousands. */
function bytesOf(text: string): Buffer {
  if (latest?.text !== text) latest = { text, bytes: Buffer.from(withoutPlaceholders(text), 'utf8') };
  return latest.bytes;
}

/** Every node of a kind inside a value of the tree, outermost first. */
export function nodesOf(kind: string, within: unknown): readonly SyntaxNode[] {
  if (Array.isArray(within)) return within.flatMap((item) => nodesOf(kind, item));
  if (!isNode(within)) return [];
  return Object.entries(within).flatMap(([key, value]) => [
    ...(key === kind && isNode(value) ? [value] : []),
    ...nodesOf(kind, value),
  ]);
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function statementOf(stmt: unknown, start: number): readonly ParsedStatement[] {
  if (!isNode(stmt)) return [];
  return Object.entries(stmt).flatMap(([kind, node]) => (isNode(node) ? [{ kind, node, start }] : []));
}

/** Backticks, brackets and words that PostgreSQL has not and MySQL, SQL Server, Snowflake, BigQuery or DuckDB have. */
const otherDialect =
  /`[\w.-]+`|\[\w+\]\.|\bSELECT\s+TOP\s*\(|\bAUTO_INCREMENT\b|\bENGINE\s*=|\bGETDATE\(|\bQUALIFY\b|\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:SECURE|TRANSIENT|DYNAMIC|TASK|STREAM|WAREHOUSE|STAGE)\b|\bCOPY\s+INTO\b|\bSTRUCT<|\bDATE_ADD\(|\bON\s+DUPLICATE\s+KEY\b|\bread_(?:parquet|csv)\(|\b(?:INSTALL|ATTACH|PIVOT)\s+\w|\bCREATE\s+OR\s+REPLACE\s+TABLE\b|\bDISTKEY\b|\bINSERT\s+OR\s+(?:REPLACE|IGNORE)\b|\bEXCLUDE\s*\(|\bALGORITHM\s*=|\bOPTIONS\s*\(/i;

/**
 * Placeholders become values that are as long, so that positions stay true: `:name` (but not `::type`), psql's `:'name'`,
 * `%(name)s`, `%s`, `?`, DuckDB's `$name` (but no `$tag$`), and `{name}`, which another rule reports.
 */
function withoutPlaceholders(sql: string): string {
  return sql
    .replaceAll(/(?<![:\w]):(?:[a-z_]\w*|'\w+'|"\w+")/gi, (found) => '$1'.padEnd(found.length))
    .replaceAll(/\$[a-z_]\w*(?![\w$])/gi, (found) => '$1'.padEnd(found.length))
    .replaceAll(/\{\w+\}/g, (found) => 'a'.padEnd(found.length, '_'))
    .replaceAll(/%(?:\(\w+\))?s\b/g, (found) => '$1'.padEnd(found.length))
    .replaceAll(/(?<=[=<>(,]\s*|\b(?:limit|offset|and|between|like|ilike|in)\s+)\?(?=\s|[,);]|$)/gi, '0');
}
