import { render } from 'ink';
import type { Session } from '../storage/sessions.ts';
import { App } from './app.tsx';
import { type ExitOutcome, resumed } from './flow.ts';
import { KeyboardProvider } from './hooks/keyboard.tsx';
import type { Ports } from './ports.ts';
import { createTheme, ThemeProvider } from './theme.ts';

export interface Looks {
  readonly colour: boolean;
  readonly glyphs: 'unicode' | 'ascii';
}

/** High enough that a key is echoed before a person notices. */
const framesPerSecond = 60;

/** Runs the screens until the person leaves, on a screen of their own; the terminal is as it was afterwards. */
export async function runInterview(ports: Ports, session: Session | null, looks: Looks): Promise<ExitOutcome> {
  let outcome: ExitOutcome = { lines: [], exitCode: 130 };
  const instance = render(
    <ThemeProvider value={createTheme(looks)}>
      <KeyboardProvider>
        <App
          ports={ports}
          start={session === null ? { at: 'welcome' } : resumed(session)}
          colour={looks.colour}
          onExit={(chosen) => {
            outcome = chosen;
          }}
        />
      </KeyboardProvider>
    </ThemeProvider>,
    { alternateScreen: true, exitOnCtrlC: false, patchConsole: false, maxFps: framesPerSecond },
  );
  await instance.waitUntilExit();
  return outcome;
}
