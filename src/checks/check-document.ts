import type { Blueprint } from '../blueprint/blueprint.ts';
import { fencesOf } from '../document/fences.ts';
import { splitDocument } from '../document/split-document.ts';
import type { CheckedDocument, Problem, Rule, RuleCode } from './rule.ts';
import { blockersStated } from './rules/blockers-stated.ts';
import { dataParses } from './rules/data-parses.ts';
import { decisionsNamed } from './rules/decisions-named.ts';
import { fencesClosed } from './rules/fences-closed.ts';
import { frontMatterValid } from './rules/front-matter-valid.ts';
import { linksResolve } from './rules/links-resolve.ts';
import { noPlaceholders } from './rules/no-placeholders.ts';
import { pythonParses } from './rules/python-parses.ts';
import { sectionsComplete } from './rules/sections-complete.ts';
import { sqlParses } from './rules/sql-parses.ts';

const rules: Readonly<Record<RuleCode, Rule>> = {
  'front-matter': frontMatterValid,
  sections: sectionsComplete,
  'fence-open': fencesClosed,
  python: pythonParses,
  sql: sqlParses,
  'data-format': dataParses,
  placeholder: noPlaceholders,
  link: linksResolve,
  'decision-missing': decisionsNamed,
  'blocker-missing': blockersStated,
};

export interface CheckResult {
  /** In line order. */
  readonly problems: readonly Problem[];
  readonly errors: number;
  readonly warnings: number;
  /** Fenced blocks by language, to say what was looked at. */
  readonly blocks: Readonly<Record<string, number>>;
}

/**
 * Holds a document against every rule, and against its blueprint when one is given. Markdown without our front matter
 * gets the rules that need no contract.
 */
export async function checkDocument(markdown: string, blueprint: Blueprint | null): Promise<CheckResult> {
  const split = splitDocument(markdown);
  const fences = fencesOf(markdown);
  const document: CheckedDocument = {
    markdown,
    split,
    fences,
    underContract: split.frontMatter?.['architect'] !== undefined,
    blueprint,
  };
  const found = await Promise.all(Object.values(rules).map(async (rule) => rule(document)));
  const problems = found.flat().toSorted((a, b) => a.line - b.line);
  return {
    problems,
    errors: problems.filter((problem) => problem.severity === 'error').length,
    warnings: problems.filter((problem) => problem.severity === 'warning').length,
    blocks: countBy(fences.map((fence) => fence.language || 'text')),
  };
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
