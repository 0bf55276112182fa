/** A fenced code block of a Markdown text. */
export interface Fence {
  /** The first word of the info string, in lower case; '' when there is none. */
  readonly language: string;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
  /** Characters before its marks that are taken off each of its lines. */
  readonly indent: number;
  readonly closed: boolean;
}

/** Every fenced block of a Markdown text, in order; an unclosed one runs to the end, as CommonMark has it. */
export function fencesOf(markdown: string): readonly Fence[] {
  const found: Fence[] = [];
  let open: {
    readonly marker: string;
    readonly indent: number;
    readonly language: string;
    readonly line: number;
    readonly lines: string[];
  } | null = null;
  markdown.split('\n').forEach((line, index) => {
    const match = /^( *)(?:[-*+] |\d+[.)] )?( {0,3})(`{3,}|~{3,})(.*)$/.exec(line);
    const marker = match?.[3] ?? '';
    const info = match?.[4]?.trim() ?? '';
    if (open === null) {
      if (match && !(marker.startsWith('`') && info.includes('`'))) {
        open = {
          marker,
          indent: match[1]?.length ?? 0,
          language: (info.split(/[\s{,]/)[0] ?? '').toLowerCase(),
          line: index + 1,
          lines: [],
        };
      }
      return;
    }
    if (match && marker.startsWith(open.marker) && info === '') {
      found.push(fenceOf(open, true));
      open = null;
      return;
    }
    open.lines.push(line.startsWith(' '.repeat(open.indent)) ? line.slice(open.indent) : line);
  });
  if (open !== null) found.push(fenceOf(open, false));
  return found;
}

function fenceOf(
  open: {
    readonly language: string;
    readonly line: number;
    readonly indent: number;
    readonly lines: readonly string[];
  },
  closed: boolean,
): Fence {
  const { language, line, indent } = open;
  return { language, text: `${open.lines.join('\n')}\n`, line, indent, closed };
}

/** The text with every fenced block's lines blanked, so that line numbers stay true. */
export function withoutFences(markdown: string): string {
  const lines = markdown.split('\n');
  for (const fence of fencesOf(markdown)) {
    const length = fence.text.split('\n').length - 1 + (fence.closed ? 2 : 1);
    for (let index = fence.line - 1; index < fence.line - 1 + length && index < lines.length; index += 1)
      lines[index] = '';
  }
  return lines.join('\n');
}
