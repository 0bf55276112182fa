import type { Rule } from './rule.ts';
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
import { suppressionReasons } from './rules/suppression-reasons.ts';

/** Every rule; adding one is its file and a line here. */
export const rules: readonly Rule[] = [
  frontMatterValid,
  sectionsComplete,
  fencesClosed,
  noPlaceholders,
  linksResolve,
  decisionsNamed,
  blockersStated,
  pythonParses,
  sqlParses,
  dataParses,
  suppressionReasons,
];
