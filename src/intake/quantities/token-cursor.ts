import type { Token } from './split-tokens.ts';

/** A place in a list of tokens that moves forward as an amount is read. */
export interface TokenCursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** The token `ahead` of the cursor, or undefined behind the last one. */
export function peek(cursor: TokenCursor, ahead = 0): Token | undefined {
  return cursor.tokens[cursor.at + ahead];
}

/** The word at the cursor (or `ahead` of it); an empty text when there is none. */
export function peekWord(cursor: TokenCursor, ahead = 0): string {
  const token = peek(cursor, ahead);
  return token?.type === 'word' ? token.text : '';
}

/** Steps over the word at the cursor if it is one of `words`, and tells whether it did. */
export function skipWord(cursor: TokenCursor, words: ReadonlySet<string>): boolean {
  const found = words.has(peekWord(cursor).toLowerCase());
  if (found) cursor.at += 1;
  return found;
}

/** Whether every token has been read. */
export function atEnd(cursor: TokenCursor): boolean {
  return cursor.at >= cursor.tokens.length;
}
