import { useEffect, useRef, useState } from 'react';
import { Box, Text, useApp, useWindowSize } from 'ink';
import { PersonError } from '../errors.ts';
import type { AnswerKey, Answers } from '../intake/answers.ts';
import { jumpTo, startInterview } from '../intake/interview.ts';
import type { Depth } from '../intake/question.ts';
import { viewAnswers } from '../intake/view.ts';
import {
  type ExitOutcome,
  leaving,
  resumed,
  type Scene,
  sceneFor,
  type Work,
  withInterview,
  writtenIn,
} from './flow.ts';
import { useKeyboard } from './hooks/keyboard.tsx';
import type { Onto, Ports } from './ports.ts';
import { Done } from './screens/done.tsx';
import { InterviewScreen } from './screens/interview.tsx';
import type { Move } from './screens/interview-moves.ts';
import { Review } from './screens/review.tsx';
import { Welcome } from './screens/welcome.tsx';
import { WhatIfScreen } from './screens/what-if.tsx';
import { Writing } from './screens/writing.tsx';
import { useTheme } from './theme.ts';

export interface AppProps {
  readonly ports: Ports;
  readonly start: Scene;
  readonly colour: boolean;
  /** Told where the person is, so that whoever ends the program from outside can say how to go on. */
  readonly onScene: (scene: Scene) => void;
  /** Told when the person leaves. */
  readonly onExit: (outcome: ExitOutcome) => void;
}

const leastColumns = 40;
const leastRows = 12;

