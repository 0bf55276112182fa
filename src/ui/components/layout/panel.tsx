import type { ReactNode } from 'react';
import { Box, Text } from 'ink';
import stringWidth from 'string-width';
import { useTheme, type Tone } from '../../theme.ts';
import { truncateText } from '../text/fit-text.ts';

export interface PanelProps {
  readonly title: string;
  /** Columns, borders included. */
  readonly width: number;
  /** Lines, borders included; as many as the content needs when left out. Content beyond it is cut. */
  readonly height?: number;
  readonly tone?: Tone;
  readonly children?: ReactNode;
}

/** A box with its title in the upper border. Its content has `width - 4` columns and `height - 2` lines. */
export function Panel({ title, width, height, tone = 'muted', children }: PanelProps) {
  const { glyphs, tones } = useTheme();
  const corner = glyphs.border === 'round' ? ROUND : CLASSIC;
  const shown = truncateText(title, Math.max(0, width - 6), glyphs.ellipsis);
  const rule = corner.line.repeat(Math.max(0, width - stringWidth(shown) - 5));
  const { color, dimColor = false } = tones[tone];
  return (
    <Box flexDirection="column" width={width} flexShrink={0} {...(height === undefined ? {} : { height })}>
      <Text wrap="truncate-end">
        <Text {...tones[tone]}>{`${corner.left}${corner.line} `}</Text>
        <Text {...tones.strong}>{shown}</Text>
        <Text {...tones[tone]}>{` ${rule}${corner.right}`}</Text>
      </Text>
      <Box
        flexDirection="column"
        flexGrow={1}
        overflow="hidden"
        paddingX={1}
        borderStyle={glyphs.border}
        borderTop={false}
        borderDimColor={dimColor}
        {...(color === undefined ? {} : { borderColor: color })}
      >
        {/* Content that is too tall is cut; shrinking it would draw its lines over one another. */}
        <Box flexDirection="column" flexShrink={0}>
          {children}
        </Box>
      </Box>
    </Box>
  );
}

const ROUND = { left: '╭', right: '╮', line: '─' };
const CLASSIC = { left: '+', right: '+', line: '-' };
