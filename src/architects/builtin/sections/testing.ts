import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { codeBlocks } from '../code-blocks.ts';
import { decisionOn, figure } from '../figures.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** What is measured at which volume against which budget, and what must be green before the design counts as proven. */
export const writeTesting: SectionWriter = (context) => {
  const { blueprint } = context;
  const testing = decisionOn(blueprint, 'testing');
  return [
    ...(testing === null
      ? []
      : [`${testing.id}: **${testing.choice.label}**. ${testing.because}`, ...bullets(testing.consequences)]),
    heading('Benchmarks'),
    ...table(
      ['Benchmark', 'Measures', 'Volume', 'Budget', 'How'],
      blueprint.benchmarks.map(({ id, measures, volume, budget, how }) =>
        [id, measures, volume, budget, how].map(plain),
      ),
    ),
    'A measured value replaces its estimate in the answers, and the design is computed again: a budget that is missed is a finding, not a footnote.',
    heading('Tests'),
    ...table(['Level', 'What it shows'], levels(blueprint)),
    heading('Proven when'),
    ...bullets(proven(blueprint)),
    heading('Code'),
    ...codeBlocks(context, 'testing'),
  ];
};

function levels(blueprint: Blueprint): readonly (readonly string[])[] {
  const isCopied = decisionOn(blueprint, 'loading')?.choice.id !== 'read_only';
  const isKeyed = blueprint.workload.rowAccess.value !== 'same_for_all';
  return [
    ['Transforms', 'known rows in, known rows out, the edges of every rule among them'],
    ...(isCopied
      ? [['Load', 'the same batch twice changes nothing; killed between any two statements, the next run completes it']]
      : []),
    ['App, by AppTest', 'every page runs without an exception, empty and with the source down'],
    ...(isKeyed ? [['Access', 'two identities on a real server: neither sees a row of the other, cached or not']] : []),
    [
      'Real server',
      `${figure(blueprint, 'app.rerun_rate')} of script runs for a quarter of an hour: memory flat, pool never waited for`,
    ],
  ];
}

function proven(blueprint: Blueprint): readonly string[] {
  return [
    ...blueprint.benchmarks.slice(0, 4).map(({ id, measures, budget }) => `${id}: ${measures}: ${budget}`),
    `no blocker stands among ${blueprint.findings.length} findings`,
  ].map(plain);
}
