import { spawn } from 'node:child_process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { InputError } from '../errors.ts';

/** Opens a file in the person's editor or pager, on the terminal itself. Throws an InputError when it does not start. */
export async function openFile(
  file: string,
  how: 'editor' | 'pager',
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const [program = 'vi', ...args] = commandFor(how, environment).split(/\s+/);
  await letGoOfKeyboard();
  await new Promise<void>((resolve, reject) => {
    const child = spawn(program, [...args, file], { stdio: 'inherit' });
    child.on('error', () =>
      reject(
        new InputError({
          what: `Cannot start ${program}`,
          remedy: `Set ${how === 'editor' ? 'EDITOR' : 'PAGER'}; the document is ${file}.`,
        }),
      ),
    );
    child.on('exit', () => resolve());
  });
}

/** Ink has stopped listening by now, but a read is still under way, and would take the first keys from the other program. */
async function letGoOfKeyboard(): Promise<void> {
  await nextTurn();
  process.stdin.pause();
  await nextTurn();
}

function commandFor(how: 'editor' | 'pager', environment: Readonly<Record<string, string | undefined>>): string {
  const named = how === 'editor' ? [environment['VISUAL'], environment['EDITOR']] : [environment['PAGER']];
  return named.map((command) => command?.trim() ?? '').find((command) => command !== '') ?? defaults[how];
}

const defaults = { editor: 'vi', pager: 'less' } as const;
