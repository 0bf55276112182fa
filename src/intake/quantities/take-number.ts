import { readNumber, type TypedNumber } from './read-number.ts';
import { read, refuse, type Reading } from './refusal.ts';
import { peek, peekWord, skipWord, type TokenCursor } from './token-cursor.ts';
import { numberWordDigits, saysTimes } from './unit-words.ts';

/** A number in the text; `times` when its word was `once`, `twice` or the like. */
export interface TakenNumber {
  readonly number: TypedNumber;
  readonly times: boolean;
}

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an']);

/** Takes the number (`1,5`, `two`, `half a`) at the cursor; null when there is none. */
export function takeNumber(cursor: TokenCursor): Reading<TakenNumber | null> {
  const token = peek(cursor);
  if (token?.type === 'number') {
    const number = readNumber(token.text);
    if (number === null) return refuse('number-separators', token.text);
    cursor.at += 1;
    return read({ number, times: false });
  }
  const word = peekWord(cursor);
  const digits = numberWordDigits(word);
  if (digits === null) return read(null);
  cursor.at += 1;
  if (word.toLowerCase() === 'half') skipWord(cursor, ARTICLES);
  return read({ number: { digits, exponent: 0 }, times: saysTimes(word) });
}
