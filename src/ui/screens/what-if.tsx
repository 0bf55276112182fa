import { useMemo, useState } from 'react';
import { Box, Text } from 'ink';
import { compareAnswers } from '../../blueprint/what-if.ts';
import type { Answers, RawAnswer } from '../../intake/answers.ts';
import {
  acceptDefault,
  answer,
  answerUnknown,
  type CurrentQuestion,
  currentQuestion,
  type InterviewState,
} from '../../intake/interview.ts';
import { setAnswer } from '../../intake/set-answer.ts';
import type { KeyHint } from '../components/layout/key-bar.tsx';
import { Notice } from '../components/layout/notice.tsx';
import { Prose } from '../components/layout/prose.tsx';
import { wrapText } from '../components/text/fit-text.ts';
import { useKeyboard } from '../hooks/keyboard.tsx';
import { useSettled } from '../hooks/use-settled.ts';
import { useTheme } from '../theme.ts';
import { changeLines, changeSummary } from './change-lines.ts';
import { Frame } from './frame.tsx';
import { answered, type Move } from './interview-moves.ts';
import type { PanelLine } from './panel-lines.ts';
import { QuestionInput } from './question-input.tsx';
import { Reader } from './reader.tsx';
import { counted, keyRows, type ScreenSize, wideColumns } from './screen.ts';

export interface WhatIfProps {
  /** At the question that is tried. */
  readonly state: InterviewState;
  readonly size: ScreenSize;
  /** The value is taken over as the answer. */
  readonly onTake: (move: Move) => void;
  /** Everything stays as it was. */
  readonly onClose: () => void;
}

/** Another answer tried without giving it: what would change, beside what stands. */
export function WhatIfScreen({ state, size, onTake, onClose }: WhatIfProps) {
  const { tones } = useTheme();
  const current = currentQuestion(state);
  const [draft, setDraft] = useState<RawAnswer | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  const changes = useChanges(state, draft);
  useKeyboard(
    (press) => {
      if (press.name === 'escape') onClose();
      else if (press.name === 'tab') setReading(changes !== null);
      else return false;
      return true;
    },
    { layer: 'screen', isActive: !isReading },
  );
  if (current === null) return null;

  const isWide = size.columns >= wideColumns;
  const width = size.columns - 2;
  const panelWidth = isWide ? Math.min(110, Math.floor(width * 0.6)) : width;
  const columnWidth = isWide ? width - panelWidth - 2 : width;
  const footRows = refusal === null ? 0 : wrapText(refusal, width - 2).length;
  const room = size.rows - keyRows(size) - footRows - 2;
  const askRows = wrapText(current.ask, columnWidth).length;
  const inputRows = isWide ? room - askRows - 2 : Math.min(rowsWanted(current), Math.max(4, Math.floor(room * 0.4)));
  const panelRows = Math.max(1, isWide ? room : room - askRows - inputRows - 1);
  const answerWith = (raw: RawAnswer) => {
    const outcome = answer(state, raw);
    if (outcome.ok) onTake(answered(outcome.state, outcome.notices));
    else setRefusal(outcome.message);
  };
  const shownSummary =
    changes === null ? 'Type or choose another answer to see what it would change.' : changeSummary(changes);
  return (
    <>
      {/* Hidden, not taken away: what was typed stays. */}
      <Box display={isReading ? 'none' : 'flex'}>
        <Frame
          size={size}
          keys={keys}
          foot={refusal !== null && <Notice kind="problem" text={refusal} width={width} />}
        >
          <Text wrap="truncate-end">
            <Text {...tones.strong}>What if: {current.key}</Text>
            <Text {...tones.muted}> nothing is changed before Enter</Text>
          </Text>
          <Box flexDirection={isWide ? 'row' : 'column'} columnGap={2}>
            <Box flexDirection="column" width={columnWidth} flexShrink={0}>
              <Prose text={current.ask} width={columnWidth} tone="strong" />
              <QuestionInput
                key={current.key}
                state={state}
                current={current}
                width={columnWidth}
                rows={inputRows}
                isActive={!isReading}
                onDraft={(raw) => {
                  setRefusal(null);
                  setDraft(raw);
                }}
                onAnswer={answerWith}
                onDefault={() => onTake(answered(acceptDefault(state)))}
                onUnknown={() => onTake(answered(answerUnknown(state)))}
              />
              <Box height={1} />
            </Box>
            <Box flexDirection="column" width={panelWidth} flexShrink={0}>
              <Lines
                lines={fitted(
                  [
                    ...wrapText(shownSummary, panelWidth).map((text) => ({ text, tone: 'accent' as const })),
                    ...(changes === null ? [] : changeLines(changes, { width: panelWidth, figures: Infinity })),
                  ],
                  panelRows,
                )}
              />
            </Box>
          </Box>
        </Frame>
      </Box>
      {isReading && changes !== null && (
        <Reader
          title={`What if: ${current.key}`}
          lines={changeLines(changes, { width, figures: Infinity })}
          size={size}
          onClose={() => setReading(false)}
        />
      )}
    </>
  );
}

/** Rows that the input has a use for: a field with what it reads as and a hint, or a list with "I don't know" in it. */
function rowsWanted({ question }: CurrentQuestion): number {
  return question.kind === 'choice' || question.kind === 'choices' ? question.options.length + 1 : 4;
}

function Lines({ lines }: { readonly lines: readonly PanelLine[] }) {
  const { tones } = useTheme();
  return lines.map(({ text, tone }, index) => (
    // Rows have no other identity than their place.
    // oxlint-disable-next-line react/no-array-index-key -- as said above
    <Text key={index} wrap="truncate-end" {...tones[tone]}>
      {text === '' ? ' ' : text}
    </Text>
  ));
}

/** As many lines as there is room for; the last says how many more there are. */
function fitted(lines: readonly PanelLine[], rows: number): readonly PanelLine[] {
  if (lines.length <= rows) return lines;
  const shown = lines.slice(0, Math.max(0, rows - 1));
  return [...shown, { text: `${counted(lines.length - shown.length, 'more line')}: Tab`, tone: 'muted' }];
}

/** Long enough that a quick typist's keys are drawn first, short enough to seem immediate. */
const settlesAfterMs = 60;

/** What the drafted answer would change, once it has settled; null while there is none. */
function useChanges(state: InterviewState, draft: RawAnswer | null) {
  const settled = useSettled(draft, settlesAfterMs);
  return useMemo(() => {
    const other = settled === null ? null : answersWith(state, settled);
    return other === null ? null : compareAnswers(state.answers, other);
  }, [state, settled]);
}

function answersWith({ answers, at }: InterviewState, raw: RawAnswer): Answers | null {
  const outcome = setAnswer(answers, at, raw);
  return outcome.ok ? outcome.answers : null;
}

const keys: readonly KeyHint[] = [
  { key: 'Enter', does: 'take it over' },
  { key: 'Tab', does: 'read all changes' },
  { key: 'Esc', does: 'leave all as it was' },
  { key: 'Ctrl-C', does: 'quit' },
];
