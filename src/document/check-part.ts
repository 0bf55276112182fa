import { sections } from './sections.ts';

const lastSection = sections[sections.length - 1]?.heading ?? '';
const heading = '### How this document was checked';

/**
 * The text of a section without the part that says how the document was checked, which the last section has. It tells of
 * the whole document, so it is no part of what the section was written from. What a hand has put after it stays.
 */
export function withoutCheckPart(section: string): string {
  return section.startsWith(`## ${lastSection}`) ? section.replace(part, '\n') : section;
}

/** The last section with this as what it says of the checks: where it said it before, or at its end. */
export function withCheckPart(section: string, words: string): string {
  const text = section.replaceAll('\r\n', '\n');
  const now = `\n\n${heading}\n\n${words.trimEnd()}\n`;
  return part.test(text) ? text.replace(part, () => now) : `${text.trimEnd()}${now}`;
}

/** The heading, a paragraph, and its table and list where it has them: what `verdictMarkdown` writes, and no more. */
const part = new RegExp(
  [
    String.raw`(?:\r?\n)+${heading}(?:\r?\n){2}`,
    String.raw`The checks of [^\n]*(?:\n|$)`,
    String.raw`(?:\r?\n(?:\|[^\n]*(?:\n|$))+)?`,
    String.raw`(?:\r?\nWhat was found[^\n]*\n\r?\n(?:- [^\n]*(?:\n|$))+)?`,
  ].join(''),
);
