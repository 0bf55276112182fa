import { useMemo, useState } from 'react';
import { Box, Text, useApp } from 'ink';
import { ChoiceList } from '../components/choice-list/choice-list.tsx';
import { Notice } from '../components/layout/notice.tsx';
import { ScrollView } from '../components/layout/scroll-view.tsx';
import type { FinishedDesign, Work } from '../flow.ts';
import { useKeyboard } from '../hooks/keyboard.tsx';
import { useMarkdown } from '../hooks/use-markdown.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import { implicationsOf } from '../implications.ts';
import type { Ports } from '../ports.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import type { ScreenSize } from './screen.ts';

export interface DoneProps {
  readonly ports: Ports;
  readonly work: Work;
  readonly finished: FinishedDesign;
  readonly size: ScreenSize;
  readonly colour: boolean;
  readonly onReview: () => void;
  readonly onQuit: () => void;
}

/** Where the document is, what the checks found, and what can be done next. */
export function Done({ ports, work, finished, size, colour, onReview, onQuit }: DoneProps) {
  const { tones } = useTheme();
  const { suspendTerminal } = useApp();
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const blockers = useMemo(
    () => implicationsOf(work.interview.answers).findings.filter(({ severity }) => severity === 'blocker'),
    [work],
  );
  const width = size.columns - 2;
  if (reading)
    return <Reader markdown={finished.markdown} size={size} colour={colour} onClose={() => setReading(false)} />;
  const open = (how: 'editor' | 'pager') => {
    void suspendTerminal(() => ports.openFile(finished.document, how)).catch((error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <Frame
      size={size}
      keys={[
        { key: '↑↓', does: 'choose' },
        { key: 'Enter', does: 'take' },
        { key: 'Ctrl-C', does: 'quit' },
      ]}
      foot={problem === null ? null : <Notice kind="problem" text={problem} width={width} />}
    >
      <Text {...tones.strong}>The design is written</Text>
      <Text>{finished.document}</Text>
      <Text {...tones.muted}>{finished.answers}</Text>
      <Box height={1} />
      <Notice
        kind={finished.errors > 0 ? 'problem' : 'good'}
        text={
          finished.errors > 0
            ? `The checks found ${finished.errors} errors and ${finished.warnings} warnings; see \`streamlit-architect check\`.`
            : `The checks found no error and ${finished.warnings} warnings.`
        }
        width={width}
      />
      {blockers.map(({ id, title }) => (
        <Notice key={id} kind="problem" text={`${id}: ${title}`} width={width} />
      ))}
      <Box height={1} />
      <ChoiceList
        width={width}
        rows={6}
        choices={[
          { id: 'read', label: 'Read it here' },
          { id: 'editor', label: 'Open it in the editor' },
          { id: 'pager', label: 'Open it in the pager' },
          { id: 'review', label: 'Change answers and design again' },
          { id: 'quit', label: 'Quit' },
        ]}
        onAccept={(id) => {
          if (id === 'read') setReading(true);
          else if (id === 'review') onReview();
          else if (id === 'quit') onQuit();
          else open(id === 'editor' ? 'editor' : 'pager');
        }}
      />
    </Frame>
  );
}

function Reader({
  markdown,
  size,
  colour,
  onClose,
}: {
  readonly markdown: string;
  readonly size: ScreenSize;
  readonly colour: boolean;
  readonly onClose: () => void;
}) {
  const width = size.columns - 2;
  const tools = useMarkdown();
  const lines = useMemo(
    () => tools?.renderMarkdown(markdown.replace(/^---\n[\s\S]*?\n---\n/, ''), width - 2, { color: colour }) ?? [],
    [tools, markdown, width, colour],
  );
  const height = Math.max(3, size.rows - 2);
  const scroll = useScroll({ total: lines.length, height }, { layer: 'screen' });
  useKeyboard(
    (press) => {
      if (press.name !== 'escape' && press.text !== 'q') return false;
      onClose();
      return true;
    },
    { layer: 'control' },
  );
  return (
    <Frame
      size={size}
      keys={[
        { key: '↑↓ PgUp PgDn', does: 'scroll' },
        { key: 'Esc', does: 'close' },
      ]}
    >
      <ScrollView lines={lines} offset={scroll.offset} height={height} width={width} />
    </Frame>
  );
}
