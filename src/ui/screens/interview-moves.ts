import type { AnswerKey } from '../../intake/answers.ts';
import {
  answerUnknown,
  changeDepth,
  droppedByLastChange,
  goBack,
  goForward,
  type InterviewState,
  jumpTo,
  path,
  undoLastChange,
} from '../../intake/interview.ts';
import { type Depth, depths } from '../../intake/question.ts';
import type { KeyHint } from '../components/layout/key-bar.tsx';
import type { KeyPress } from '../hooks/key-press.ts';
import { wideColumns } from './screen.ts';

/** Where a step leads, and what is to be said about it. */
export interface Move {
  readonly state: InterviewState;
  readonly notice: string | null;
  /** Whether the question in hand has been answered. */
  readonly isAnswer: boolean;
}

/** What a key does in the interview, whatever the question is; null when it does nothing here. */
export function moveFor(press: KeyPress, state: InterviewState): Move | null {
  if (press.name === 'escape') return going(goBack(state));
  return press.ctrl ? (moves[press.text]?.(state) ?? null) : null;
}

const moves: Readonly<Record<string, (state: InterviewState) => Move>> = {
  n: (state) => answered(answerUnknown(state)),
  r: (state) => going(jumpTo(state, 'review')),
  f: (state) => {
    const next = goForward(state);
    return going(next, next.at === state.at ? 'Answer this one first; Enter takes its default.' : null);
  },
  t: (state) => {
    const next = changeDepth(state, nextDepth[state.depth]);
    return going(next, depthWords(next));
  },
  z: (state) =>
    going(
      undoLastChange(state),
      state.before === null ? 'There is nothing to undo.' : 'The last answer was taken back.',
    ),
};

/** An answer was given: what it let go is told. */
export function answered(state: InterviewState, notices: readonly string[] = []): Move {
  const said = [...notices, ...droppedWords(droppedByLastChange(state))];
  return { state, notice: said.length === 0 ? null : said.join(' '), isAnswer: true };
}

function going(state: InterviewState, notice: string | null = null): Move {
  return { state, notice, isAnswer: false };
}

function droppedWords(dropped: readonly AnswerKey[]): readonly string[] {
  return dropped.length === 0
    ? []
    : [
        `No longer asked, so ${dropped.length === 1 ? 'this answer was' : 'these answers were'} dropped: ${dropped.join(', ')}. Ctrl-Z takes it back.`,
      ];
}

/** The depth that is taken, and how many questions each has with these answers. */
function depthWords(state: InterviewState): string {
  const countAt = (depth: Depth) => path({ ...state, depth }).length;
  const others = depths.filter((depth) => depth !== state.depth).map((depth) => `${depth} ${countAt(depth)}`);
  return `From here on the ${state.depth} set: ${countAt(state.depth)} questions in all (${others.join(', ')}).`;
}

const nextDepth: Readonly<Record<Depth, Depth>> = { express: 'standard', standard: 'thorough', thorough: 'express' };

export interface KeysSituation {
  readonly columns: number;
  readonly isPanelShown: boolean;
  readonly isRevision: boolean;
  /** How the question in hand is answered. */
  readonly answering: 'typing' | 'choosing' | 'ticking';
}

/** The keys of the interview, the most needed first. */
export function interviewKeys({ columns, isPanelShown, isRevision, answering }: KeysSituation): readonly KeyHint[] {
  if (isPanelShown) {
    return [
      { key: 'Tab', does: 'back to the question' },
      { key: 'Ctrl-C', does: 'quit' },
    ];
  }
  const why = { key: 'Ctrl-G', does: 'why' };
  // Few keys fit there; this is the one that explains the question.
  const isNarrow = columns < 60;
  return [
    { key: 'Enter', does: 'accept' },
    ...(answering === 'typing' ? [] : [{ key: '↑↓', does: 'choose' }]),
    ...(answering === 'ticking' ? [{ key: 'Space', does: 'tick' }] : []),
    { key: 'Esc', does: isRevision ? 'review' : 'back' },
    { key: 'Ctrl-N', does: 'don’t know' },
    ...(columns >= wideColumns ? [] : [{ key: 'Tab', does: 'implications' }]),
    { key: 'Ctrl-C', does: 'quit' },
    ...(isNarrow ? [why] : []),
    ...(isRevision ? [] : [{ key: 'Ctrl-R', does: 'review' }]),
    { key: 'Ctrl-F', does: 'forward' },
    { key: 'Ctrl-Z', does: 'undo' },
    { key: 'Ctrl-T', does: 'depth' },
    ...(isNarrow ? [] : [why]),
  ];
}
