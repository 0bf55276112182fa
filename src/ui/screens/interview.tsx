import { useDeferredValue, useMemo, useState } from 'react';
import { Box, Text } from 'ink';
import type { RawAnswer } from '../../intake/answers.ts';
import {
  acceptDefault,
  answer,
  answerUnknown,
  changeDepth,
  currentQuestion,
  droppedByLastChange,
  goBack,
  goForward,
  type InterviewState,
  jumpTo,
  progress,
  undoLastChange,
} from '../../intake/interview.ts';
import type { Depth } from '../../intake/question.ts';
import { setAnswer } from '../../intake/set-answer.ts';
import { Notice } from '../components/layout/notice.tsx';
import { Progress } from '../components/layout/progress.tsx';
import { useKeyboard } from '../hooks/keyboard.tsx';
import type { KeyPress } from '../hooks/key-press.ts';
import { flipsBetween, implicationsOf } from '../implications.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import { ImplicationsPanel } from './implications-panel.tsx';
import { QuestionInput } from './question-input.tsx';
import { type ScreenSize, wideColumns } from './screen.ts';

export interface InterviewScreenProps {
  readonly state: InterviewState;
  /** What the last step brought with it: answers that were dropped. */
  readonly notice: string | null;
  readonly size: ScreenSize;
  readonly onChange: (state: InterviewState, notice: string | null) => void;
}

/** One question, how far the interview is, and what the answers imply. */
export function InterviewScreen({ state, notice, size, onChange }: InterviewScreenProps) {
  const { tones } = useTheme();
  const current = currentQuestion(state);
  const [draft, setDraft] = useState<{ readonly key: string; readonly raw: RawAnswer | null }>({ key: '', raw: null });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [panelShown, setPanelShown] = useState(false);
  const isWide = size.columns >= wideColumns;

  const drafted = useDeferredValue(draft);
  const stands = useMemo(() => implicationsOf(state.answers), [state.answers]);
  const beforeLast = useMemo(
    () => (state.before === null ? stands : implicationsOf(state.before.answers)),
    [state.before, stands],
  );
  const now = useMemo(() => {
    if (drafted.raw === null || drafted.key !== state.at) return stands;
    const outcome = setAnswer(state.answers, drafted.key, drafted.raw);
    return outcome.ok ? implicationsOf(outcome.answers) : stands;
  }, [drafted, state.answers, state.at, stands]);

  const move = (next: InterviewState, said: string | null = null): true => {
    setRefusal(null);
    setDraft({ key: '', raw: null });
    onChange(next, said);
    return true;
  };
  useKeyboard(
    (press) => {
      if (press.name === 'tab') {
        setPanelShown((shown) => !shown);
        return true;
      }
      const next = commandOf(press, state);
      return next !== null && move(next.state, next.notice);
    },
    { layer: 'screen' },
  );
  if (current === null) return null;

  const moveTelling = (next: InterviewState) => move(next, droppedNotice(droppedByLastChange(next)));
  const answerWith = (raw: RawAnswer) => {
    const outcome = answer(state, raw);
    if (outcome.ok) move(outcome.state, told(...outcome.notices, droppedNotice(outcome.dropped)));
    else setRefusal(outcome.message);
  };
  const width = size.columns - 2;
  const panelWidth = Math.min(62, Math.floor(width * 0.44));
  const columnWidth = isWide ? width - panelWidth - 2 : width;
  const panel = { now, before: beforeLast, flips: flipsBetween(now === stands ? beforeLast : stands, now) };
  const showsPanelInstead = panelShown && !isWide;
  return (
    <Frame
      size={size}
      keys={keysFor(isWide)}
      foot={
        refusal !== null ? (
          <Notice kind="problem" text={refusal} width={width} />
        ) : notice !== null ? (
          <Notice kind="info" text={notice} width={width} />
        ) : null
      }
    >
      <Progress
        stages={stagesOf(state, current.stage)}
        count={`question ${current.number} of ${current.total}`}
        width={width}
      />
      <Box height={1} />
      <Box flexGrow={1} gap={2}>
        <Box flexDirection="column" width={columnWidth} flexShrink={0}>
          {showsPanelInstead ? (
            <ImplicationsPanel {...panel} width={columnWidth} height={Math.max(6, size.rows - 5)} />
          ) : (
            <>
              <Text {...tones.strong}>{current.ask}</Text>
              <Text {...tones.muted}>{current.question.why}</Text>
              <Box height={1} />
              <QuestionInput
                key={current.key}
                state={state}
                current={current}
                width={columnWidth}
                rows={Math.max(4, size.rows - 10)}
                onDraft={(raw) => setDraft({ key: current.key, raw })}
                onAnswer={answerWith}
                onDefault={() => moveTelling(acceptDefault(state))}
                onUnknown={() => moveTelling(answerUnknown(state))}
              />
            </>
          )}
        </Box>
        {isWide && <ImplicationsPanel {...panel} width={panelWidth} height={Math.max(6, size.rows - 5)} />}
      </Box>
    </Frame>
  );
}

function commandOf(
  press: KeyPress,
  state: InterviewState,
): { readonly state: InterviewState; readonly notice: string | null } | null {
  if (press.name === 'escape') return { state: goBack(state), notice: null };
  if (!press.ctrl) return null;
  switch (press.text) {
    case 'f':
      return {
        state: goForward(state),
        notice: isLast(state) ? 'Answer this one first, or press Enter to take its default.' : null,
      };
    case 'n': {
      const next = answerUnknown(state);
      return { state: next, notice: droppedNotice(droppedByLastChange(next)) };
    }
    case 'r':
      return { state: jumpTo(state, 'review'), notice: null };
    case 'd': {
      const depth = nextDepth[state.depth];
      return { state: changeDepth(state, depth), notice: `The ${depth} set of questions is asked from here on.` };
    }
    case 'z':
      return {
        state: undoLastChange(state),
        notice: state.before === null ? 'There is nothing to undo.' : 'The last answer was taken back.',
      };
    default:
      return null;
  }
}

const nextDepth: Readonly<Record<Depth, Depth>> = { express: 'standard', standard: 'thorough', thorough: 'express' };

function isLast(state: InterviewState): boolean {
  return goForward(state).at === state.at;
}

function told(...notices: readonly (string | null)[]): string | null {
  const said = notices.filter((notice) => notice !== null);
  return said.length === 0 ? null : said.join(' ');
}

function droppedNotice(dropped: readonly string[]): string | null {
  return dropped.length === 0
    ? null
    : `No longer asked, so the answer was dropped: ${dropped.join(', ')}. Ctrl-Z takes the change back.`;
}

function stagesOf(state: InterviewState, current: string) {
  return progress(state)
    .filter(({ total }) => total > 0)
    .map(({ id, title, done, total }) => ({
      label: title,
      state: id === current ? ('current' as const) : done === total ? ('done' as const) : ('ahead' as const),
    }));
}

function keysFor(isWide: boolean) {
  return [
    { key: 'Enter', does: 'accept' },
    { key: 'Esc', does: 'back' },
    { key: 'Ctrl-N', does: 'don’t know' },
    ...(isWide ? [] : [{ key: 'Tab', does: 'implications' }]),
    { key: 'Ctrl-R', does: 'review' },
    { key: 'Ctrl-F', does: 'forward' },
    { key: 'Ctrl-Z', does: 'undo' },
    { key: 'Ctrl-D', does: 'more or fewer questions' },
    { key: 'Ctrl-C', does: 'save and quit' },
  ];
}
