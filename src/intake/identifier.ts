import type { RawAnswer } from './answers.ts';
import { quoted } from './shown-text.ts';

/** Names that reach SQL and Python unquoted: a lower-case letter, then letters, digits or underscores. */
export const identifierPattern = /^[a-z][a-z0-9_]{0,30}$/;

export function isIdentifier(text: string): boolean {
  return identifierPattern.test(text);
}

/** Why an answer cannot name a column; null when it can. */
export function identifierProblem(raw: RawAnswer): string | null {
  if (typeof raw === 'string' && isIdentifier(raw)) return null;
  return `${quoted(String(raw))} cannot be used as a column name here: start with a lower-case letter, then letters, digits or _, 31 at most`;
}

/** The identifier nearest to what was typed: "CRM API" becomes `crm_api`; '' when nothing of it can be used. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 31)
    .replaceAll(/_+$/g, '');
}
