import type { CodeFile } from '../../exports/scaffold/render-code.ts';
import type { SectionId } from '../../document/sections.ts';
import { fence, heading } from './markdown-blocks.ts';
import type { SectionContext } from './section-writer.ts';

/** The files of a section under a heading "Code", each with its path and purpose; nothing where it has none. */
export function codeBlocks({ code }: SectionContext, section: SectionId): readonly string[] {
  const files = code.filter((file) => file.section === section);
  if (files.length === 0) return [];
  return [heading('Code'), ...files.flatMap((file) => codeBlock(file, code))];
}

/** Where a file was quoted already, under another path, saying so is enough. */
function codeBlock(file: CodeFile, code: readonly CodeFile[]): readonly string[] {
  const before = code.slice(0, code.indexOf(file)).find(({ text }) => text === file.text);
  if (before !== undefined) return [`**\`${file.path}\`**: the text of \`${before.path}\`.`];
  return [`**\`${file.path}\`**: ${lower(file.purpose)}`, fence(languageOf(file), file.text)];
}

/** Whether the rendered project has this file. */
export function hasFile({ code }: SectionContext, path: string): boolean {
  return code.some((file) => file.path === path);
}

/** SQL that is not PostgreSQL's is marked as its own dialect, so that nobody reads it as PostgreSQL. */
function languageOf({ language, dialect }: CodeFile): string {
  return language === 'sql' && dialect !== null && dialect !== 'postgres' ? dialect : language;
}

function lower(text: string): string {
  const isAcronym = /^[A-Z]{2}/.test(text);
  return isAcronym ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
