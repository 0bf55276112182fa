import { useEffect, useMemo, useReducer, useRef } from 'react';
import { Box, Text } from 'ink';
import { PersonError } from '../../errors.ts';
import { Elapsed } from '../components/layout/elapsed.tsx';
import { ErrorNote, Notice } from '../components/layout/notice.tsx';
import { ScrollView } from '../components/layout/scroll-view.tsx';
import type { FinishedDesign, Work } from '../flow.ts';
import { useMarkdown } from '../hooks/use-markdown.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import type { MarkdownStream } from '../markdown/markdown-stream.ts';
import type { DesignProgress, Ports } from '../ports.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import { type ScreenSize, wideColumns } from './screen.ts';
import { startWriting, writingReducer, type WritingState } from './writing-state.ts';

export interface WritingProps {
  readonly ports: Ports;
  readonly work: Work;
  readonly overwrite: boolean;
  readonly size: ScreenSize;
  readonly colour: boolean;
  /** Raised when the person stops the work. */
  readonly signal: AbortSignal;
  readonly output: string;
  readonly onDone: (finished: FinishedDesign) => void;
}

/** The document while it is written: its text, its sections, the time. */
export function Writing({ ports, work, overwrite, size, colour, signal, output, onDone }: WritingProps) {
  const { tones, glyphs } = useTheme();
  const [state, dispatch] = useReducer(writingReducer, work.finished, startWriting);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const request = {
      sessionId: work.sessionId,
      interview: work.interview,
      architect: work.architect,
      output,
      overwrite,
      finished: work.finished,
    };
    void follow(ports.writeDesign(request, signal), dispatch);
  }, [ports, work, overwrite, signal, output]);

  const { result } = state;
  useEffect(() => {
    if (result !== null) onDone(result);
  }, [result, onDone]);

  const isWide = size.columns >= wideColumns;
  const width = size.columns - 2;
  const outlineWidth = isWide ? 38 : 0;
  const textWidth = width - (isWide ? outlineWidth + 2 : 0);
  const lines = useDocumentLines(state.text, textWidth - 2, colour);
  const height = Math.max(3, size.rows - (isWide ? 5 : 6));
  const scroll = useScroll({ total: lines.length, height }, { startsFollowing: true, layer: 'screen' });
  const done = state.sections.filter((section) => section.state === 'done').length;
  return (
    <Frame
      size={size}
      keys={[
        { key: '↑↓ PgUp PgDn', does: 'scroll' },
        { key: 'End', does: 'follow' },
        { key: 'Ctrl-C', does: state.failure === null ? 'stop, keep the draft' : 'quit' },
      ]}
      foot={<Foot state={state} width={width} />}
    >
      <Box gap={2}>
        <Text {...tones.strong}>Writing</Text>
        <Text {...tones.muted}>
          {done} of {state.sections.length} sections
        </Text>
        <Elapsed isRunning={state.failure === null} />
        {state.tokens > 0 && <Text {...tones.muted}>{state.tokens} tokens</Text>}
      </Box>
      <Box height={1} />
      <Box gap={2}>
        <ScrollView lines={lines} offset={scroll.offset} height={height} width={textWidth} />
        {isWide && (
          <Box flexDirection="column" width={outlineWidth}>
            {state.sections.map((section) => (
              <Text
                key={section.id}
                wrap="truncate-end"
                {...tones[section.state === 'done' ? 'good' : section.state === 'current' ? 'accent' : 'muted']}
              >
                {glyphs[section.state]} {section.heading}
              </Text>
            ))}
          </Box>
        )}
      </Box>
    </Frame>
  );
}

function Foot({ state, width }: { readonly state: WritingState; readonly width: number }) {
  if (state.failure !== null) return <ErrorNote account={state.failure} width={width} />;
  return state.notice === null ? null : <Notice kind="info" text={state.notice} width={width} />;
}

/** The text as terminal lines; what was drawn once stays drawn, until the width changes. */
function useDocumentLines(text: string, width: number, colour: boolean): readonly string[] {
  const tools = useMarkdown();
  const draw = useMemo(
    () => tools && lineDrawer(tools.createMarkdownStream(width, { color: colour })),
    [tools, width, colour],
  );
  return useMemo(() => draw?.(text) ?? [], [draw, text]);
}

/** Draws a text that only grows: each time, what has been added since the last. */
function lineDrawer(stream: MarkdownStream): (text: string) => readonly string[] {
  let pushed = 0;
  return (text) => {
    stream.push(text.slice(pushed));
    pushed = text.length;
    const { frozen, tail } = stream.lines();
    return [...frozen, ...tail];
  };
}

async function follow(
  progress: AsyncIterable<DesignProgress>,
  dispatch: (event: DesignProgress | { readonly type: 'broke'; readonly error: PersonError }) => void,
): Promise<void> {
  try {
    for await (const event of progress) {
      dispatch(event);
      // Lets Ink draw and the keyboard be heard between events that come without a pause.
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  } catch (error) {
    dispatch({
      type: 'broke',
      error:
        error instanceof PersonError
          ? error
          : new PersonError({ what: error instanceof Error ? error.message : String(error) }),
    });
  }
}
