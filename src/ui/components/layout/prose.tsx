import { Box, Text } from 'ink';
import { useTheme, type Tone } from '../../theme.ts';
import { truncateText, wrapText } from '../text/fit-text.ts';

export interface ProseProps {
  readonly text: string;
  readonly width: number;
  readonly tone?: Tone;
  /** Lines it may take; the last ends in an ellipsis when there is more. As many as it needs when left out. */
  readonly rows?: number;
}

/**
 * Wrapped text, one line each. Ink's own wrapping leaves the space at which it broke a line at the start of the next,
 * and one long text costs it far more than the same in lines.
 */
export function Prose({ text, width, tone = 'plain', rows }: ProseProps) {
  const { glyphs, tones } = useTheme();
  const lines = wrapText(text, width);
  const shown = lines.slice(0, rows);
  if (shown.length > 0 && shown.length < lines.length) {
    const last = `${shown.pop() ?? ''} ${lines[shown.length + 1] ?? ''}`;
    const cut = truncateText(last, width, glyphs.ellipsis);
    shown.push(cut.endsWith(glyphs.ellipsis) ? cut : truncateText(cut, width - 1, '') + glyphs.ellipsis);
  }
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      {shown.map((line, index) => (
        // Lines of one text have no other identity than their place.
        // oxlint-disable-next-line react/no-array-index-key -- as said above
        <Text key={index} wrap="truncate-end" {...tones[tone]}>
          {line === '' ? ' ' : line}
        </Text>
      ))}
    </Box>
  );
}
