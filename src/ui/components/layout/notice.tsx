import { Box, Text } from 'ink';
import stringWidth from 'string-width';
import type { ErrorAccount } from '../../../errors.ts';
import { useTheme } from '../../theme.ts';
import { Prose } from './prose.tsx';

export interface NoticeProps {
  readonly kind: 'info' | 'good' | 'warning' | 'problem';
  readonly text: string;
  readonly width: number;
}

/** A sentence with a sign that says how much it matters; wraps under itself. */
export function Notice({ kind, text, width }: NoticeProps) {
  const { glyphs, tones } = useTheme();
  const sign = glyphs[kind];
  return (
    <Box width={width} flexShrink={0} gap={1}>
      <Box flexShrink={0}>
        <Text {...tones[kind === 'info' ? 'accent' : kind]}>{sign}</Text>
      </Box>
      <Prose text={text} width={Math.max(1, width - stringWidth(sign) - 1)} />
    </Box>
  );
}

export interface ErrorNoteProps {
  readonly account: ErrorAccount;
  readonly width: number;
}

/** What happened, where, and what to do next. */
export function ErrorNote({ account, width }: ErrorNoteProps) {
  const { glyphs } = useTheme();
  const room = Math.max(1, width - 2);
  return (
    <Box flexDirection="column" width={width} flexShrink={0}>
      <Notice kind="problem" text={account.what} width={width} />
      <Box flexDirection="column" paddingLeft={2} flexShrink={0}>
        {account.where !== undefined && <Prose text={account.where} width={room} tone="muted" />}
        {account.remedy !== undefined && <Prose text={`${glyphs.arrow} ${account.remedy}`} width={room} />}
      </Box>
    </Box>
  );
}
