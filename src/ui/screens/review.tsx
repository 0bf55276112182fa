import { useEffect, useMemo, useState } from 'react';
import { Box, Text } from 'ink';
import type { AnswerKey, Provenance } from '../../intake/answers.ts';
import { designQuestions, sourceQuestions } from '../../intake/catalogue.ts';
import { goBack, type InterviewState, isComplete, isDone, jumpTo, path } from '../../intake/interview.ts';
import type { Question } from '../../intake/question.ts';
import { stages } from '../../intake/stage.ts';
import { keyOf, resolveAnswer, viewAnswers } from '../../intake/view.ts';
import { ChoiceList } from '../components/choice-list/choice-list.tsx';
import { Confirm } from '../components/layout/confirm.tsx';
import { Notice } from '../components/layout/notice.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import type { Work } from '../flow.ts';
import { useKeyboard } from '../hooks/keyboard.tsx';
import { implicationsOf } from '../implications.ts';
import type { ArchitectChoice, ArchitectPreview, Ports } from '../ports.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import { ImplicationsPanel } from './implications-panel.tsx';
import { type ScreenSize, wideColumns } from './screen.ts';

export interface ReviewProps {
  readonly ports: Ports;
  readonly work: Work;
  readonly size: ScreenSize;
  readonly onChange: (work: Work) => void;
  readonly onWrite: (overwrite: boolean) => void;
}

type Page = 'list' | 'output' | 'overwrite' | 'implications';

/** Every answer with who vouches for it, what follows from them, who writes and what is sent where. */
export function Review({ ports, work, size, onChange, onWrite }: ReviewProps) {
  const { tones } = useTheme();
  const [page, setPage] = useState<Page>('list');
  const [refusal, setRefusal] = useState<string | null>(null);
  const [writer, setWriter] = useState<ArchitectPreview | null>(null);
  useEffect(() => {
    let current = true;
    void ports.previewArchitect(work.architect).then((preview) => {
      if (current) setWriter(preview);
    });
    return () => {
      current = false;
    };
  }, [ports, work.architect]);
  const state = work.interview;
  const now = useMemo(() => implicationsOf(state.answers), [state.answers]);
  const output = work.output ?? ports.defaultOutput(viewAnswers(state.answers).text('name'));
  const isWide = size.columns >= wideColumns;

  useKeyboard(
    (press) => {
      if (press.name === 'tab') {
        setPage((shown) => (shown === 'implications' ? 'list' : 'implications'));
        return true;
      }
      if (press.name !== 'escape') return false;
      if (page === 'list') onChange({ ...work, interview: goBack(state) });
      else setPage('list');
      return true;
    },
    { layer: 'screen' },
  );

  const begin = () => {
    void ports.checkOutput(output).then(({ exists, refusal: why }) => {
      setRefusal(why);
      if (why !== null) setPage('output');
      else if (exists) setPage('overwrite');
      else onWrite(false);
    });
  };
  const take = (id: string) => {
    setRefusal(null);
    if (id === 'write') begin();
    else if (id === 'go-on') onChange({ ...work, interview: jumpTo(state, firstOpen(state)) });
    else if (id === 'architect') onChange({ ...work, architect: nextArchitect[work.architect] });
    else if (id === 'output') setPage('output');
    else onChange({ ...work, interview: jumpTo(state, id) });
  };

  const width = size.columns - 2;
  const panelWidth = isWide ? Math.min(62, Math.floor(width * 0.44)) : width;
  const columnWidth = isWide ? width - panelWidth - 2 : width;
  const height = Math.max(6, size.rows - 7);
  const panel = <ImplicationsPanel now={now} before={now} flips={[]} width={panelWidth} height={height} />;
  return (
    <Frame
      size={size}
      keys={[
        { key: 'Enter', does: 'change or take' },
        { key: 'type', does: 'find' },
        { key: 'Esc', does: 'back' },
        ...(isWide ? [] : [{ key: 'Tab', does: 'implications' }]),
        { key: 'Ctrl-C', does: 'save and quit' },
      ]}
      foot={refusal === null ? null : <Notice kind="problem" text={refusal} width={width} />}
    >
      <Text {...tones.strong} wrap="truncate-end">
        Review: {viewAnswers(state.answers).text('name')}
      </Text>
      <Text {...tones.muted} wrap="truncate-end">
        {countsOf(now)}
      </Text>
      <Text wrap="truncate-end">{writer === null ? ' ' : sentWhere(writer)}</Text>
      <Box height={1} />
      <Box flexGrow={1} gap={2}>
        <Box flexDirection="column" width={columnWidth} flexShrink={0}>
          {page === 'implications' && !isWide ? (
            panel
          ) : page === 'output' ? (
            <>
              <Text {...tones.accent}>Where should the document go?</Text>
              <TextField
                key="output"
                width={columnWidth}
                initialValue={output}
                onAccept={(value) => {
                  setRefusal(null);
                  onChange({ ...work, output: value === '' ? null : value });
                  setPage('list');
                }}
              />
            </>
          ) : page === 'overwrite' ? (
            <Confirm
              question={`${output} exists. Replace it?`}
              onAnswer={(isYes) => {
                if (isYes) onWrite(true);
                else setPage('output');
              }}
            />
          ) : (
            <ChoiceList
              key={`${work.architect}-${output}`}
              width={columnWidth}
              rows={height}
              choices={[
                { id: 'write', label: 'Write the document', hint: output },
                ...(isComplete(state)
                  ? []
                  : [
                      {
                        id: 'go-on',
                        label: 'Go on with the interview',
                        hint: `${path(state).filter((key) => !isDone(state, key)).length} questions are open`,
                      },
                    ]),
                { id: 'architect', label: `Architect: ${work.architect}`, hint: 'Enter changes who writes' },
                { id: 'output', label: 'Save to another place' },
                ...answerRows(state),
              ]}
              defaultId="write"
              onAccept={take}
            />
          )}
        </Box>
        {isWide && panel}
      </Box>
    </Frame>
  );
}

