import type { Answers } from '../intake/answers.ts';
import { digestText } from './text-digest.ts';

/** Sixteen hexadecimal digits that change with any answer: the digest of the answers as JSON with sorted keys. */
export function digestAnswers(answers: Answers): string {
  return digestText(canonicalJson(answers));
}

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
