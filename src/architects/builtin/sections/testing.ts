import { loadedSources, isScoped, scopeWord } from '../../../blueprint/design.ts';
import { formatQuantity } from '../../../intake/quantities/format-quantity.ts';
import { codeBlocks, hasFile } from '../code-blocks.ts';
import { decisionOn, figure, findingsOf } from '../figures.ts';
import { chosen } from '../links.ts';
import { bullets, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** What is measured at which volume against which budget, and what must be green before the design counts as proven. */
export const writeTesting: SectionWriter = (context) => {
  const { blueprint } = context;
  const testing = decisionOn(blueprint, 'testing');
  return [
    ...(testing === null ? [] : [`${chosen(testing)}.`]),
    heading('Benchmarks'),
    ...table(
      ['Benchmark', 'Measures', 'Volume', 'Budget', 'How'],
      blueprint.benchmarks.map(({ id, measures, volume, budget, how }) =>
        [id, measures, volume, budget, how].map(plain),
      ),
    ),
    'A measured value replaces its estimate in the answers, and the design is computed again: a budget that is missed is a finding.',
    ...realisticData(context),
    heading('Tests'),
    ...table(['Level', 'Shows', 'In'], levels(context)),
    heading('Proven when'),
    ...bullets(proven(context)),
    ...codeBlocks(context, 'testing'),
  ];
};

function realisticData(context: SectionContext): readonly string[] {
  const lines = [
    ...(hasFile(context, 'bench/table.sql')
      ? [
          '`bench/table.sql` fills a table of the answered width on the server, up to the full volume; a seed makes it the same each time.',
        ]
      : []),
    ...(hasFile(context, 'bench/benchmark.py')
      ? [
          '`bench/benchmark.py` makes rows with a seed, unique keys, a skewed category and times over the history that is shown; `--share 0.01` for each commit, `--share 1` before a release.',
        ]
      : []),
  ];
  return lines.length === 0 ? [] : [heading('Data to test with'), ...bullets(lines)];
}

function levels(context: SectionContext): readonly (readonly string[])[] {
  const { blueprint, design } = context;
  const isLoaded = loadedSources(design).length > 0;
  const word = scopeWord(design);
  const file = (path: string, shows: string, level: string) =>
    hasFile(context, path) ? [[level, shows, `\`${path}\``]] : [];
  return [
    ...file(
      'tests/test_transform.py',
      'rows as they really come, in and out: padded, doubled, broken, out of order',
      'Transform and schema',
    ),
    ...file('tests/test_read_upload.py', 'what is read, and what is refused instead of guessed', 'Files'),
    ...file(
      'tests/test_app.py',
      'every page with data, and with its source down: words and no traceback',
      'Pages (AppTest)',
    ),
    ...(isLoaded
      ? [
          [
            'Load',
            'the same batch twice changes nothing; killed half way, the next run ends with the count of the source',
            'B-load-* on a scratch store',
          ],
        ]
      : []),
    ...(isScoped(design)
      ? [
          [
            'Access',
            `two viewers with different ${word}s on one server with warm caches: neither sees a row of the other`,
            'by hand at each release',
          ],
        ]
      : []),
    [
      'Server under load',
      `${figure(blueprint, 'app.rerun_rate')} of script runs: p95 within ${formatQuantity(blueprint.workload.pageLoad.value, 's')}, memory flat, no wait for the pool`,
      'B-viewers',
    ],
  ];
}

function proven({ blueprint }: SectionContext): readonly string[] {
  const blockers = findingsOf(blueprint, 'blocker');
  return [
    ...(blockers.length === 0
      ? []
      : [`${blockers.map(({ id }) => id).join(', ')} removed: no measurement replaces that.`]),
    'Every test is green on the version that is to be opened.',
    `Every benchmark (${blueprint.benchmarks.map(({ id }) => id).join(', ')}) is within its budget on a machine like the host.`,
    `A week with a tenth of the viewers has kept the objectives.`,
  ].map((text) => text.trim());
}
