import { mentions } from '../mentions.ts';
import type { Rule } from '../rule.ts';

/** Every blocker of the blueprint is stated: a document that hides one would be approved by mistake. */
export const blockersStated: Rule = ({ blueprint, markdown, split }) => {
  if (blueprint === null) return [];
  const line = split.sections.find((section) => section.id === 'capacity')?.line ?? 1;
  return blueprint.findings
    .filter((finding) => finding.severity === 'blocker' && !mentions(markdown, finding.id))
    .map((finding) => ({
      code: 'blocker-missing',
      severity: 'error',
      line,
      message: `the blocker ${finding.id} (${finding.title}) is not stated`,
      remedy: 'State it with its arithmetic where it bites.',
    }));
};
