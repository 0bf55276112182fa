import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { lineageDiagram } from '../../../document/mermaid.ts';
import { fence, plain, table } from '../markdown-blocks.ts';
import type { SectionWriter } from '../section-writer.ts';

/** Which dataset becomes which, by what, checked how. */
export const writeLineage: SectionWriter = ({ blueprint }) => {
  const withColumns = blueprint.lineage.some(({ columns }) => columns !== null);
  const headers = ['From', 'To', 'By', 'Checked by', ...(withColumns ? ['Columns'] : [])];
  const rows = blueprint.lineage.map(({ from, to, by, check, columns }) => [
    plain(from),
    plain(to),
    `\`${by}\``,
    plain(check),
    ...(withColumns ? [plain(columns ?? '')] : []),
  ]);
  return [fence('mermaid', lineageDiagram(blueprint.lineage)), ...table(headers, rows), tracing(blueprint)];
};

function tracing({ lineage }: Blueprint): string {
  const back = [...lineage].reverse().map(({ by }) => `\`${by}\``);
  const chain = [...new Set(back)].slice(0, 4).join(', ');
  return `A figure on the screen is traced back against the arrows: ${chain}. Every row carries the batch or the load that brought it, and the page shows the \`as of\` of what it read.`;
}
