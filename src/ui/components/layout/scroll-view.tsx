import { Box, Text } from 'ink';
import { useTheme } from '../../theme.ts';

export interface ScrollViewProps {
  /** Finished terminal lines, none wider than `width - 2`; may hold colours. */
  readonly lines: readonly string[];
  /** First line shown. */
  readonly offset: number;
  readonly height: number;
  /** Columns, the scroll bar at the right included. */
  readonly width: number;
}

/** A window on finished lines, with a bar at the right when there are more. */
export function ScrollView({ lines, offset, height, width }: ScrollViewProps) {
  const shown = lines.slice(offset, offset + height);
  return (
    <Box width={width} height={height} flexShrink={0} overflow="hidden">
      <Box flexDirection="column" width={Math.max(1, width - 2)} height={height} flexShrink={0}>
        {shown.map((line, index) => (
          // Ink measures an empty text as no line at all. Rows have no other identity than their place.
          // oxlint-disable-next-line react/no-array-index-key -- as said above
          <Text key={index} wrap="truncate-end">
            {line === '' ? ' ' : line}
          </Text>
        ))}
      </Box>
      {lines.length > height && <ScrollBar total={lines.length} offset={offset} height={height} />}
    </Box>
  );
}

function ScrollBar({
  total,
  offset,
  height,
}: {
  readonly total: number;
  readonly offset: number;
  readonly height: number;
}) {
  const { glyphs, tones } = useTheme();
  const { start, end } = thumbOf(total, offset, height);
  const rows = Array.from({ length: height }, (_, row) => (row >= start && row < end ? glyphs.thumb : glyphs.track));
  return (
    <Box marginLeft={1} width={1} height={height} flexShrink={0}>
      <Text {...tones.muted}>{rows.join('\n')}</Text>
    </Box>
  );
}

/** The rows of a scroll bar that its thumb covers: at an end only when the view is. */
export function thumbOf(
  total: number,
  offset: number,
  height: number,
): { readonly start: number; readonly end: number } {
  const size = Math.max(1, Math.min(height, Math.round((height * height) / total)));
  const last = Math.max(1, total - height);
  const travel = height - size;
  const exact = Math.round((offset / last) * travel);
  const start = offset <= 0 ? 0 : offset >= last ? travel : Math.min(Math.max(1, exact), Math.max(0, travel - 1));
  return { start, end: start + size };
}
