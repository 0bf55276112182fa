import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import { Box, Text } from 'ink';
import { type ErrorAccount, PersonError } from '../../errors.ts';
import { Elapsed } from '../components/layout/elapsed.tsx';
import { ErrorNote, Notice } from '../components/layout/notice.tsx';
import { ScrollView } from '../components/layout/scroll-view.tsx';
import { wrapText } from '../components/text/fit-text.ts';
import type { FinishedDesign, StoppedDesign, Work } from '../flow.ts';
import { useKeyboard } from '../hooks/keyboard.tsx';
import { useMarkdown } from '../hooks/use-markdown.ts';
import { useScroll } from '../hooks/use-scroll.ts';
import type { MarkdownStream } from '../markdown/markdown-stream.ts';
import type { DesignProgress, Onto, Ports } from '../ports.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import { keyRows, type ScreenSize, wideColumns } from './screen.ts';
import { isChecking, startWriting, writingReducer, type WritingState } from './writing-state.ts';

export interface WritingProps {
  readonly ports: Ports;
  readonly work: Work;
  readonly onto: Onto;
  readonly size: ScreenSize;
  readonly colour: boolean;
  /** Raised when the person stops the work. */
  readonly signal: AbortSignal;
  readonly output: string;
  readonly onDone: (finished: FinishedDesign) => void;
  readonly onStopped: (stopped: StoppedDesign) => void;
  /** Writes on after it stopped. */
  readonly onGoOn: () => void;
  readonly onReview: () => void;
}

/** The document while it is written: its text, its sections, the time. */
export function Writing(props: WritingProps) {
  const { size, colour, onDone, onStopped, onGoOn, onReview } = props;
  const state = useWriting(props);
  const { result, failure } = state;
  useEffect(() => {
    if (result !== null) onDone(result);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when there is a result; the callback is new at each drawing
  }, [result]);
  // Before the next key is heard: Ctrl-C right after the stop leaves, and has to name the draft.
  useLayoutEffect(() => {
    if (failure !== null) onStopped(failure.stopped);
    // oxlint-disable-next-line react/exhaustive-deps -- as above
  }, [failure]);
  useKeyboard(
    (press) => {
      if (press.name === 'enter') onGoOn();
      else if (press.name === 'escape') onReview();
      else return false;
      return true;
    },
    { layer: 'screen', isActive: failure !== null },
  );

  const isWide = size.columns >= wideColumns;
  const width = size.columns - 2;
  const outlineWidth = 38;
  const textWidth = width - (isWide ? outlineWidth + 2 : 0);
  const lines = useDocumentLines(state, textWidth - 2, colour);
  const foot = footOf(state);
  const height = Math.max(3, size.rows - keyRows(size) - 2 - footRows(foot, width));
  const scroll = useScroll({ total: lines.length, height }, { startsFollowing: true, layer: 'screen' });
  return (
    <Frame
      size={size}
      keys={[
        ...(failure === null
          ? []
          : [
              { key: 'Enter', does: 'write on' },
              { key: 'Esc', does: 'review' },
            ]),
        { key: '↑↓ PgUp PgDn', does: 'scroll' },
        { key: 'End', does: 'follow' },
        { key: 'Ctrl-C', does: failure === null ? 'stop, keep the draft' : 'quit' },
      ]}
      foot={
        foot === null ? null : 'account' in foot ? (
          <ErrorNote account={foot.account} width={width} />
        ) : (
          <Notice kind="info" text={foot.notice} width={width} />
        )
      }
    >
      <Heading state={state} isWide={isWide} isStopping={props.signal.aborted} />
      <Box height={1} />
      <Box gap={2}>
        <ScrollView lines={lines} offset={scroll.offset} height={height} width={textWidth} />
        {isWide && <Outline sections={state.sections} width={outlineWidth} height={height} />}
      </Box>
    </Frame>
  );
}

