import { fencesOf } from '../document/fences.ts';

/** A piece of code: a fenced block of a document, or a whole file. */
export interface CodeBlock {
  /** In lower case, one name for each: `python` also for `py`, `yaml` for `yml`, `bash` for `sh`. */
  readonly language: string;
  readonly text: string;
  /** Line of its first line in the file, from 1. */
  readonly line: number;
  /** Column of its first character in the file, from 1: more than 1 for a block inside a list. */
  readonly column: number;
  /** Line of the fence that opens it; null for a file of its own. */
  readonly fenceLine: number | null;
  /** False for a fence that runs to the end of the document. */
  readonly closed: boolean;
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): readonly CodeBlock[] {
  return fencesOf(markdown).map(({ language, text, line, indent, closed }) => ({
    language: languageOf(language),
    text,
    line: line + 1,
    column: indent + 1,
    fenceLine: line,
    closed,
  }));
}

/** A whole file of code as one block. */
export function fileBlock(language: string, text: string): CodeBlock {
  return { language: languageOf(language), text, line: 1, column: 1, fenceLine: null, closed: true };
}

/** A place inside a block, counted from 1 there, as a place in the file. */
export function placeIn(
  block: CodeBlock,
  row: number,
  column: number,
): { readonly line: number; readonly column: number } {
  return { line: block.line + row - 1, column: block.column + column - 1 };
}

function languageOf(written: string): string {
  return otherNames.get(written) ?? written;
}

const otherNames: ReadonlyMap<string, string> = new Map([
  ['py', 'python'],
  ['python3', 'python'],
  ['yml', 'yaml'],
  ['sh', 'bash'],
  ['shell', 'bash'],
  ['postgres', 'sql'],
  ['postgresql', 'sql'],
  ['docker', 'dockerfile'],
]);
