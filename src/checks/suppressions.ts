import type { CodeBlock } from './code-block.ts';
import type { CheckedDocument } from './rule.ts';

/** A comment that lets findings of some codes pass. */
export interface Suppression {
  readonly codes: readonly string[];
  /** Why; '' when the writer gave none, and then it lets nothing pass. */
  readonly reason: string;
  /** Where it stands, and the lines that it covers. */
  readonly line: number;
  readonly column: number;
  readonly fromLine: number;
  readonly toLine: number;
}

/** `check-ignore CODE[, CODE]: reason`, inside a comment of the language that it stands in. */
const comment = /(?:<!--|#|--|\/\/|%%)\s*check-ignore\s+([\w-]+(?:\s*,\s*[\w-]+)*)\s*(?::(.*)|-->\s*|)$/;

/**
 * The comments of a document that let findings pass. In Markdown a comment on a line of its own covers the next line
 * that is not blank, a whole block where that opens one; in code it covers its own line and, on a line of its own, the
 * next.
 */
export function suppressionsIn({ markdown, blocks }: CheckedDocument): readonly Suppression[] {
  return [...inMarkdown(markdown, blocks), ...blocks.flatMap(inBlock)].toSorted((a, b) => a.line - b.line);
}

function inMarkdown(markdown: string, blocks: readonly CodeBlock[]): readonly Suppression[] {
  const lines = markdown.split('\n');
  return lines.flatMap((text, index): readonly Suppression[] => {
    const said = text.trimStart().startsWith('<!--') ? commentIn(text) : null;
    if (said === null || blocks.some((block) => covers(block, index + 1))) return [];
    const next = lines.findIndex((line, at) => at > index && line.trim() !== '');
    const opened = blocks.find(({ fenceLine }) => fenceLine === next + 1);
    const toLine = opened === undefined ? next + 1 : lastLine(opened);
    return [{ ...said, line: index + 1, fromLine: index + 1, toLine }];
  });
}

function inBlock(block: CodeBlock): readonly Suppression[] {
  return block.text.split('\n').flatMap((text, index): readonly Suppression[] => {
    const said = commentIn(text);
    if (said === null) return [];
    const line = block.line + index;
    const standsAlone = /^\s*(?:#|--|\/\/|%%)/.test(text);
    return [
      { ...said, column: said.column + block.column - 1, line, fromLine: line, toLine: standsAlone ? line + 1 : line },
    ];
  });
}

function commentIn(text: string): Pick<Suppression, 'codes' | 'reason' | 'column'> | null {
  const match = comment.exec(text);
  if (match === null) return null;
  const [, codes = '', reason = ''] = match;
  return { codes: codes.split(/\s*,\s*/), reason: reason.replace(/-->\s*$/, '').trim(), column: match.index + 1 };
}

function covers(block: CodeBlock, line: number): boolean {
  return line >= block.line && line <= lastLine(block);
}

function lastLine(block: CodeBlock): number {
  return block.line + block.text.split('\n').length - 2;
}