/** The whole program: one scene after another, and quitting without loss. */
export function App({ ports, start, colour, onScene, onExit }: AppProps) {
  const { tones } = useTheme();
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [scene, setScene] = useState<Scene>(start);
  const [question, setQuestion] = useState<string | null>(null);
  const [warning, setWarning] = useState<string | null>(null);
  const stop = useRef(new AbortController());
  useEffect(() => onScene(scene), [onScene, scene]);
  useEffect(() => () => stop.current.abort(), []);

  const leave = () => {
    onExit(leaving(scene));
    exit();
  };
  const show = (next: Scene) => {
    setWarning(null);
    setScene(next);
  };
  const warn = (error: unknown) => {
    if (!(error instanceof PersonError)) throw error;
    const { what, remedy } = error.account;
    setWarning(remedy === undefined ? what : `${what}. ${remedy}`);
  };
  const save = (work: Work): Work => {
    ports.saveInterview(work.sessionId, work.interview).catch((error: unknown) => {
      setScene((shown) => ('work' in shown ? { ...shown, work: { ...shown.work, kept: 'refused' } } : shown));
      warn(error);
    });
    return { ...work, kept: 'saved' };
  };
  const begin = (depth: Depth, answers: Answers | null, notice: string | null) => {
    const interview = startInterview(answers === null ? { depth } : { depth, answers });
    const title = answers === null ? null : viewAnswers(answers).text('name');
    const sessionId = ports.newSessionId(title);
    const work = { sessionId, interview, architect: 'auto', output: null, written: null, kept: 'nothing' } as const;
    // Answers that were given elsewhere are first shown.
    show(sceneFor(answers === null ? work : { ...work, interview: jumpTo(interview, 'review') }, notice));
  };
  const move = (from: Extract<Scene, { at: 'interview' }>, { state, notice }: Move) => {
    const next = withInterview(from.work, state);
    const isChanged = state.answers !== from.work.interview.answers || state.accepted !== from.work.interview.accepted;
    // With a draft on the disk the answers are those on the disk too.
    const work = isChanged && next.written === null ? save(next) : next;
    const isSame = state.at === from.work.interview.at;
    show(isSame ? { ...from, work, notice } : sceneFor(work, notice, from.isRevision ? from.work.interview.at : null));
  };
  const write = (work: Work, onto: Onto, run: number) => {
    stop.current = new AbortController();
    show({ at: 'writing', work: work.kept === 'saved' ? work : save(work), onto, run, stopped: null });
  };
  const afterStop = (work: Work, goOn: (work: Work) => void) => {
    ports.openSession(work.sessionId).then((session) => goOn({ ...work, written: writtenIn(session) }), warn);
  };
  const tryAnswer = (work: Work, key: AnswerKey) =>
    show({ at: 'what-if', work: { ...work, interview: jumpTo(work.interview, key) } });
  const review = (work: Work) => show({ at: 'review', work, notice: null, lastChanged: null });

  useKeyboard(
    (press) => {
      if (press.ctrl && press.text === 'c') leave();
      else setQuestion(null);
      return true;
    },
    { layer: 'question', isActive: question !== null, onPaste: () => true },
  );
  useKeyboard(
    (press) => {
      if (!(press.ctrl && press.text === 'c')) return false;
      if (scene.at === 'welcome' || scene.at === 'done') leave();
      else if (scene.at === 'writing') {
        if (stop.current.signal.aborted || scene.stopped !== null) leave();
        stop.current.abort();
        show({ ...scene });
      } else setQuestion(quitQuestions[scene.work.kept]);
      return true;
    },
    { layer: 'app' },
  );
  const said = question ?? warning;
  const isTooSmall = columns < leastColumns || rows < leastRows;
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      {isTooSmall && (
        <Text>
          This window is {columns}×{rows}; {leastColumns}×{leastRows} is the least that works.
        </Text>
      )}
      {/* Hidden, not taken away: what was typed, or is being written, goes on. */}
      <Box flexDirection="column" display={isTooSmall ? 'none' : 'flex'}>
        {view({ columns, rows: said === null ? rows : rows - 1 })}
        {said !== null && (
          <Box paddingX={1}>
            <Text wrap="truncate-end" {...tones.warning} inverse={question !== null}>
              {said}
            </Text>
          </Box>
        )}
      </Box>
    </Box>
  );

  function view(size: { readonly columns: number; readonly rows: number }) {
    switch (scene.at) {
      case 'welcome':
        return (
          <Welcome
            ports={ports}
            size={size}
            onStart={begin}
            onResume={(id) => {
              ports.openSession(id).then((session) => show(resumed(session)), warn);
            }}
          />
        );
      case 'interview':
        return (
          <InterviewScreen
            state={scene.work.interview}
            notice={scene.notice}
            isRevision={scene.isRevision}
            size={size}
            onMove={(moved) => move(scene, moved)}
            onLeave={() => show({ at: 'welcome' })}
          />
        );
      case 'review':
        return (
          <Review
            ports={ports}
            work={scene.work}
            notice={scene.notice}
            lastChanged={scene.lastChanged}
            size={size}
            onChange={(work) => show({ ...scene, work, notice: null })}
            onInterview={(interview) => show(sceneFor({ ...scene.work, interview }))}
            onRevise={(key) => {
              const work = { ...scene.work, interview: jumpTo(scene.work.interview, key) };
              show({ at: 'interview', work, notice: null, isRevision: true });
            }}
            onWhatIf={(key) => tryAnswer(scene.work, key)}
            onWrite={(onto) => write(scene.work, onto, 1)}
          />
        );
      case 'what-if':
        return (
          <WhatIfScreen
            state={scene.work.interview}
            size={size}
            onTake={(moved) => {
              const from = { at: 'interview', work: scene.work, notice: null, isRevision: true } as const;
              move(from, { ...moved, state: jumpTo(moved.state, 'review') });
            }}
            onClose={() => {
              const { interview } = scene.work;
              const work = { ...scene.work, interview: jumpTo(interview, 'review') };
              show({ at: 'review', work, notice: null, lastChanged: interview.at });
            }}
          />
        );
      case 'writing':
        return (
          <Writing
            key={scene.run}
            ports={ports}
            work={scene.work}
            onto={scene.onto}
            output={outputOf(scene.work, ports)}
            size={size}
            colour={colour}
            signal={stop.current.signal}
            onDone={(finished) => show({ at: 'done', work: scene.work, finished })}
            onStopped={(stopped) => show({ ...scene, stopped })}
            onGoOn={() => afterStop(scene.work, (work) => write(work, scene.onto, scene.run + 1))}
            onReview={() => afterStop(scene.work, review)}
          />
        );
      case 'done':
        return (
          <Done
            ports={ports}
            work={scene.work}
            finished={scene.finished}
            size={size}
            colour={colour}
            onReview={() => review({ ...scene.work, written: null })}
            onQuit={leave}
          />
        );
    }
  }
}

const quitQuestions: Readonly<Record<Work['kept'], string>> = {
  nothing: 'No answers yet. Ctrl-C again quits, any other key goes on.',
  saved: 'Saved. Ctrl-C again quits, any other key goes on.',
  refused: 'Not saved. Ctrl-C again loses answers, any other key goes on.',
};

function outputOf(work: Work, ports: Ports): string {
  return work.output ?? ports.defaultOutput(viewAnswers(work.interview.answers).text('name'));
}
