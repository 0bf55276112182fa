import { mentions } from '../mentions.ts';
import type { Rule } from '../rule.ts';

/** Every decision of the blueprint is in the document, by its id and its choice. */
export const decisionsNamed: Rule = {
  code: 'decision-missing',
  group: 'figures',
  severity: 'error',
  needsWhole: true,
  finds: 'a decision of the blueprint that the document does not state',
  why: 'Code, diagrams and plan follow the decisions; one that is not stated cannot be reviewed.',
  remedy: 'State the decision under its id, with the choice as decided.',
  source: null,
  examples: { fires: [], passes: [] },
  check: ({ blueprint, markdown, split }) => {
    if (blueprint === null) return [];
    const line = split.sections.find((section) => section.id === 'decisions')?.line ?? 1;
    return blueprint.decisions
      .filter((decision) => !mentions(markdown, decision.id) || !markdown.includes(decision.choice.label))
      .map(({ id, title, choice }) => ({
        line,
        column: 1,
        message: `${id} (${title}: ${choice.label}) is not in the document`,
      }));
  },
};
