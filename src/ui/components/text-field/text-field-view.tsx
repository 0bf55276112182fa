import type { Ref } from 'react';
import { Box, Text, type DOMElement } from 'ink';
import { useTheme } from '../../theme.ts';
import { Prose } from '../layout/prose.tsx';
import { truncateText } from '../text/fit-text.ts';
import type { Reading } from './reading.ts';
import type { TextWindow } from './text-window.ts';

export interface TextFieldViewProps {
  readonly width: number;
  readonly window: TextWindow;
  readonly ghost: string;
  readonly isActive: boolean;
  readonly reading: Reading | undefined;
  /** Whether a problem is stated as an error, or only hinted at while the person is still typing. */
  readonly isRefused: boolean;
  readonly ref?: Ref<DOMElement>;
}

/** The picture of a text field: always its line and at least one line below it, so that nothing jumps. */
export function TextFieldView({ width, window, ghost, isActive, reading, isRefused, ref }: TextFieldViewProps) {
  const { glyphs, tones } = useTheme();
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      <Box ref={ref ?? null} width={width} height={1}>
        <Text wrap="truncate-end">
          <Text {...(isActive ? tones.accent : tones.muted)}>{glyphs.pointer} </Text>
          <Text {...tones.muted}>{window.hiddenLeft ? glyphs.moreLeft : ' '}</Text>
          {window.text}
          {ghost !== '' && <Text {...tones.muted}>{truncateText(ghost, width - 4, glyphs.ellipsis)}</Text>}
          {window.hiddenRight && <Text {...tones.muted}>{glyphs.moreRight}</Text>}
        </Text>
      </Box>
      <ReadingLine width={width} reading={reading} isRefused={isRefused} />
    </Box>
  );
}

function ReadingLine({ width, reading, isRefused }: Pick<TextFieldViewProps, 'width' | 'reading' | 'isRefused'>) {
  const { glyphs } = useTheme();
  if (reading === undefined) return <Text> </Text>;
  const isError = reading.type === 'problem' && isRefused;
  const mark = isError ? glyphs.problem : reading.type === 'problem' ? glyphs.ellipsis : '=';
  return (
    <Box width={width} paddingLeft={READING_INDENT} flexShrink={0}>
      <Prose
        text={`${mark} ${reading.text}`}
        width={Math.max(1, width - READING_INDENT)}
        tone={isError ? 'problem' : 'muted'}
      />
    </Box>
  );
}

const READING_INDENT = 3;
