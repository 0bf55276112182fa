import { Text } from 'ink';
import type { Severity } from '../../sizing/finding.ts';
import { Panel } from '../components/layout/panel.tsx';
import { type Flip, type Implications, isNew, leadingFigures, titleOf } from '../implications.ts';
import { type Tone, useTheme } from '../theme.ts';

export interface ImplicationsPanelProps {
  readonly now: Implications;
  /** As it was before the last answer. */
  readonly before: Implications;
  readonly flips: readonly Flip[];
  readonly width: number;
  readonly height: number;
}

interface Line {
  readonly text: string;
  readonly tone: Tone;
}

/** What the answers so far imply: what just changed, what stands in the way, the leading figures, the decisions. */
export function ImplicationsPanel({ now, before, flips, width, height }: ImplicationsPanelProps) {
  const { tones, glyphs } = useTheme();
  const lines: readonly Line[] = [
    ...flips.map(({ title, was, is }): Line => ({
      text: `${glyphs.arrow} ${title}: ${was} ${glyphs.arrow} ${is}`,
      tone: 'accent',
    })),
    ...now.findings
      .filter(({ severity }) => severity !== 'advice')
      .map((finding): Line => ({
        text: `${glyphs[marks[finding.severity]]} ${finding.title}${isNew(finding, before) ? ' (new)' : ''}`,
        tone: finding.severity === 'blocker' ? 'problem' : 'warning',
      })),
    { text: '', tone: 'plain' },
    ...leadingFigures(now).map(({ label, value }): Line => ({ text: `${value}  ${label}`, tone: 'plain' })),
    { text: '', tone: 'plain' },
    ...now.decisions.map((decision): Line => ({
      text: `${titleOf(decision)}: ${decision.choice.label}`,
      tone: 'muted',
    })),
  ];
  const room = height - 2;
  const shown = lines[0]?.text === '' ? lines.slice(1, room + 1) : lines.slice(0, room);
  return (
    <Panel title="What this implies" width={width} height={height}>
      {shown.map(({ text, tone }, index) => (
        // Rows have no other identity than their place.
        // oxlint-disable-next-line react/no-array-index-key -- as said above
        <Text key={index} wrap="truncate-end" {...tones[tone]}>
          {text === '' ? ' ' : text}
        </Text>
      ))}
    </Panel>
  );
}

const marks: Readonly<Record<Severity, 'problem' | 'warning' | 'info'>> = {
  blocker: 'problem',
  risk: 'warning',
  cannot_determine: 'info',
  advice: 'info',
};
