import { useRef, useState } from 'react';
import { Box, Text, useApp, useWindowSize } from 'ink';
import { PersonError } from '../errors.ts';
import { startInterview } from '../intake/interview.ts';
import { viewAnswers } from '../intake/view.ts';
import { type ExitOutcome, resumed, type Scene, sceneFor, type Work, withInterview } from './flow.ts';
import { useKeyboard } from './hooks/keyboard.tsx';
import type { Ports } from './ports.ts';
import { Done } from './screens/done.tsx';
import { InterviewScreen } from './screens/interview.tsx';
import { Review } from './screens/review.tsx';
import { Welcome } from './screens/welcome.tsx';
import { Writing } from './screens/writing.tsx';

export interface AppProps {
  readonly ports: Ports;
  readonly start: Scene;
  readonly colour: boolean;
  /** Told when the program should end. */
  readonly onExit: (outcome: ExitOutcome) => void;
}

const leastColumns = 40;
const leastRows = 12;

/** The whole program: one scene after another, and quitting without loss. */
export function App({ ports, start, colour, onExit }: AppProps) {
  const { exit } = useApp();
  const { columns, rows } = useWindowSize();
  const [scene, setScene] = useState<Scene>(start);
  const [question, setQuestion] = useState<string | null>(null);
  const stop = useRef(new AbortController());

  const leave = (outcome: ExitOutcome) => {
    onExit(outcome);
    exit();
  };
  const show = (next: Scene) => {
    setQuestion(null);
    setScene(next);
  };
  const change = (work: Work, interview: Work['interview'], notice: string | null = null) => {
    const changed = withInterview(work, interview);
    ports.saveInterview(changed.sessionId, interview).catch((error: unknown) => {
      setQuestion(
        `The answers could not be saved: ${error instanceof PersonError ? error.account.what : String(error)}`,
      );
    });
    show(sceneFor(changed, notice));
  };

  useKeyboard(
    (press) => {
      if (!(press.ctrl && press.text === 'c')) {
        if (question !== null) setQuestion(null);
        return false;
      }
      if (scene.at === 'writing') {
        if (stop.current.signal.aborted) leave(resumeLater(scene.work));
        stop.current.abort();
        setQuestion('Stopping; the draft is kept. Press Ctrl-C again to quit.');
      } else if (scene.at === 'welcome' || scene.at === 'done') leave(quit(scene));
      else if (question !== null) leave(resumeLater(scene.work));
      else setQuestion('Your answers are saved. Press Ctrl-C again to quit, any other key to go on.');
      return true;
    },
    { layer: 'screen' },
  );
  if (columns < leastColumns || rows < leastRows) {
    return (
      <Box width={columns} height={rows}>
        <Text>
          This window is {columns}×{rows}; {leastColumns}×{leastRows} is the least that works.
        </Text>
      </Box>
    );
  }
  const size = { columns, rows: question === null ? rows : rows - 1 };
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      {view()}
      {question !== null && (
        <Box paddingX={1}>
          <Text inverse wrap="truncate-end">
            {question}
          </Text>
        </Box>
      )}
    </Box>
  );

  function view() {
    switch (scene.at) {
      case 'welcome':
        return (
          <Welcome
            ports={ports}
            size={size}
            onStart={(depth, answers) => {
              const interview = startInterview(answers === null ? { depth } : { depth, answers });
              const work: Work = {
                sessionId: ports.newSessionId(),
                interview,
                architect: 'auto',
                output: null,
                finished: new Map(),
              };
              change(work, interview);
            }}
            onResume={(id) => {
              ports.openSession(id).then(
                (session) => show(resumed(session)),
                (error: unknown) => setQuestion(error instanceof PersonError ? error.account.what : String(error)),
              );
            }}
          />
        );
      case 'interview':
        return (
          <InterviewScreen
            state={scene.work.interview}
            notice={scene.notice}
            size={size}
            onChange={(interview, notice) => change(scene.work, interview, notice)}
          />
        );
      case 'review':
        return (
          <Review
            ports={ports}
            work={scene.work}
            size={size}
            onChange={(work) =>
              work.interview === scene.work.interview ? show({ at: 'review', work }) : change(work, work.interview)
            }
            onWrite={(overwrite) => {
              stop.current = new AbortController();
              show({ at: 'writing', work: scene.work, overwrite });
            }}
          />
        );
      case 'writing':
        return (
          <Writing
            ports={ports}
            work={scene.work}
            overwrite={scene.overwrite}
            output={outputOf(scene.work, ports)}
            size={size}
            colour={colour}
            signal={stop.current.signal}
            onDone={(finished) => show({ at: 'done', work: scene.work, finished })}
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
            onReview={() => show({ at: 'review', work: { ...scene.work, finished: new Map() } })}
            onQuit={() => leave(quit(scene))}
          />
        );
    }
  }
}

function outputOf(work: Work, ports: Ports): string {
  return work.output ?? ports.defaultOutput(viewAnswers(work.interview.answers).text('name'));
}

function quit(scene: Extract<Scene, { at: 'welcome' | 'done' }>): ExitOutcome {
  if (scene.at === 'welcome') return { lines: [], exitCode: 0 };
  const { document, answers, errors } = scene.finished;
  return {
    lines: [
      `The design: ${document}`,
      `Its answers: ${answers}`,
      `Design it again: streamlit-architect design --answers ${answers}`,
    ],
    exitCode: errors > 0 ? 1 : 0,
  };
}

function resumeLater(work: Work): ExitOutcome {
  return {
    lines: ['Your answers are saved.', `Go on with: streamlit-architect sessions resume ${work.sessionId}`],
    exitCode: 130,
  };
}
