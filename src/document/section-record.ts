import type { Blueprint } from '../blueprint/blueprint.ts';
import { digestText } from '../blueprint/text-digest.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { withoutCheckPart } from './check-part.ts';

/** What a document keeps about one of its sections, so that a later blueprint tells whether it still holds. */
export interface SectionRecord {
  /** Digest of what the blueprint says in this section: of the built-in architect's text, a pure function of it. */
  readonly inputs: string;
  /** A text in other words than those; null for the built-in architect's own. */
  readonly own: {
    /** Digest of the text as it was written. */
    readonly text: string;
    /** Digest of the decisions, findings and figures that it names. */
    readonly named: string;
  } | null;
}

/** The record of a section that says this, where the built-in architect says that. */
export function recordSection(text: string, builtin: string, blueprint: Blueprint): SectionRecord {
  const inputs = digestSection(builtin);
  const written = digestSection(text);
  return { inputs, own: written === inputs ? null : { text: written, named: digestNamed(text, blueprint) } };
}

/** Whether what the section was written from has changed. */
export function isStale(record: SectionRecord, text: string, builtin: string, blueprint: Blueprint): boolean {
  if (record.inputs !== digestSection(builtin)) return true;
  // What a hand has taken out or put in is not what the architect had named.
  return record.own !== null && !isEdited(record, text) && record.own.named !== digestNamed(text, blueprint);
}

/** Whether somebody has changed the text since it was written. */
export function isEdited({ inputs, own }: SectionRecord, text: string): boolean {
  return digestSection(text) !== (own?.text ?? inputs);
}

/** The record in one word, for the front matter. */
export function writeRecord({ inputs, own }: SectionRecord): string {
  return own === null ? inputs : [inputs, own.text, own.named].join('/');
}

/** Null for what `writeRecord` did not write. */
export function readRecord(word: unknown): SectionRecord | null {
  if (typeof word !== 'string' || !/^[0-9a-f]{16}(?:\/[0-9a-f]{16}\/[0-9a-f]{16})?$/.test(word)) return null;
  const [inputs = '', text, named] = word.split('/');
  return { inputs, own: text === undefined || named === undefined ? null : { text, named } };
}

/** Line ends that git changed, lines at the end, and what the checks said are no change. */
function digestSection(text: string): string {
  return digestText(withoutCheckPart(text).replaceAll('\r\n', '\n').trimEnd());
}

/**
 * What a text that is not the built-in architect's takes from the blueprint, as far as it can be told: the decisions and
 * findings whose ids it has, and the figures that stand in it with their units.
 */
function digestNamed(section: string, { decisions, findings, ledger }: Blueprint): string {
  const text = withoutCheckPart(section);
  const words = new Set(text.match(/\b[DF]-[a-z][a-z0-9_-]*[a-z0-9]/g));
  return digestText(
    [
      ...decisions.filter(({ id }) => words.has(id)).map(({ id, choice }) => `${id}=${choice.id}`),
      ...findings.filter(({ id }) => words.has(id)).map(({ id, severity }) => `${id}=${severity}`),
      ...ledger.quantities
        .map(({ id, value, unit }) => ({ id, shown: formatQuantity(value, unit) }))
        .filter(({ shown }) => hasUnit.test(shown) && isIn(text, shown))
        .map(({ id, shown }) => `${id}=${shown}`),
    ].join('\n'),
  );
}

function isIn(text: string, figure: string): boolean {
  const pattern = figure.replaceAll(/[.+?^$()|[\]\\*{}]/g, String.raw`\$&`);
  return text.includes(figure) && new RegExp(String.raw`(?<![\w.,])${pattern}(?!\w)`).test(text);
}

/** A bare "2" stands in any text. */
const hasUnit = /\d.*[a-z%]/i;
