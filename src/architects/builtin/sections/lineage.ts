import type { LineageStep } from '../../../blueprint/blueprint.ts';
import { loadedSources } from '../../../blueprint/design.ts';
import { lineageDiagram } from '../../../document/mermaid.ts';
import { bullets, fence, heading, plain, table } from '../markdown-blocks.ts';
import type { SectionContext, SectionWriter } from '../section-writer.ts';

/** Which dataset becomes which, by what, checked how, and how a figure is followed back. */
export const writeLineage: SectionWriter = (context) => {
  const { lineage } = context.blueprint;
  const withColumns = lineage.some(({ columns }) => columns !== null);
  const headers = ['From', 'To', 'By', 'Checked by', ...(withColumns ? ['Columns'] : [])];
  const rows = lineage.map(({ from, to, by, check, columns }) => [
    plain(from),
    plain(to),
    `\`${by}\``,
    plain(check),
    ...(withColumns ? [plain(columns ?? 'all that pass')] : []),
  ]);
  return [
    fence('mermaid', lineageDiagram(lineage)),
    ...table(headers, rows),
    heading('From a figure back to its rows'),
    ...bullets(tracing(context)),
  ];
};

function tracing(context: SectionContext): readonly string[] {
  const { blueprint, design } = context;
  const loaded = new Set(loadedSources(design).map(({ id }) => id));
  const ids = blueprint.workload.sources.map(({ id }) => id);
  return [
    ...ids.flatMap((id) => {
      const chain = chainOf(id, blueprint.lineage);
      return chain.length === 0 ? [] : [`${id}: ${chain.map((by) => `\`${by}\``).join(' ← ')}`];
    }),
    ...(loaded.size > 0
      ? [
          'A stored row says when it was loaded (`loaded_at`); `load_finished` of that moment in the log says from which source and how many with it.',
        ]
      : []),
    'The age beside a figure is that of the reading it was drawn from.',
  ];
}

/** The steps that lead to what viewers see of one source, the last first. */
function chainOf(id: string, lineage: readonly LineageStep[]): readonly string[] {
  const own = lineage.filter(({ from, to }) =>
    [from, to].some((name) => name.startsWith(`${id}:`) || name.startsWith(`${id}_`)),
  );
  return [...new Set(own.toReversed().map(({ by }) => by))];
}
