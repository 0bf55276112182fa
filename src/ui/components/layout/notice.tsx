import { Box, Text } from 'ink';
import type { ErrorAccount } from '../../../errors.ts';
import { useTheme } from '../../theme.ts';

export interface NoticeProps {
  readonly kind: 'info' | 'good' | 'warning' | 'problem';
  readonly text: string;
  readonly width: number;
}

/** A sentence with a sign that says how much it matters; wraps under itself. */
export function Notice({ kind, text, width }: NoticeProps) {
  const { glyphs, tones } = useTheme();
  return (
    <Box width={width} flexShrink={0} gap={1}>
      <Box flexShrink={0}>
        <Text {...tones[kind === 'info' ? 'accent' : kind]}>{glyphs[kind]}</Text>
      </Box>
      <Text>{text}</Text>
    </Box>
  );
}

export interface ErrorNoteProps {
  readonly account: ErrorAccount;
  readonly width: number;
}

/** What happened, where, and what to do next. */
export function ErrorNote({ account, width }: ErrorNoteProps) {
  const { glyphs, tones } = useTheme();
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      <Notice kind="problem" text={account.what} width={width} />
      {account.where !== undefined && (
        <Box paddingLeft={2}>
          <Text {...tones.muted}>{account.where}</Text>
        </Box>
      )}
      {account.remedy !== undefined && (
        <Box paddingLeft={2}>
          <Text>
            {glyphs.arrow} {account.remedy}
          </Text>
        </Box>
      )}
    </Box>
  );
}
