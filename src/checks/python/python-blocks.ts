import { type CodeBlock, placeIn } from '../code-block.ts';
import type { CheckedDocument } from '../rule.ts';

/** A piece of Python as the rules read it: without the indentation that all of its lines share. */
export interface PythonBlock {
  readonly block: CodeBlock;
  readonly text: string;
  /** What was taken from the start of each line. */
  readonly indent: number;
  /**
   * A block of a document that imports nothing: a reader takes its names from the words around it, or from the blocks
   * before. Documents under our contract hold none, and a file is never one.
   */
  readonly fragment: boolean;
  /** It says that it leaves something out: a line of its own with `...`, in code or as a comment. */
  readonly elided: boolean;
}

/** The Python of a document, in order; not what shows a session at the prompt (`>>> `). */
export function pythonBlocksOf({ blocks, underContract }: CheckedDocument): readonly PythonBlock[] {
  return blocks
    .filter(({ language, text }) => language === 'python' && !/^\s*>>> /.test(text))
    .map((block) => {
      const indent = sharedIndent(block.text);
      const text = indent === 0 ? block.text : block.text.replaceAll(new RegExp(`^ {${indent}}`, 'gm'), '');
      return {
        block,
        text,
        indent,
        fragment: block.fenceLine !== null && !underContract && !/^\s*(?:import|from)\s+[\w.]+/m.test(text),
        elided: /^(?:\.\.\.|\s*#\s*(?:\.\.\.|…).*)$/m.test(text),
      };
    });
}

/** A place in the text of a block, counted from 1 there, as a place in the file. */
export function placeInPython(
  { block, indent }: PythonBlock,
  row: number,
  column: number,
): { readonly line: number; readonly column: number } {
  return placeIn(block, row, column + indent);
}

function sharedIndent(text: string): number {
  const indents = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  // A block whose first line stands further in than another is wrongly indented, and has to be seen so.
  const first = indents[0] ?? 0;
  return indents.every((indent) => indent >= first) ? first : 0;
}
