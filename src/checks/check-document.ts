import type { Blueprint } from '../blueprint/blueprint.ts';
import { splitDocument } from '../document/split-document.ts';
import { blocksOf, fileBlock } from './code-block.ts';
import type { CheckedDocument, Found, Problem, Rule } from './rule.ts';
import { rules } from './rules.ts';
import { type Suppression, suppressionsIn } from './suppressions.ts';

export interface CheckResult {
  /** In line order. */
  readonly problems: readonly Problem[];
  /** What a comment with a reason lets pass. */
  readonly suppressed: readonly (Problem & { readonly reason: string })[];
  readonly errors: number;
  readonly warnings: number;
  /** Blocks of code by language, to say what was looked at. */
  readonly blocks: Readonly<Record<string, number>>;
}

export interface CheckOptions {
  /** The blueprint that it must agree with. */
  readonly blueprint?: Blueprint | null;
  /** Hold it to our contract, whatever its front matter says. */
  readonly contract?: boolean;
  /** Whether comments in it may let a finding pass: not those of a text that a model has just written. */
  readonly suppressions?: 'honoured' | 'ignored';
}

/**
 * Holds a document against every rule, and against its blueprint when one is given. Markdown without our front matter
 * gets the rules that need no contract.
 */
export async function checkDocument(markdown: string, options: CheckOptions = {}): Promise<CheckResult> {
  const text = withPlainLines(markdown);
  const split = splitDocument(text);
  return runRules(
    {
      markdown: text,
      split,
      blocks: blocksOf(text),
      underContract: options.contract === true || split.frontMatter?.['architect'] !== undefined,
      blueprint: options.blueprint ?? null,
    },
    options,
  );
}

/**
 * What whoever just wrote a section has to mend in it: the errors and the unknown figures, by the rules that need no
 * other section; lines count from its heading. Its Python may use what the sections before it define. Comments that let
 * a finding pass are not honoured.
 */
export async function checkSection(
  markdown: string,
  { blueprint, before }: { readonly blueprint: Blueprint; readonly before: Iterable<string> },
): Promise<readonly Problem[]> {
  const defining = [...before].flatMap(blocksOf).filter(({ language, closed }) => language === 'python' && closed);
  const lead = defining.map(({ text }) => `~~~~~~python\n${text}\n~~~~~~\n\n`).join('');
  const text = `${lead}${withPlainLines(markdown)}`;
  const leadLines = lead.split('\n').length - 1;
  const { problems } = await runRules(
    { markdown: text, split: splitDocument(text), blocks: blocksOf(text), underContract: true, blueprint },
    { suppressions: 'ignored' },
    rules.filter(({ needsWhole }) => needsWhole !== true),
  );
  return problems
    .filter(({ line, severity, code }) => line > leadLines && (severity === 'error' || aboutFigures.has(code)))
    .map((problem) => ({ ...problem, line: problem.line - leadLines }));
}

const aboutFigures = new Set(rules.filter(({ group }) => group === 'figures').map(({ code }) => code));

/** Holds a file of code against the rules that apply to code. */
export async function checkCode(language: string, text: string, options: CheckOptions = {}): Promise<CheckResult> {
  const markdown = '';
  return runRules(
    {
      markdown,
      split: splitDocument(markdown),
      blocks: [fileBlock(language, withPlainLines(text))],
      underContract: false,
      blueprint: null,
    },
    options,
  );
}

async function runRules(
  document: CheckedDocument,
  { suppressions = 'honoured' }: CheckOptions,
  against: readonly Rule[] = rules,
): Promise<CheckResult> {
  const found = await Promise.all(
    against.map(async (rule) => (await rule.check(document)).map((place) => problemOf(rule, place))),
  );
  const all = found.flat().toSorted((a, b) => a.line - b.line || a.column - b.column);
  const comments = suppressions === 'honoured' ? suppressionsIn(document) : [];
  const problems = all.filter((problem) => reasonFor(problem, comments) === null);
  return {
    problems,
    suppressed: all.flatMap((problem) => {
      const reason = reasonFor(problem, comments);
      return reason === null ? [] : [{ ...problem, reason }];
    }),
    errors: problems.filter((problem) => problem.severity === 'error').length,
    warnings: problems.filter((problem) => problem.severity === 'warning').length,
    blocks: countBy(document.blocks.map((block) => block.language || 'text')),
  };
}

function problemOf(rule: Rule, { line, column, message, remedy, severity }: Found): Problem {
  return {
    code: rule.code,
    severity: severity ?? rule.severity,
    line,
    column,
    message: message.replaceAll(/\s+/g, ' '),
    remedy: remedy ?? rule.remedy,
    link: rule.source?.url ?? null,
  };
}

function reasonFor({ code, line }: Problem, comments: readonly Suppression[]): string | null {
  const comment = comments.find(
    ({ codes, fromLine, toLine }) => codes.includes(code) && fromLine <= line && line <= toLine,
  );
  return comment === undefined || comment.reason === '' ? null : comment.reason;
}

/** Without the byte-order mark, and with line feeds alone: columns and line numbers stay what an editor shows. */
function withPlainLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(counts);
}
