import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { readCells, type StyledText } from './read-cells.ts';
import { KEY_SEQUENCES, type KeyName } from './key-sequences.ts';

export interface TerminalOptions {
  readonly command: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** Laid over the environment of the tests; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cols?: number;
  readonly rows?: number;
}

/** Text or a pattern that the screen shows, or a question about it. */
export type Awaited = string | RegExp | ((screen: string) => boolean);

export interface Terminal {
  /** The visible lines, without the spaces at their ends and the empty lines below the last. */
  screen(): string;
  /** The same with its looks. */
  cells(): readonly (readonly StyledText[])[];
  /** Where the cursor stands, counted from 0 at the top left, and whether the program shows it. */
  cursor(): { readonly x: number; readonly y: number; readonly isVisible: boolean };
  /** Everything the program has written, control sequences included. */
  output(): string;
  /** Whether the program is on the alternate screen, as full-screen programs are. */
  isAlternateScreen(): boolean;
  /** Resolves with the screen once it shows what is awaited; rejects with the screen as it is when it never does. */
  waitFor(awaited: Awaited, options?: { readonly timeoutMs?: number }): Promise<string>;
  /** Presses a key by its name, or sends one character. */
  press(...keys: readonly (KeyName | (string & {}))[]): void;
  /** Sends a text as if typed, as one read. */
  type(text: string): void;
  /** Pastes as a terminal does for a program that has asked for pastes to be marked. */
  paste(text: string): void;
  resize(cols: number, rows: number): void;
  readonly exit: Promise<{ readonly exitCode: number; readonly signal: number | undefined }>;
  kill(signal?: string): void;
}

/** Starts a program in a pseudo-terminal of its own and reads the screen it draws. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { cols = 80, rows = 24 } = options;
  const screen = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 5000 });
  const child = spawn(options.command, [...(options.args ?? [])], {
    name: 'xterm-256color',
    cols,
    rows,
    env: environmentOf(options),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });

  let output = '';
  // A frame may arrive in pieces; what is seen in between, no person ever sees.
  let isFrameWhole = true;
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  child.onData((data) => {
    output += data;
    const isWhole = output.lastIndexOf(FRAME_START) <= output.lastIndexOf(FRAME_END);
    screen.write(data, () => {
      isFrameWhole = isWhole;
      changed();
    });
  });
  // A real terminal answers what programs ask it.
  const answers = screen.onData((data) => child.write(data));

  let ended: { readonly exitCode: number; readonly signal: number | undefined } | undefined;
  let isAllDrawn = false;
  const exit = new Promise<{ readonly exitCode: number; readonly signal: number | undefined }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      ended = { exitCode, signal };
      answers.dispose();
      // The last output is drawn before anyone hears of the end.
      screen.write('', () => {
        isAllDrawn = true;
        resolve({ exitCode, signal });
        changed();
      });
    });
  });

  return {
    screen: () => visibleText(screen),
    cells: () => readCells(screen),
    cursor: () => ({
      x: screen.buffer.active.cursorX,
      y: screen.buffer.active.cursorY,
      isVisible: output.lastIndexOf('\u001B[?25h') > output.lastIndexOf('\u001B[?25l'),
    }),
    output: () => output,
    isAlternateScreen: () => screen.buffer.active.type === 'alternate',
    waitFor: async (awaited, { timeoutMs = 20_000 } = {}) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const seen = visibleText(screen);
          if (isFrameWhole && shows(seen, awaited)) finish(() => resolve(seen));
          else if (ended !== undefined && isAllDrawn) giveUp();
        };
        const giveUp = (): void => {
          const state = ended === undefined ? 'is still running' : `ended with exit code ${ended.exitCode}`;
          const wanted = awaited instanceof Function ? 'what was awaited' : String(awaited);
          const message = `The screen never showed ${wanted}; the program ${state}. The screen:\n${visibleText(screen)}`;
          finish(() => reject(new Error(message)));
        };
        const timer = setTimeout(giveUp, timeoutMs);
        const finish = (settle: () => void): void => {
          clearTimeout(timer);
          watchers.delete(check);
          settle();
        };
        watchers.add(check);
        check();
      }),
    press: (...keys) => {
      for (const key of keys) child.write(isKeyName(key) ? KEY_SEQUENCES[key] : key);
    },
    type: (text) => child.write(text),
    paste: (text) => child.write(`\u001B[200~${text.replace(/\r?\n/g, '\r')}\u001B[201~`),
    resize: (newCols, newRows) => {
      screen.resize(newCols, newRows);
      child.resize(newCols, newRows);
    },
    exit,
    kill: (signal) => {
      if (ended === undefined) child.kill(signal);
    },
  };
}

/** What programs write around a frame that terminals shall show all at once. */
const FRAME_START = '\u001B[?2026h';
const FRAME_END = '\u001B[?2026l';

function environmentOf(options: TerminalOptions): Record<string, string> {
  // Ink draws nothing where it finds CI, even empty.
  const ours = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
  const merged = { ...ours, TERM: 'xterm-256color', COLORTERM: 'truecolor', CI: undefined, ...options.env };
  return Object.fromEntries(
    Object.entries(merged).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What the test runner and its shell leave behind that changes what a program does. */
const FOREIGN =
  /^(?:VITEST|NODE_ENV$|NO_COLOR$|FORCE_COLOR$|NODE_OPTIONS$|CONTINUOUS_INTEGRATION$|BUILD_NUMBER$|RUN_ID$)/;

function visibleText(screen: InstanceType<typeof xterm.Terminal>): string {
  const { active } = screen.buffer;
  const lines = Array.from(
    { length: screen.rows },
    (_, row) =>
      active
        .getLine(active.baseY + row)
        ?.translateToString(true)
        .trimEnd() ?? '',
  );
  return lines.join('\n').trimEnd();
}

function shows(screen: string, awaited: Awaited): boolean {
  if (typeof awaited === 'string') return screen.includes(awaited);
  return awaited instanceof RegExp ? awaited.test(screen) : awaited(screen);
}

function isKeyName(key: string): key is KeyName {
  return Object.hasOwn(KEY_SEQUENCES, key);
}
