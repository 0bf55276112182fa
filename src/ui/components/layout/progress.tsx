import { Text } from 'ink';
import stringWidth from 'string-width';
import { useTheme } from '../../theme.ts';
import { truncateText } from '../text/fit-text.ts';

export interface ProgressStage {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

export interface ProgressProps {
  readonly stages: readonly ProgressStage[];
  /** Which of how many, in words the caller chooses: `7 of about 18`. */
  readonly count: string;
  readonly width: number;
}

/** One line: a dot for each stage, the name of the current one, and the count at the right. */
export function Progress({ stages, count, width }: ProgressProps) {
  const { glyphs, tones } = useTheme();
  const dots = stages.map((stage) => glyphs[stage.state]);
  const label = stages.find((stage) => stage.state === 'current')?.label ?? '';
  const room = width - stringWidth(dots.join(' ')) - stringWidth(count) - 4;
  const shown = truncateText(label, room, glyphs.ellipsis);
  const gap = ' '.repeat(Math.max(0, room - stringWidth(shown)));
  return (
    <Text wrap="truncate-end">
      {stages.map((stage, index) => (
        <Text key={stage.label} {...tones[TONES[stage.state]]}>
          {index > 0 ? ' ' : ''}
          {dots[index]}
        </Text>
      ))}
      {'  '}
      <Text {...tones.strong}>{shown}</Text>
      {gap}
      {'  '}
      <Text {...tones.muted}>{count}</Text>
    </Text>
  );
}

const TONES = { done: 'good', current: 'accent', ahead: 'muted' } as const;
