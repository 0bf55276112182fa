import { codeBlocks } from '../code-blocks.ts';
import { bullets, heading, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** Phases in the order of risk, each step with what must be seen before it counts as done. */
export const writePlan: SectionWriter = (context) => [
  ...context.blueprint.plan.flatMap(({ title, outcome, steps }, index) => [
    heading(`${index + 1}. ${title}`),
    `Outcome: ${outcome}`,
    ...table(
      ['Step', 'Do', 'Done when'],
      steps.map(({ id, action, acceptance }) => [id, action, acceptance]),
    ),
  ]),
  ...leftOut(context),
  ...codeBlocks(context, 'plan'),
];

/** What the app can open without. */
function leftOut({ blueprint, design }: SectionContext): readonly string[] {
  const { features } = design.sizing.workload;
  const choice = (topic: string) => blueprint.decisions.find((decision) => decision.topic === topic)?.choice.id;
  const possible = [
    ...(features.value.includes('export') ? ['the export: the download of a table holds what is on the screen'] : []),
    ...(features.value.includes('drill_down') ? ['the row pages: totals answer first questions'] : []),
    ...(choice('refresh') === 'background_refresh'
      ? ['the background refresh: one viewer in each ttl waits for a fill']
      : []),
    ...(blueprint.benchmarks.some(({ id }) => id === 'B-viewers') && blueprint.workload.viewers.value < 25
      ? ['B-viewers: the week with a tenth of the viewers shows what matters here']
      : []),
  ];
  return [
    heading('If time is short'),
    ...(possible.length === 0
      ? [
          'Nothing here can be left out without breaking an answer; fewer sources at the opening is the way to be earlier.',
        ]
      : ['These can wait until after the opening without harm:', ...bullets(possible)]),
  ];
}
