import { Box, Text } from 'ink';
import { useKeyboard } from '../hooks/keyboard.tsx';
import { useScroll } from '../hooks/use-scroll.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import type { PanelLine } from './panel-lines.ts';
import { keyRows, type ScreenSize } from './screen.ts';

export interface ReaderProps {
  readonly title: string;
  readonly lines: readonly PanelLine[];
  readonly size: ScreenSize;
  readonly onClose: () => void;
}

/** A screen full of lines to scroll through. */
export function Reader({ title, lines, size, onClose }: ReaderProps) {
  const { tones } = useTheme();
  const height = Math.max(3, size.rows - keyRows(size) - 2);
  const { offset } = useScroll({ total: lines.length, height }, { layer: 'control' });
  useKeyboard(
    (press) => {
      if (press.name !== 'escape' && press.name !== 'tab' && press.text !== 'q') return false;
      onClose();
      return true;
    },
    { layer: 'control' },
  );
  const last = Math.min(lines.length, offset + height);
  return (
    <Frame
      size={size}
      keys={[
        { key: '↑↓ PgUp PgDn', does: 'scroll' },
        { key: 'Esc', does: 'close' },
        { key: 'Ctrl-C', does: 'quit' },
      ]}
    >
      <Box gap={2}>
        <Text {...tones.strong}>{title}</Text>
        <Text {...tones.muted}>
          lines {Math.min(offset + 1, lines.length)}–{last} of {lines.length}
        </Text>
      </Box>
      <Box height={1} />
      {lines.slice(offset, last).map(({ text, tone }, index) => (
        // Rows have no other identity than their place.
        // oxlint-disable-next-line react/no-array-index-key -- as said above
        <Text key={index} wrap="truncate-end" {...tones[tone]}>
          {text === '' ? ' ' : text}
        </Text>
      ))}
    </Frame>
  );
}