const nextArchitect: Readonly<Record<ArchitectChoice, ArchitectChoice>> = {
  auto: 'builtin',
  builtin: 'claude',
  claude: 'auto',
};

function sentWhere(writer: ArchitectPreview): string {
  return writer.host === null
    ? `The built-in architect writes, because ${writer.why}. Nothing leaves this machine.`
    : `${writer.model ?? 'A model'} writes, because ${writer.why}. Your answers and what was computed from them go to ${writer.host}.`;
}

function countsOf(now: ReturnType<typeof implicationsOf>): string {
  const count = (severity: string) => now.findings.filter((finding) => finding.severity === severity).length;
  return `${now.decisions.length} decisions; ${count('blocker')} blockers, ${count('risk')} risks, ${count('cannot_determine')} that cannot be determined`;
}

/** Every question that applies, asked or not, in the order of the stages. */
function answerRows(state: InterviewState) {
  const view = viewAnswers(state.answers);
  const keysOf = (questions: readonly Question[], sourceId: string | null) =>
    questions
      .filter((question) => question.id !== 'kind' || sourceId !== null)
      .map((question) => keyOf(question, sourceId));
  const keys = stages.flatMap(({ id }) => [
    ...keysOf(
      designQuestions.filter(({ stage }) => stage === id),
      null,
    ),
    ...view.sourceIds.flatMap((sourceId) =>
      keysOf(
        sourceQuestions.filter(({ stage }) => stage === id),
        sourceId,
      ),
    ),
  ]);
  return keys.flatMap((key) => {
    const { raw, provenance, applies } = resolveAnswer(state.answers, key);
    return applies
      ? [
          {
            id: key,
            label: `${key}: ${typeof raw === 'string' ? raw : raw.join(', ')}`,
            hint: provenanceWords[provenance],
          },
        ]
      : [];
  });
}

const provenanceWords: Readonly<Record<Provenance, string>> = {
  stated: 'stated',
  measured: 'measured',
  defaulted: 'assumed',
  unknown: 'not known',
};

function firstOpen(state: InterviewState): AnswerKey {
  return path(state).find((key) => !isDone(state, key)) ?? 'review';
}
