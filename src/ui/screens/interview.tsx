import { type ReactNode, useMemo, useState } from 'react';
import { Box } from 'ink';
import type { AnswerKey, RawAnswer } from '../../intake/answers.ts';
import {
  acceptDefault,
  answer,
  askInOrder,
  answerUnknown,
  type CurrentQuestion,
  currentQuestion,
  type InterviewState,
  isDone,
  jumpTo,
  path,
  progress,
  type Scores,
  type StopOffer,
  stopOffer,
} from '../../intake/interview.ts';
import { setAnswer } from '../../intake/set-answer.ts';
import { Notice } from '../components/layout/notice.tsx';
import { Progress } from '../components/layout/progress.tsx';
import { Prose } from '../components/layout/prose.tsx';
import { wrapText } from '../components/text/fit-text.ts';
import { useKeyboard } from '../hooks/keyboard.tsx';
import { useRelevance } from '../hooks/use-relevance.ts';
import { useSettled } from '../hooks/use-settled.ts';
import { useTightest } from '../hooks/use-tightest.ts';
import { implicationsOf } from '../implications.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import { ImplicationsPanel } from './implications-panel.tsx';
import { answered, interviewKeys, type Move, moveFor } from './interview-moves.ts';
import type { PanelContent } from './panel-lines.ts';
import { QuestionInput } from './question-input.tsx';
import { Reader } from './reader.tsx';
import { keyRows, type ScreenSize, wideColumns } from './screen.ts';
import { whyLines } from './why-lines.ts';

export interface InterviewScreenProps {
  readonly state: InterviewState;
  /** What the last step brought with it: answers that were dropped. */
  readonly notice: string | null;
  /** Whether the question was opened from the review, to which its answer returns. */
  readonly isRevision: boolean;
  readonly size: ScreenSize;
  readonly onMove: (move: Move) => void;
  /** Back from the very first question. */
  readonly onLeave: () => void;
}

interface Draft {
  readonly state: InterviewState;
  /** The answer that Enter would give; null when it would give none, or nothing was typed. */
  readonly raw: RawAnswer | null;
}

/** Long enough that a quick typist's keys are drawn first, short enough to seem immediate. */
const settlesAfterMs = 60;

/** One question, how far the interview is, and what the answers imply. */
export function InterviewScreen({ state, notice, isRevision, size, onMove, onLeave }: InterviewScreenProps) {
  const current = currentQuestion(state);
  const { glyphs } = useTheme();
  const [draft, setDraft] = useState<Draft>({ state, raw: null });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [isWhyOpen, setWhyOpen] = useState(false);
  if (draft.state !== state) setDraft({ state, raw: null });
  const panel = usePanelContent(draft);
  const relevance = useRelevance(state.answers, isWhyOpen ? [state.at] : keysToMeasure(state));
  const isWide = size.columns >= wideColumns;
  const isPanelShown = isPanelOpen && !isWide;

  const scores: Scores = new Map([...relevance.byKey].map(([key, { score }]) => [key, score]));
  // The next question is chosen when this one is answered: what is measured meanwhile moves nothing on the screen.
  const ordered = relevance.isWhole ? askInOrder(state, scores) : state;
  const make = (move: Move): true => {
    setRefusal(null);
    onMove(isRevision && move.isAnswer ? { ...move, state: jumpTo(move.state, 'review') } : move);
    return true;
  };
  useKeyboard(
    (press) => {
      if (press.ctrl && press.text === 'g') {
        setWhyOpen(!isWhyOpen);
        return true;
      }
      if (isWhyOpen) return !press.ctrl;
      if (press.name === 'tab' && !isWide) {
        setPanelOpen(!isPanelOpen);
        return true;
      }
      if (isPanelShown) {
        if (press.name === 'escape') setPanelOpen(false);
        return !press.ctrl;
      }
      if (press.name === 'escape' && isRevision) {
        return make({ state: jumpTo(state, 'review'), notice: null, isAnswer: false });
      }
      const move = moveFor(press, ordered);
      if (move === null) return false;
      if (press.name === 'escape' && move.state.at === state.at) onLeave();
      else make(move);
      return true;
    },
    { layer: 'screen' },
  );
  if (current === null) return null;

  const answerWith = (raw: RawAnswer) => {
    const outcome = answer(ordered, raw);
    if (outcome.ok) make(answered(outcome.state, outcome.notices));
    else setRefusal(outcome.message);
  };
  const width = size.columns - 2;
  const panelWidth = isWide ? Math.min(64, Math.floor(width * 0.46)) : width;
  const columnWidth = isWide ? width - panelWidth - 2 : width;
  const offer = isRevision ? null : stopOffer(state, scores);
  const said = refusal ?? notice ?? (offer === null ? null : offerWords(offer));
  const footRows = said === null ? 0 : wrapText(said, width - 2).length;
  const room = size.rows - keyRows(size) - footRows - 2;
  return (
    <>
      {isWhyOpen && (
        <Reader
          title="Why am I asked this?"
          lines={whyLines(current, relevance.byKey.get(state.at) ?? null, width, glyphs)}
          size={size}
          onClose={() => setWhyOpen(false)}
        />
      )}
      {/* Hidden, not taken away: what was typed stays. */}
      <Box display={isWhyOpen ? 'none' : 'flex'}>
        <Frame
          size={size}
          keys={interviewKeys({ columns: size.columns, isPanelShown, isRevision, answering: answeringOf(current) })}
          foot={said !== null && <Notice kind={refusal === null ? 'info' : 'problem'} text={said} width={width} />}
        >
          <Progress
            stages={stagesOf(state, current.stage)}
            count={isRevision ? 'changing one answer' : `question ${current.number} of ${current.total}`}
            width={width}
          />
          <Box height={1} />
          <Box gap={2}>
            <Box flexDirection="column" width={columnWidth} flexShrink={0} display={isPanelShown ? 'none' : 'flex'}>
              <AskedQuestion current={current} width={columnWidth} rows={room}>
                {(rows) => (
                  <QuestionInput
                    key={current.key}
                    state={state}
                    current={current}
                    width={columnWidth}
                    rows={rows}
                    isActive={!isPanelShown && !isWhyOpen}
                    onDraft={(raw) => setDraft({ state, raw })}
                    onAnswer={answerWith}
                    onDefault={() => make(answered(acceptDefault(ordered)))}
                    onUnknown={() => make(answered(answerUnknown(ordered)))}
                  />
                )}
              </AskedQuestion>
            </Box>
            {(isWide || isPanelShown) && <ImplicationsPanel {...panel} width={panelWidth} height={Math.max(6, room)} />}
          </Box>
        </Frame>
      </Box>
    </>
  );
}