/** Starts the writing, once, and takes what it says. */
function useWriting({ ports, work, onto, signal, output }: WritingProps): WritingState {
  const [state, dispatch] = useReducer(writingReducer, work.written?.sections ?? new Map(), startWriting);
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    const { sessionId, interview, architect, written } = work;
    void follow(ports.writeDesign({ sessionId, interview, architect, output, onto, written }, signal), dispatch);
  }, [ports, work, onto, signal, output]);
  return state;
}

function Heading({
  state,
  isWide,
  isStopping,
}: {
  readonly state: WritingState;
  readonly isWide: boolean;
  readonly isStopping: boolean;
}) {
  const { tones } = useTheme();
  const { sections, tokens, failure } = state;
  const current = sections.find((section) => section.state === 'current');
  const doing = failure !== null ? 'Stopped' : isStopping ? 'Stopping' : isChecking(state) ? 'Checking' : 'Writing';
  return (
    <Box gap={2}>
      <Text {...tones.strong}>{doing}</Text>
      {sections.length > 0 && (
        <Text {...tones.muted}>
          {sections.filter((section) => section.state === 'done').length} of {sections.length} sections
        </Text>
      )}
      <Elapsed isRunning={failure === null} />
      {tokens > 0 && <Text {...tones.muted}>{tokens} tokens</Text>}
      {!isWide && current !== undefined && (
        <Text {...tones.accent} wrap="truncate-end">
          {current.heading}
        </Text>
      )}
    </Box>
  );
}

function Outline({
  sections,
  width,
  height,
}: {
  readonly sections: WritingState['sections'];
  readonly width: number;
  readonly height: number;
}) {
  const { tones, glyphs } = useTheme();
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {sections.map((section) => (
        <Text key={section.id} wrap="truncate-end" {...tones[outlineTones[section.state]]}>
          {glyphs[section.state]} {section.heading}
        </Text>
      ))}
    </Box>
  );
}

const outlineTones = { done: 'good', current: 'accent', ahead: 'muted' } as const;

type FootContent = { readonly account: ErrorAccount } | { readonly notice: string };

function footOf(state: WritingState): FootContent | null {
  if (state.failure !== null) return { account: state.failure.account };
  if (state.notice !== null) return { notice: state.notice };
  return isChecking(state) ? { notice: 'Checking code, queries, links and figures of the whole document.' } : null;
}

function footRows(foot: FootContent | null, width: number): number {
  if (foot === null) return 0;
  const texts = 'account' in foot ? [foot.account.what, foot.account.where, foot.account.remedy] : [foot.notice];
  return texts.reduce((rows, text) => rows + (text === undefined ? 0 : wrapText(text, width - 4).length), 0);
}

/** The text as terminal lines; what was drawn once stays drawn, until the width changes or text is written anew. */
function useDocumentLines({ text, redrafts }: WritingState, width: number, colour: boolean): readonly string[] {
  const tools = useMarkdown();
  const draw = useMemo(
    () => tools && lineDrawer(tools.createMarkdownStream(width, { color: colour })),
    // oxlint-disable-next-line react/exhaustive-deps -- a redraft is drawn from the beginning
    [tools, width, colour, redrafts],
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
      // Lets the keyboard be heard between events that come without a pause; and a finished section be seen, since
      // what comes after one may keep the processor for long.
      await (event.type === 'section_finished' || event.type === 'notice' || event.type === 'repairing'
        ? frameDrawn()
        : nextTurn());
    }
  } catch (error) {
    dispatch({
      type: 'broke',
      error:
        error instanceof PersonError
          ? error
          : new PersonError({
              what: `This is a defect of streamlit-architect: ${error instanceof Error ? error.message : String(error)}`,
              remedy: 'Your answers and the finished sections are kept.',
            }),
    });
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function frameDrawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, frameMs);
  });
}

/** One frame at Ink's rate, with something to spare. */
const frameMs = 20;
