import { mentions } from '../mentions.ts';
import type { Rule } from '../rule.ts';

/** Every blocker of the blueprint is stated. */
export const blockersStated: Rule = {
  code: 'blocker-missing',
  group: 'figures',
  severity: 'error',
  needsWhole: true,
  finds: 'a blocker of the blueprint that the document does not state',
  why: 'A document that hides what cannot be built as asked would be approved by mistake.',
  remedy: 'State it with its arithmetic where it bites.',
  source: null,
  examples: { fires: [], passes: [] },
  check: ({ blueprint, markdown, split }) => {
    if (blueprint === null) return [];
    const line = split.sections.find((section) => section.id === 'capacity')?.line ?? 1;
    return blueprint.findings
      .filter((finding) => finding.severity === 'blocker' && !mentions(markdown, finding.id))
      .map(({ id, title }) => ({ line, column: 1, message: `the blocker ${id} (${title}) is not stated` }));
  },
};
