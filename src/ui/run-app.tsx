import { render } from 'ink';
import type { Session } from '../storage/sessions.ts';
import { App } from './app.tsx';
import { type ExitOutcome, leaving, resumed, type Scene } from './flow.ts';
import { KeyboardProvider } from './hooks/keyboard.tsx';
import type { Ports } from './ports.ts';
import { createTheme, ThemeProvider } from './theme.ts';

export interface Looks {
  readonly colour: boolean;
  readonly glyphs: 'unicode' | 'ascii';
}

/** High enough that a key is echoed before a person notices. */
const framesPerSecond = 120;

/**
 * Runs the screens until the person leaves or `ending` is raised, on a screen of their own; the terminal is as it was
 * afterwards. Throws the defect that ended them, if one did.
 */
export async function runInterview(
  ports: Ports,
  session: Session | null,
  looks: Looks,
  ending: AbortSignal,
): Promise<ExitOutcome> {
  let scene: Scene = session === null ? { at: 'welcome' } : resumed(session);
  let outcome: ExitOutcome | null = null;
  const instance = render(
    <ThemeProvider value={createTheme(looks)}>
      <KeyboardProvider>
        <App
          ports={ports}
          start={scene}
          colour={looks.colour}
          onScene={(shown) => {
            scene = shown;
          }}
          onExit={(chosen) => {
            outcome = chosen;
          }}
        />
      </KeyboardProvider>
    </ThemeProvider>,
    // Where CI is set Ink would draw nothing until the end; that a person is there, the command has seen.
    { alternateScreen: true, interactive: true, exitOnCtrlC: false, patchConsole: false, maxFps: framesPerSecond },
  );
  const end = () => instance.unmount();
  ending.addEventListener('abort', end);
  try {
    await instance.waitUntilExit();
  } finally {
    ending.removeEventListener('abort', end);
  }
  if (ending.reason instanceof Error) throw ending.reason;
  return outcome ?? { ...leaving(scene), exitCode: 130 };
}
