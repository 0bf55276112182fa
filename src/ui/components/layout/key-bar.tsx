import { Box, Text } from 'ink';
import stringWidth from 'string-width';
import { useTheme } from '../../theme.ts';
import { truncateText } from '../text/fit-text.ts';

/** A key and what it does, in a word or two. */
export interface KeyHint {
  readonly key: string;
  readonly does: string;
}

export interface KeyBarProps {
  /** In order of importance: what does not fit is left out from the end. */
  readonly hints: readonly KeyHint[];
  readonly width: number;
  /** Lines it may take. Default 1. */
  readonly rows?: number;
}

/** The keys that do something now. */
export function KeyBar({ hints, width, rows = 1 }: KeyBarProps) {
  const { glyphs, tones } = useTheme();
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      {layOutHints(hints, width, rows).map((line) => (
        <Text key={line.map((hint) => hint.key).join(' ')} wrap="truncate-end">
          {line.map((hint, index) => (
            <Text key={hint.key}>
              {index > 0 ? GAP : ''}
              <Text {...tones.strong}>{hint.key}</Text>
              <Text {...tones.muted}>
                {' '}
                {truncateText(hint.does, width - stringWidth(hint.key) - 1, glyphs.ellipsis)}
              </Text>
            </Text>
          ))}
        </Text>
      ))}
    </Box>
  );
}

/** Fills at most `rows` lines of `width` columns with hints, in their order; the rest is left out. */
function layOutHints(hints: readonly KeyHint[], width: number, rows: number): KeyHint[][] {
  const lines: KeyHint[][] = [];
  let room = 0;
  for (const hint of hints) {
    const columns = stringWidth(`${hint.key} ${hint.does}`);
    const line = lines.at(-1);
    if (line !== undefined && columns + GAP.length <= room) {
      line.push(hint);
      room -= columns + GAP.length;
      continue;
    }
    if (lines.length >= rows) break;
    lines.push([hint]);
    room = width - columns;
  }
  return lines;
}

const GAP = '   ';
