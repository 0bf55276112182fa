import type { ReactNode } from 'react';
import { Box } from 'ink';
import { KeyBar, type KeyHint } from '../components/layout/key-bar.tsx';
import { keyRows, type ScreenSize } from './screen.ts';

export interface FrameProps {
  readonly size: ScreenSize;
  readonly keys: readonly KeyHint[];
  /** Lines at the bottom, above the keys: a notice or a question. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A whole screen: its content, and at the bottom the keys that do something now. */
export function Frame({ size, keys, foot, children }: FrameProps) {
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows} overflow="hidden" paddingX={1}>
      <Box flexDirection="column" flexGrow={1} flexShrink={1} overflow="hidden">
        {children}
      </Box>
      {foot}
      <KeyBar hints={keys} width={size.columns - 2} rows={keyRows(size)} />
    </Box>
  );
}
