import { type FrontMatter, renderFrontMatter } from './front-matter.ts';
import { plain } from './plain-text.ts';
import type { Section, SectionId } from './sections.ts';

/**
 * The whole document: front matter, title, then the sections in contract order. Sections that are not finished are
 * left out and named in the front matter's `missing`, so that a partial file says of itself that it is one.
 */
export function composeDocument(
  frontMatter: Omit<FrontMatter, 'missing'>,
  contract: readonly Section[],
  finished: ReadonlyMap<SectionId, string>,
): string {
  const missing = contract.filter((section) => !finished.has(section.id)).map((section) => section.heading);
  const written = contract.flatMap((section) => finished.get(section.id) ?? []);
  const head = renderFrontMatter(missing.length === 0 ? frontMatter : { ...frontMatter, missing });
  return [head, `# ${plain(frontMatter.title)}\n`, ...written.map((section) => `${section.trimEnd()}\n`)].join('\n');
}
