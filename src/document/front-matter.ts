import { Document, isMap, parseDocument } from 'yaml';
import type { SectionId } from './sections.ts';

/** What the head of a document says about how it was made. */
export interface FrontMatter {
  readonly title: string;
  /** ISO date, from the caller: nothing in the core reads a clock. */
  readonly created: string;
  readonly architect: 'builtin' | 'claude';
  /** The model's id; null for the built-in architect. */
  readonly model: string | null;
  /** Version of streamlit-architect. */
  readonly tool: string;
  /** Digest of the answers that the document was made from. */
  readonly answers: string;
  /** The option that each decision chose, by decision id. */
  readonly decisions: Readonly<Record<string, string>>;
  /** What each section was written from, as `writeRecord` has it. */
  readonly sections: Readonly<Partial<Record<SectionId, string>>>;
  /** Present only while sections are missing. */
  readonly missing?: readonly string[];
}

/**
 * The front matter as a YAML block between `---` lines, ending in a newline: a line a field, then what somebody else
 * has put there.
 */
export function renderFrontMatter(frontMatter: FrontMatter, others: Readonly<Record<string, unknown>> = {}): string {
  const yaml = new Document({ ...frontMatter, ...others });
  for (const field of ['decisions', 'sections']) {
    const map = yaml.get(field);
    if (isMap(map)) map.flow = true;
  }
  return `---\n${yaml.toString({ lineWidth: 0 })}---\n`;
}

/** Splits a markdown text into its front matter's values and the rest; null when there is none or it is not a YAML map. */
export function parseFrontMatter(
  markdown: string,
): { readonly values: Readonly<Record<string, unknown>>; readonly body: string; readonly bodyLine: number } | null {
  const match = /^---\r?\n([\s\S]*?)^---[ \t]*\r?\n?/m.exec(markdown);
  if (match?.index !== 0) return null;
  const parsed = parseDocument(match[1] ?? '', { logLevel: 'silent' });
  const values: unknown = parsed.errors.length > 0 ? null : parsed.toJS({ maxAliasCount: 10 });
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return null;
  return {
    values: Object.fromEntries(Object.entries(values)),
    body: markdown.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
  };
}
