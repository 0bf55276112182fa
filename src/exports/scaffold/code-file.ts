import type { SectionId } from '../../document/sections.ts';
import type { Dialect } from './model/dialects.ts';
import type { TemplateLanguage } from './template-engine.ts';

/** One file of the generated project; the document quotes its text, the scaffold writes it. */
export interface CodeFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  readonly language: TemplateLanguage;
  /** The SQL dialect of a `.sql` file; null for other files. */
  readonly dialect: Dialect | null;
  readonly title: string;
  /** One sentence: what it is for. */
  readonly purpose: string;
  readonly text: string;
  /** The section of the document that quotes it; null for what only the project has. */
  readonly section: SectionId | null;
}

/** A file that is to be rendered: its template, and the values beyond the code model that it needs. */
export interface FileSpec extends Omit<CodeFile, 'text' | 'dialect'> {
  readonly template: string;
  readonly dialect?: Dialect;
  /** The source or table in hand, for files that exist once for each. */
  readonly values?: object;
}
