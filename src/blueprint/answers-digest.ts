import type { Answers } from '../intake/answers.ts';

/**
 * Sixteen hexadecimal digits that change with any answer: 64-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/)
 * over the answers as JSON with sorted keys. It tells documents apart; it protects nothing.
 */
export function digestAnswers(answers: Answers): string {
  let hash = offsetBasis;
  for (const byte of new TextEncoder().encode(canonicalJson(answers))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
}

const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** JSON in which objects list their keys in code-unit order, so that equal answers give equal text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}
