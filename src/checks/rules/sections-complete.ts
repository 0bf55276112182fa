import { type Section, sections, sectionsFor } from '../../document/sections.ts';
import type { CheckedDocument, Found, Rule } from '../rule.ts';

/** Required sections are present, in order, once each, and hold something. */
export const sectionsComplete: Rule = {
  code: 'sections',
  group: 'structure',
  severity: 'error',
  needsWhole: true,
  finds: 'a section of the contract that is missing, empty, doubled or out of order',
  why: 'Readers of several designs find things where they always stand, and an absent section is an unanswered question.',
  remedy: 'Write it, or design the document again.',
  source: null,
  examples: {
    fires: [{ text: '---\narchitect: builtin\n---\n\n## Summary\n\nWords.\n', line: 1 }],
    passes: [{ text: '## Anything\n' }],
  },
  check: sectionFaults,
};

function sectionFaults(document: CheckedDocument): readonly Found[] {
  if (!document.underContract) return [];
  const required = document.blueprint === null ? alwaysRequired : sectionsFor(document.blueprint);
  const present = document.split.sections;
  const ids = present.map((section) => section.id);
  return [
    ...required
      .filter(({ id }) => !ids.includes(id))
      .map(({ heading }) =>
        problem(1, `the section "${heading}" is missing`, 'Write it, or design the document again.'),
      ),
    ...present
      .filter(({ id }) => id === null)
      .map(({ heading, line }) =>
        problem(
          line,
          `"${heading}" is not a section of the contract`,
          'Make it a third-level heading inside a section.',
        ),
      ),
    ...present
      .filter(({ id }, index) => id !== null && ids.indexOf(id) !== index)
      .map(({ heading, line }) => problem(line, `the section "${heading}" stands twice`, 'Merge the two.')),
    ...outOfOrder(document),
    ...present
      .filter(({ markdown }) => markdown.split('\n').slice(1).join('').trim() === '')
      .map(({ heading, line }) =>
        problem(line, `the section "${heading}" is empty`, 'Write it, or design the document again.'),
      ),
  ];
}

const alwaysRequired: readonly Section[] = sections.filter(({ id }) => !['database', 'apis', 'realtime'].includes(id));

function outOfOrder({ split }: CheckedDocument): readonly Found[] {
  const order = sections.map(({ id }) => id);
  let furthest = -1;
  return split.sections.flatMap(({ id, heading, line }) => {
    if (id === null) return [];
    const place = order.indexOf(id);
    if (place >= furthest) {
      furthest = place;
      return [];
    }
    return [
      problem(line, `the section "${heading}" is out of order`, `It belongs before "${sections[furthest]?.heading}".`),
    ];
  });
}

function problem(line: number, message: string, remedy: string): Found {
  return { line, column: 1, message, remedy };
}
