import type { CodeFile } from '../../exports/scaffold/render-code.ts';
import type { SectionId } from '../../document/sections.ts';
import { fence } from './markdown-blocks.ts';
import type { SectionContext } from './section-writer.ts';

/** The files that belong to a section, each under its path and purpose; only those that `wanted` lets through. */
export function codeBlocks(
  { code }: SectionContext,
  section: SectionId,
  wanted: (file: CodeFile) => boolean = () => true,
): readonly string[] {
  return code
    .filter((file) => file.section === section && wanted(file))
    .flatMap((file) => [`**\`${file.path}\`** ${lower(file.purpose)}`, fence(languageOf(file), file.text)]);
}

/** SQL that is not PostgreSQL's is marked as its own dialect, so that nobody reads it as PostgreSQL. */
function languageOf({ language, dialect }: CodeFile): string {
  return language === 'sql' && dialect !== null && dialect !== 'postgres' ? dialect : language;
}

function lower(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
