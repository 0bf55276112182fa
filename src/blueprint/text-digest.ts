/**
 * Sixteen hexadecimal digits that change with a text: 64-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). It
 * tells texts apart; it protects nothing.
 */
export function digestText(text: string): string {
  let hash = offsetBasis;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
}

const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;
