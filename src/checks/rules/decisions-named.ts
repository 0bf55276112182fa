import { mentions } from '../mentions.ts';
import type { Rule } from '../rule.ts';

/** Every decision of the blueprint is in the document, by its id and its choice. */
export const decisionsNamed: Rule = ({ blueprint, markdown, split }) => {
  if (blueprint === null) return [];
  const line = split.sections.find((section) => section.id === 'decisions')?.line ?? 1;
  return blueprint.decisions
    .filter((decision) => !mentions(markdown, decision.id) || !markdown.includes(decision.choice.label))
    .map((decision) => ({
      code: 'decision-missing',
      severity: 'error',
      line,
      message: `${decision.id} (${decision.title}: ${decision.choice.label}) is not in the document`,
      remedy: 'State the decision under its id, with the choice as decided.',
    }));
};
