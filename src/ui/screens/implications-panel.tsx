import { Text } from 'ink';
import { Panel } from '../components/layout/panel.tsx';
import { useTheme } from '../theme.ts';
import { type PanelContent, panelLines } from './panel-lines.ts';

export interface ImplicationsPanelProps extends PanelContent {
  readonly width: number;
  readonly height: number;
}

/** What the answers so far imply. */
export function ImplicationsPanel({ width, height, ...content }: ImplicationsPanelProps) {
  const { tones, glyphs } = useTheme();
  return (
    <Panel title="What this implies" width={width} height={height}>
      {panelLines(content, width - 4, height - 2, glyphs).map(({ text, tone }, index) => (
        // Rows have no other identity than their place.
        // oxlint-disable-next-line react/no-array-index-key -- as said above
        <Text key={index} wrap="truncate-end" {...tones[tone]}>
          {text === '' ? ' ' : text}
        </Text>
      ))}
    </Panel>
  );
}
