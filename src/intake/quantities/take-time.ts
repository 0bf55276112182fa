import { valueOf } from './read-number.ts';
import { read, refuse, type Reading } from './refusal.ts';
import { SECONDS } from './time-periods.ts';
import { takeNumber } from './take-number.ts';
import { atEnd, peek, peekWord, skipWord, type TokenCursor } from './token-cursor.ts';
import { adverbSeconds, timeWordSeconds } from './unit-words.ts';

const AND: ReadonlySet<string> = new Set(['and']);
const PER: ReadonlySet<string> = new Set(['per', 'a', 'an', 'each', 'every']);

/**
 * Takes the smaller parts of a duration whose first part has been read: `30m` of `1h30m`, `and 5 s`.
 * A bare number that ends the text after hours means minutes (`1h30`). Gives seconds.
 */
export function takeSmallerParts(cursor: TokenCursor, firstPartSize: number): Reading<number> {
  let total = 0;
  let size = firstPartSize;
  for (;;) {
    const start = cursor.at;
    const part = takePart(cursor, size);
    if (!part.ok) return part;
    if (part.value === null) {
      cursor.at = start;
      return read(total);
    }
    total += part.value.seconds;
    size = part.value.size;
  }
}

interface DurationPart {
  readonly seconds: number;
  readonly size: number;
}

function takePart(cursor: TokenCursor, sizeBefore: number): Reading<DurationPart | null> {
  if (peek(cursor)?.type === 'comma') cursor.at += 1;
  skipWord(cursor, AND);
  const taken = takeNumber(cursor);
  if (!taken.ok) return taken;
  if (taken.value === null) return read(null);
  const number = valueOf(taken.value.number);
  if (atEnd(cursor) && sizeBefore === SECONDS.h && Number.isInteger(number) && number < 60) {
    return read({ seconds: number * SECONDS.min, size: SECONDS.min });
  }
  const size = smallTimeWord(peekWord(cursor));
  if (size === null || size >= sizeBefore) return read(null);
  cursor.at += 1;
  return read({ seconds: number * size, size });
}

/** After a first part that was a time, `m` can only be minutes. */
function smallTimeWord(word: string): number | null {
  return word === 'm' ? SECONDS.min : timeWordSeconds(word);
}

/** Takes `/day`, `per 15 min`, `a week`, `daily` at the cursor: its seconds, or null if none is there. */
export function takePer(cursor: TokenCursor): Reading<number | null> {
  const adverb = adverbSeconds(peekWord(cursor));
  if (adverb !== null) {
    cursor.at += 1;
    return read(adverb);
  }
  if (peek(cursor)?.type === 'slash') cursor.at += 1;
  else if (!skipWord(cursor, PER)) return read(null);
  const taken = takeNumber(cursor);
  if (!taken.ok) return taken;
  const several = taken.value === null ? 1 : valueOf(taken.value.number);
  const word = peekWord(cursor);
  if (word === 'M' || (word === 'm' && several === 1)) return refuse('minute-or-month', word);
  const size = smallTimeWord(word);
  if (size === null || several === 0) return refuse('not-understood');
  cursor.at += 1;
  return read(several * size);
}
