import type { DecisionChange } from '../../blueprint/compare-blueprints.ts';
import type { UpdateSummary } from '../../document/plan-update.ts';
import { wrapText } from '../components/text/fit-text.ts';
import { changeLines } from './change-lines.ts';
import type { PanelLine } from './panel-lines.ts';

/** What an update did to a document, to be read in full: each decision with what it was and why, then the sections. */
export function updateLines(update: UpdateSummary, width: number): readonly PanelLine[] {
  const { rewritten, kept, edited, dropped, decisions } = update;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Rewritten', rewritten],
    ['Left out, since nothing calls for it now', dropped],
    ['Stale, and kept as edited by hand', edited],
    ['Kept as it was', kept],
  ];
  const changes = { answers: [], findings: [], decisions, figures: [] };
  return [
    ...(decisions.length === 0
      ? [{ text: 'No decision changed.', tone: 'plain' as const }]
      : changeLines(changes, { width, figures: 0 })),
    ...parts
      .filter(([, headings]) => headings.length > 0)
      .flatMap(([title, headings]): readonly PanelLine[] => [
        { text: '', tone: 'plain' },
        { text: title, tone: 'strong' },
        ...headings.flatMap((heading) =>
          wrapText(heading, width - 2).map((line): PanelLine => ({ text: `  ${line}`, tone: 'plain' })),
        ),
      ]),
  ];
}

/** "D-store: PostgreSQL → DuckDB in one file". */
export function changeOf({ id, was, is }: DecisionChange, arrow: string): string {
  return `${id}: ${was?.label ?? 'not decided'} ${arrow} ${is?.label ?? 'no longer to decide'}`;
}
