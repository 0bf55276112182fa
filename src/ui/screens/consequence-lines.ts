import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import type { Finding, Severity } from '../../sizing/finding.ts';
import { type Implications, titleOf } from '../implications.ts';
import type { Glyphs } from '../theme.ts';
import type { PanelLine } from './panel-lines.ts';
import { blankLine, wrappedLines } from './wrapped-lines.ts';

/** Everything that follows from the answers, to be read in full: findings, blockers first, decisions, figures. */
export function consequenceLines(implications: Implications, width: number, glyphs: Glyphs): readonly PanelLine[] {
  const { findings, decisions, quantities } = implications;
  return [
    { text: 'Findings', tone: 'strong' },
    ...(findings.length === 0 ? wrappedLines('None.', width, 2, 'muted') : []),
    ...findings
      .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
      .flatMap((finding) => findingLines(finding, width, glyphs)),
    blankLine,
    { text: 'Decisions', tone: 'strong' },
    ...decisions.flatMap((decision): PanelLine[] => [
      ...wrappedLines(`${titleOf(decision)}: ${decision.choice.label}`, width, 2, 'accent'),
      ...wrappedLines(decision.because, width, 4, 'muted'),
    ]),
    blankLine,
    { text: 'Sizing', tone: 'strong' },
    ...quantities.flatMap(({ sourceId, label, value, unit, formula }): PanelLine[] => [
      ...wrappedLines(
        `${sourceId === null ? '' : `${sourceId}: `}${label}: ${formatQuantity(value, unit)}`,
        width,
        2,
        'plain',
      ),
      ...wrappedLines(formula, width, 4, 'muted'),
    ]),
  ];
}

function findingLines({ severity, title, because, remedies }: Finding, width: number, glyphs: Glyphs): PanelLine[] {
  const { word, tone } = severityWords[severity];
  return [
    ...wrappedLines(`${word}: ${title}`, width, 2, tone),
    ...wrappedLines(because, width, 4, 'muted'),
    ...remedies.flatMap((remedy) => wrappedLines(`${glyphs.arrow} ${remedy}`, width, 4, 'plain')),
  ];
}

const severities: readonly Severity[] = ['blocker', 'risk', 'cannot_determine', 'advice'];

const severityWords: Readonly<Record<Severity, { readonly word: string; readonly tone: PanelLine['tone'] }>> = {
  blocker: { word: 'Blocker', tone: 'problem' },
  risk: { word: 'Risk', tone: 'warning' },
  cannot_determine: { word: 'Cannot be determined', tone: 'plain' },
  advice: { word: 'Advice', tone: 'plain' },
};
