import type { Token, Tokens } from 'marked';
import type { BlockRenderer } from './block-renderer.ts';
import type { TableLayout } from './table-layout.ts';

/** What the first block of the source goes on from, when the earlier part of it is frozen. */
export type Continued =
  | null
  | { readonly type: 'paragraph'; readonly lead: string }
  | { readonly type: 'list'; readonly isLoose: boolean }
  | {
      readonly type: 'table';
      /** The source of the header and the line under it, for the parser. */
      readonly head: string;
      readonly layout: TableLayout;
    };

export interface Piece {
  readonly lines: readonly string[];
  /** Whether the lines follow the frozen ones without a blank line. */
  readonly isContinuation: boolean;
  /** The source that is left, and what it goes on from. */
  readonly rest: string;
  readonly continued: Continued;
}

/** The finished part of a block that has grown long; null when none of it can be told apart. */
export function cutLongBlock(
  renderer: BlockRenderer,
  token: Token,
  source: string,
  continued: Continued,
): Piece | null {
  if (isList(token)) return cutList(renderer, token, source, continued);
  if (isTable(token)) return cutTable(renderer, token, source, continued);
  if (isParagraph(token)) return cutParagraph(renderer, token, source, continued);
  return null;
}

/** The lines of a block whose earlier part is frozen. */
export function renderContinued(
  renderer: BlockRenderer,
  token: Token,
  continued: Exclude<Continued, null>,
): { readonly lines: readonly string[]; readonly isContinuation: boolean } {
  if (continued.type === 'paragraph' && isParagraph(token)) {
    return { lines: renderer.renderParagraph(continued.lead, token.tokens), isContinuation: true };
  }
  if (continued.type === 'table' && isTable(token)) {
    return { lines: renderer.renderRows(token, continued.layout, 0, false), isContinuation: true };
  }
  if (continued.type === 'list' && isList(token)) {
    return { lines: renderer.render(token), isContinuation: !continued.isLoose };
  }
  const lines = renderer.render(token);
  return continued.type === 'paragraph'
    ? { lines: [continued.lead, ...lines], isContinuation: true }
    : { lines, isContinuation: false };
}

function cutList(renderer: BlockRenderer, list: Tokens.List, source: string, continued: Continued): Piece | null {
  const finished = list.items.slice(0, -2);
  const length = finished.reduce((total, item) => total + item.raw.length, 0);
  const [last] = list.items.slice(-2);
  if (finished.length === 0 || last === undefined || !source.startsWith(last.raw.split('\n')[0] ?? '', length))
    return null;
  // The numbers of a list follow from its first, whatever is written at the others.
  const next = (list.start === '' ? 1 : list.start) + finished.length;
  const rest = source.slice(length);
  return {
    lines: renderer.render({ ...list, items: finished }),
    isContinuation: continued?.type === 'list' && !continued.isLoose,
    rest: list.ordered ? rest.replace(/^( {0,3})\d{1,9}/, `$1${next}`) : rest,
    continued: { type: 'list', isLoose: list.loose },
  };
}

function cutTable(renderer: BlockRenderer, table: Tokens.Table, source: string, continued: Continued): Piece | null {
  const isContinuation = continued?.type === 'table';
  const finished = { ...table, rows: table.rows.slice(0, -1) };
  const headEnd = isContinuation ? 0 : endOfLine(source, 2);
  const end = headEnd + endOfLine(source.slice(headEnd), finished.rows.length);
  if (finished.rows.length === 0) return null;
  const layout = isContinuation ? continued.layout : renderer.layOutOpenEnded(table);
  return {
    lines: renderer.renderRows(finished, layout, 0, !isContinuation),
    isContinuation,
    rest: source.slice(end),
    continued: { type: 'table', head: isContinuation ? continued.head : source.slice(0, headEnd), layout },
  };
}

function cutParagraph(
  renderer: BlockRenderer,
  paragraph: Tokens.Paragraph,
  source: string,
  continued: Continued,
): Piece | null {
  const finished = inlineBefore(paragraph.tokens, paragraph.raw.length - LOOKAHEAD);
  if (finished === null) return null;
  const lead = continued?.type === 'paragraph' ? continued.lead : '';
  const lines = renderer.renderParagraph(lead, finished.tokens);
  const last = lines.at(-1);
  if (last === undefined || lines.length < 2) return null;
  return {
    lines: lines.slice(0, -1),
    isContinuation: continued?.type === 'paragraph',
    rest: source.slice(finished.length),
    continued: { type: 'paragraph', lead: `${last} ` },
  };
}

/**
 * The inline tokens of the first `limit` characters at most, cut at a space in plain text, before a letter: what
 * begins a line with anything else might be taken for a list or a heading.
 */
function inlineBefore(tokens: readonly Token[], limit: number): { tokens: Token[]; length: number } | null {
  let at = 0;
  let best: { tokens: Token[]; length: number } | null = null;
  for (const [index, token] of tokens.entries()) {
    if (at >= limit) break;
    if (token.type === 'text' && token.raw === token['text']) {
      const text = token.raw.slice(0, limit - at);
      const space = /^[^]*[^\s](?=\s+\p{L})/u.exec(text)?.[0].length ?? 0;
      if (space > 0) {
        const kept = { ...token, raw: text.slice(0, space), text: text.slice(0, space) };
        const gap = /^\s+/.exec(token.raw.slice(space))?.[0].length ?? 0;
        best = { tokens: [...tokens.slice(0, index), kept], length: at + space + gap };
      }
    }
    at += token.raw.length;
  }
  return best;
}

function endOfLine(source: string, count: number): number {
  let end = 0;
  for (let line = 0; line < count; line += 1) {
    const next = source.indexOf('\n', end);
    if (next === -1) return source.length;
    end = next + 1;
  }
  return end;
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

function isParagraph(token: Token): token is Tokens.Paragraph {
  return token.type === 'paragraph';
}

/** Characters at the end of a paragraph that stay open: what they close (emphasis, a link) may begin before them. */
const LOOKAHEAD = 512;
