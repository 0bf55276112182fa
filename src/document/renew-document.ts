import { type FrontMatter, renderFrontMatter } from './front-matter.ts';
import { plain } from './plain-text.ts';
import { type Section, type SectionId, sections as contractOrder } from './sections.ts';
import { splitDocument } from './split-document.ts';

/**
 * A document with these sections put in: those that are the document's own stay where and as they are, byte for byte,
 * and so does everything that is not in the contract: other sections, other fields, what stands under the title.
 */
export function renewDocument(
  document: string,
  frontMatter: FrontMatter,
  contract: readonly Section[],
  texts: ReadonlyMap<SectionId, string>,
): string {
  const split = splitDocument(document);
  const lineEnd = document.includes('\r\n') ? '\r\n' : '\n';
  const inFile = (text: string) => text.replaceAll('\n', lineEnd);
  const present = new Set(split.sections.flatMap(({ id }) => id ?? []));
  const wanted = new Set(contract.map(({ id }) => id));
  const pieces: Piece[] = split.sections
    .filter(({ id }) => id === null || wanted.has(id))
    .map(({ id, markdown }) => {
      const text = id === null ? undefined : texts.get(id);
      return { id, text: text === undefined || text === markdown ? markdown : inFile(withEndOf(markdown, text)) };
    });
  for (const { id } of contract) {
    const text = texts.get(id);
    if (!present.has(id) && text !== undefined) insert(pieces, { id, text: inFile(`${text.trimEnd()}\n`) });
  }
  const head = renderFrontMatter(frontMatter, othersOf(split.frontMatter ?? {}));
  const title = typeof split.frontMatter?.['title'] === 'string' ? split.frontMatter['title'] : '';
  const preamble = withTitle(split.preamble, title, frontMatter.title);
  return `${inFile(head)}${[preamble, ...pieces.map(({ text }) => text)].join('\n')}`;
}

interface Piece {
  readonly id: SectionId | null;
  readonly text: string;
}

/** The new text with the old one's blank lines at its end, on which the rest of the file stands. */
function withEndOf(old: string, text: string): string {
  return text.trimEnd() + (/\s*$/.exec(old)?.[0] ?? '').replaceAll('\r\n', '\n');
}

/** Puts a section before the first that comes later in the contract. */
function insert(pieces: Piece[], piece: Piece): void {
  const later = pieces.findIndex(({ id }) => id !== null && placeOf(id) > placeOf(piece.id));
  pieces.splice(later === -1 ? pieces.length : later, 0, piece);
}

function placeOf(id: SectionId | null): number {
  return contractOrder.findIndex((section) => section.id === id);
}

const ours: ReadonlySet<string> = new Set([
  'title',
  'created',
  'architect',
  'model',
  'tool',
  'answers',
  'decisions',
  'sections',
  'missing',
] satisfies readonly (keyof FrontMatter)[]);

function othersOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !ours.has(name)));
}

function withTitle(preamble: string, was: string, is: string): string {
  return preamble
    .split('\n')
    .map((line) => (line.trimEnd() === `# ${plain(was)}` ? line.replace(plain(was), () => plain(is)) : line))
    .join('\n');
}
