import { numberWordDigits } from './unit-words.ts';

/** One piece of a typed quantity. `spaced` tells whether a space stood before it. */
export interface Token {
  readonly type: 'number' | 'word' | 'slash' | 'dash' | 'comma';
  readonly text: string;
  readonly spaced: boolean;
}

const PIECES: ReadonlyArray<readonly [Token['type'], RegExp]> = [
  ['number', /(?:\d+(?:[.,_'’]\d+| \d{3}(?!\d))*|\.\d+)(?:e[+-]?\d+)?/iy],
  ['word', /\p{L}+|[%‰$€£¥₹×]/uy],
  ['slash', /\//y],
  ['dash', /-/y],
  ['comma', /,/y],
];

/**
 * Splits a tidied text into numbers, words and marks: `1.5k rows/day` into `1.5`, `k`, `rows`, `/`,
 * `day`. A hyphen before a word
 * (`15-minute`) goes. Gives null when a character belongs to no quantity.
 */
export function splitTokens(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const spaced = text[at] === ' ';
    if (spaced) at += 1;
    const token = tokenAt(text, at, spaced);
    if (token === null) return null;
    tokens.push(token);
    at += token.text.length;
  }
  return tokens.filter((token, index) => !isHyphen(token, tokens[index - 1], tokens[index + 1]));
}

function tokenAt(text: string, at: number, spaced: boolean): Token | null {
  for (const [type, pattern] of PIECES) {
    pattern.lastIndex = at;
    const piece = pattern.exec(text)?.[0];
    if (piece !== undefined) return { type, text: piece, spaced };
  }
  return null;
}

function isHyphen(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (token.type !== 'dash' || before === undefined || after?.type !== 'word') return false;
  return /\p{L}/u.test(after.text) && numberWordDigits(after.text) === null;
}
