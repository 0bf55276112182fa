import type { Blueprint } from '../blueprint/blueprint.ts';
import { splitDocument } from '../document/split-document.ts';
import { renderCode } from '../exports/scaffold/render-code.ts';
import type { CheckResult } from './check-document.ts';
import { blocksOf, type CodeBlock } from './code-block.ts';
import { readSql } from './parsed-sql.ts';
import type { Problem } from './rule.ts';
import { dataParses } from './rules/data-parses.ts';
import { diagramParses } from './rules/diagram-parses.ts';
import { dockerfileParses } from './rules/dockerfile-parses.ts';
import { pythonParses } from './rules/python-parses.ts';
import { shellParses } from './rules/shell-parses.ts';
import { sqlParses } from './rules/sql-parses.ts';

/** What the checks looked at in a section, or in a whole document, and what they found there. */
export interface Verdict {
  /** Blocks of code; diagrams are counted apart. */
  readonly code: {
    readonly total: number;
    readonly parse: number;
    /** Those of a language that no parser here reads. */
    readonly unread: number;
    /** Those whose text is, byte for byte, a file that was rendered from a template. */
    readonly templates: number;
  };
  readonly diagrams: { readonly total: number; readonly parse: number };
  readonly problems: readonly Problem[];
}

export interface DocumentVerdict {
  readonly whole: Verdict;
  readonly sections: readonly (Verdict & { readonly heading: string })[];
  /** Who wrote the blocks that are no templates. */
  readonly writer: 'model' | 'builtin';
}

/** What the checks of a document say of it, section by section and block by block. */
export async function verdictOf(
  markdown: string,
  { problems }: Pick<CheckResult, 'problems'>,
  blueprint: Blueprint,
  writer: DocumentVerdict['writer'],
): Promise<DocumentVerdict> {
  const templates = new Set(renderCode(blueprint).map(({ text }) => text.trimEnd()));
  const blocks = await Promise.all(
    blocksOf(markdown).map(async (block): Promise<JudgedBlock> => {
      const isRead = await hasParser(block);
      return {
        line: block.line,
        isDiagram: block.language === 'mermaid',
        isTemplate: templates.has(block.text.trimEnd()),
        isRead,
        parses: isRead && !problems.some((problem) => parsing.has(problem.code) && isInside(problem, block)),
      };
    }),
  );
  const { sections } = splitDocument(markdown);
  return {
    writer,
    whole: summed(blocks, problems),
    sections: sections.map(({ heading, line: from }, index) => {
      const to = sections[index + 1]?.line ?? Infinity;
      const isHere = ({ line }: { readonly line: number }) => from <= line && line < to;
      return { heading, ...summed(blocks.filter(isHere), problems.filter(isHere)) };
    }),
  };
}

interface JudgedBlock {
  readonly line: number;
  readonly isDiagram: boolean;
  readonly isTemplate: boolean;
  readonly isRead: boolean;
  readonly parses: boolean;
}

/** The rules that say of a block that it does not parse. */
const parsing: ReadonlySet<string> = new Set(
  [pythonParses, sqlParses, dataParses, shellParses, dockerfileParses, diagramParses].map(({ code }) => code),
);

const parsed: ReadonlySet<string> = new Set(['python', 'toml', 'yaml', 'json', 'ini', 'bash', 'dockerfile', 'mermaid']);

/** Whether a parser here judges a block: not SQL of another server, and no session at Python's prompt. */
async function hasParser(block: CodeBlock): Promise<boolean> {
  if (block.language === 'sql') return (await readSql(block)) !== null;
  return parsed.has(block.language) && !/^\s*>>> /.test(block.text);
}

function isInside({ line }: Problem, block: CodeBlock): boolean {
  return (block.fenceLine ?? block.line) <= line && line <= block.line + block.text.split('\n').length;
}

function summed(blocks: readonly JudgedBlock[], problems: readonly Problem[]): Verdict {
  const code = blocks.filter(({ isDiagram }) => !isDiagram);
  const diagrams = blocks.filter(({ isDiagram }) => isDiagram);
  return {
    code: {
      total: code.length,
      parse: code.filter(({ parses }) => parses).length,
      unread: code.filter(({ isRead }) => !isRead).length,
      templates: code.filter(({ isTemplate }) => isTemplate).length,
    },
    diagrams: { total: diagrams.length, parse: diagrams.filter(({ parses }) => parses).length },
    problems,
  };
}
