import type { SectionWriter } from '../section-writer.ts';
import { heading, table } from '../markdown-blocks.ts';

/** Phases in the order of risk, each step with what must be seen before it counts as done. */
export const writePlan: SectionWriter = ({ blueprint }) =>
  blueprint.plan.flatMap(({ title, outcome, steps }, index) => [
    heading(`${index + 1}. ${title}`),
    `Outcome: ${outcome}`,
    ...table(
      ['Step', 'Do', 'Done when'],
      steps.map(({ id, action, acceptance }) => [id, action, acceptance]),
    ),
  ]);
