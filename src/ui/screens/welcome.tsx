import { useEffect, useState } from 'react';
import { Box, Text } from 'ink';
import type { Answers } from '../../intake/answers.ts';
import { readAnswersFile } from '../../intake/answers-file.ts';
import { exampleAbout, exampleNames, exampleText } from '../../intake/examples.ts';
import { path, startInterview } from '../../intake/interview.ts';
import { type Depth, depths } from '../../intake/question.ts';
import type { SessionEntry } from '../../storage/sessions.ts';
import { ChoiceList } from '../components/choice-list/choice-list.tsx';
import { Notice } from '../components/layout/notice.tsx';
import { Prose } from '../components/layout/prose.tsx';
import { TextField } from '../components/text-field/text-field.tsx';
import { useKeyboard } from '../hooks/keyboard.tsx';
import type { Ports } from '../ports.ts';
import { useTheme } from '../theme.ts';
import { Frame } from './frame.tsx';
import type { ScreenSize } from './screen.ts';

export interface WelcomeProps {
  readonly ports: Ports;
  readonly size: ScreenSize;
  readonly onStart: (depth: Depth, answers: Answers | null, notice: string | null) => void;
  readonly onResume: (sessionId: string) => void;
}

type Page = 'menu' | 'depth' | 'examples' | 'file' | 'sessions';

/** What this is, and the four ways to begin. */
export function Welcome({ ports, size, onStart, onResume }: WelcomeProps) {
  const { tones } = useTheme();
  const [page, setPage] = useState<Page>('menu');
  const [sessions, setSessions] = useState<readonly SessionEntry[]>([]);
  const [notices, setNotices] = useState<readonly string[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  useEffect(() => {
    void ports.listSessions().then((listed) => {
      setSessions(listed.entries);
      setNotices(listed.notices);
    });
  }, [ports]);
  useKeyboard(
    (press) => {
      if (press.name !== 'escape' || page === 'menu') return false;
      setPage('menu');
      setProblems([]);
      return true;
    },
    { layer: 'screen' },
  );
  const width = size.columns - 2;
  const list = { width, rows: Math.max(3, size.rows - 12) };
  const startFrom = (text: string) => {
    const reading = readAnswersFile(text);
    if (reading.ok) onStart(ports.settings.depth, reading.answers, null);
  };
  const all = problems.length > 0 ? problems : notices;
  const said = all.length > mostNotices ? [...all.slice(0, mostNotices), `and ${all.length - mostNotices} more`] : all;
  return (
    <Frame
      size={size}
      keys={[
        ...(page === 'file' ? [] : [{ key: '↑↓', does: 'choose' }]),
        { key: 'Enter', does: page === 'file' ? 'read it' : 'go on' },
        ...(page === 'menu' ? [] : [{ key: 'Esc', does: 'back' }]),
        { key: 'Ctrl-C', does: 'quit' },
      ]}
      foot={said.map((text) => (
        <Notice key={text} kind={problems.length > 0 ? 'problem' : 'warning'} text={text} width={width} />
      ))}
    >
      <Text {...tones.strong}>streamlit-architect {ports.version}</Text>
      <Prose text={about} width={width} />
      <Prose text={promise} width={width} tone="muted" />
      <Box height={1} />
      <Text {...tones.accent}>{headings[page]}</Text>
      {page === 'menu' && (
        <ChoiceList
          key={`menu-${sessions.length}`}
          {...list}
          choices={[
            { id: 'depth', label: 'Start a new design', hint: 'questions about your data' },
            { id: 'examples', label: 'Look at an example', hint: 'its answers filled in, yours to change' },
            { id: 'file', label: 'Begin from an answers file', hint: 'as `questions --yaml` prints it' },
            ...(sessions.length === 0
              ? []
              : [{ id: 'sessions', label: 'Go on where you stopped', hint: sessionsHint(sessions) }]),
          ]}
          initialId={sessions.some(({ stage }) => stage !== 'complete') ? 'sessions' : 'depth'}
          onAccept={(id) => setPage(pages.find((known) => known === id) ?? 'menu')}
        />
      )}
      {page === 'depth' && (
        <ChoiceList
          key="depth"
          {...list}
          choices={depths.map((depth) => ({
            id: depth,
            label: depthLabels[depth],
            hint: depthHints[depth](questionsAt(depth)),
          }))}
          defaultId={ports.settings.depth}
          onAccept={(id) => onStart(depths.find((depth) => depth === id) ?? 'standard', null, null)}
        />
      )}
      {page === 'examples' && (
        <ChoiceList
          key="examples"
          {...list}
          choices={exampleNames.map((name) => ({ id: name, label: name, hint: exampleAbout(name) }))}
          onAccept={(id) => startFrom(exampleText(exampleNames.find((name) => name === id) ?? 'live-sales-dashboard'))}
        />
      )}
      {page === 'file' && (
        <TextField
          key="file"
          width={width}
          ghost="answers.yaml"
          onAccept={(file) => {
            void ports.readAnswers(file === '' ? 'answers.yaml' : file).then((reading) => {
              if (reading.ok) onStart(ports.settings.depth, reading.answers, reading.notices.join(' ') || null);
              else setProblems(reading.problems);
            });
          }}
        />
      )}
      {page === 'sessions' && (
        <ChoiceList
          key="sessions"
          {...list}
          choices={sessions.map(({ id, title, stage, updatedAt }) => ({
            id,
            label: title,
            hint: `${stageWords[stage]}, ${updatedAt.slice(0, 16).replace('T', ' ')} UTC`,
          }))}
          onAccept={onResume}
        />
      )}
    </Frame>
  );
}

const about =
  'Answer questions about the data behind your Streamlit app; get the design document a senior data pipeline architect would write.';
const promise = 'Enter takes a default, “I don’t know” is an answer, and each answer is saved as it is given.';
const mostNotices = 3;
const pages: readonly Page[] = ['menu', 'depth', 'examples', 'file', 'sessions'];
const headings: Readonly<Record<Page, string>> = {
  menu: 'How do you want to begin?',
  depth: 'How many questions?',
  examples: 'Which example?',
  file: 'Which answers file?',
  sessions: 'Which one?',
};
const depthLabels: Readonly<Record<Depth, string>> = { express: 'Express', standard: 'Standard', thorough: 'Thorough' };
const depthHints: Readonly<Record<Depth, (questions: number) => string>> = {
  express: (questions) => `${questions} questions and up; everything else is an assumption`,
  standard: (questions) => `${questions} questions and up; the usual choice`,
  thorough: (questions) => `${questions} questions and up; little is left to assume`,
};
const stageWords = { interview: 'in the interview', writing: 'document unfinished', complete: 'finished' } as const;

function sessionsHint(sessions: readonly SessionEntry[]): string {
  const [latest] = sessions;
  return sessions.length === 1
    ? (latest?.title ?? '')
    : `${sessions.length} designs, the latest ${latest?.title ?? ''}`;
}

function questionsAt(depth: Depth): number {
  return path(startInterview({ depth })).length;
}
