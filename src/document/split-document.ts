import { parseFrontMatter } from './front-matter.ts';
import { headingText } from './heading-text.ts';
import { type SectionId, sections } from './sections.ts';

export interface DocumentSection {
  /** Null for a heading that is not in the contract. */
  readonly id: SectionId | null;
  readonly heading: string;
  /** The whole section, heading line included. */
  readonly markdown: string;
  /** Line of the heading in the file, from 1. */
  readonly line: number;
}

export interface SplitDocument {
  readonly frontMatter: Readonly<Record<string, unknown>> | null;
  /** What stands between the front matter and the first section: the title and its paragraph. */
  readonly preamble: string;
  readonly sections: readonly DocumentSection[];
}

/** Splits a document at its H2 headings, leaving alone what looks like one inside a code fence. */
export function splitDocument(markdown: string): SplitDocument {
  const head = parseFrontMatter(markdown);
  const lines = (head?.body ?? markdown).split('\n');
  const firstLine = head?.bodyLine ?? 1;
  const starts = headingLines(lines);
  const found = starts.map((start, index): DocumentSection => {
    const end = starts[index + 1] ?? lines.length;
    const heading = headingText(lines[start] ?? '');
    return {
      id: sectionIdOf(heading),
      heading,
      markdown: lines.slice(start, end).join('\n'),
      line: firstLine + start,
    };
  });
  return {
    frontMatter: head?.values ?? null,
    preamble: lines.slice(0, starts[0] ?? lines.length).join('\n'),
    sections: found,
  };
}

/** The contract's section with this heading, whatever its case; null when there is none. */
function sectionIdOf(heading: string): SectionId | null {
  const wanted = heading.trim().toLowerCase();
  return sections.find((section) => section.heading.toLowerCase() === wanted)?.id ?? null;
}

function headingLines(lines: readonly string[]): readonly number[] {
  const found: number[] = [];
  let fence: string | null = null;
  lines.forEach((line, index) => {
    const marker = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    const ticks = marker?.[1] ?? null;
    if (fence === null && ticks !== null) fence = ticks;
    else if (fence !== null && ticks !== null && ticks.startsWith(fence) && marker?.[2]?.trim() === '') fence = null;
    else if (fence === null && /^## +\S/.test(line)) found.push(index);
  });
  return found;
}