/** The questions of this depth: first the one in hand, for its why, then those that are open, for their order. */
function keysToMeasure(state: InterviewState): readonly AnswerKey[] {
  const keys = path(state).filter((key) => key !== state.at);
  const isOpen = (key: AnswerKey) => !isDone(state, key);
  return [state.at, ...keys.filter(isOpen), ...keys.filter((key) => !isOpen(key))];
}

function offerWords({ relevant, total, open }: StopOffer): string {
  return `${relevant} of ${total} questions could change this design; all answered. ${open === 1 ? 'The one left changes' : `The ${open} left change`} no decision and no finding: Ctrl-R goes to the review, Enter goes on.`;
}

/** The question and why it is asked; the rest of the lines are its input's. */
function AskedQuestion({
  current,
  width,
  rows,
  children,
}: {
  readonly current: CurrentQuestion;
  readonly width: number;
  readonly rows: number;
  readonly children: (rows: number) => ReactNode;
}) {
  const ask = wrapText(current.ask, width).length;
  const why = Math.min(wrapText(current.question.why, width).length, rows < 14 ? 1 : 4);
  return (
    <>
      <Prose text={current.ask} width={width} tone="strong" />
      <Prose text={current.question.why} width={width} tone="muted" rows={why} />
      <Box height={1} />
      {children(Math.max(4, rows - ask - why - 1))}
    </>
  );
}

/** What the answers imply once they have settled, and what they are compared with. */
function usePanelContent(draft: Draft): PanelContent {
  const settled = useSettled(draft, settlesAfterMs);
  const { answers, ...content } = useMemo(() => {
    const { state, raw } = settled;
    const stands = implicationsOf(state.answers);
    const outcome = raw === null ? null : setAnswer(state.answers, state.at, raw);
    if (outcome?.ok === true) {
      const { answers } = outcome;
      return { answers, now: implicationsOf(answers), before: stands, isDraft: true, answerKey: state.at };
    }
    const before = state.before === null ? stands : implicationsOf(state.before.answers);
    return { answers: state.answers, now: stands, before, isDraft: false, answerKey: state.at };
  }, [settled]);
  return { ...content, tightest: useTightest(answers) };
}

function answeringOf({ question }: CurrentQuestion): 'typing' | 'choosing' | 'ticking' {
  return question.kind === 'choice' ? 'choosing' : question.kind === 'choices' ? 'ticking' : 'typing';
}

function stagesOf(state: InterviewState, current: string) {
  return progress(state)
    .filter(({ id, total }) => total > 0 || id === current)
    .map(({ id, title, done, total }) => ({
      label: title,
      state: id === current ? ('current' as const) : done === total ? ('done' as const) : ('ahead' as const),
    }));
}
