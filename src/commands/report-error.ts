import { ArchitectError, InterruptedError, PersonError } from '../errors.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Tells an error on stderr (what, where, what to do) and gives the exit code. An error that is not the person's to mend
 * is told in one line; its stack is shown only with STREAMLIT_ARCHITECT_DEBUG=1.
 */
export function reportError(error: unknown, around: Surroundings): number {
  const red = (text: string) => (around.colour ? `\u001B[31m${text}\u001B[39m` : text);
  if (error instanceof PersonError) {
    const { what, where, remedy } = error.account;
    around.tell(red(what));
    if (where !== undefined && !what.includes(where)) around.tell(`  at: ${where}`);
    if (remedy !== undefined)
      around.tell(
        remedy
          .split('\n')
          .map((line) => `  ${line}`)
          .join('\n'),
      );
    return exitCodeOf(error);
  }
  const words = error instanceof Error ? error.message : String(error);
  around.tell(red(`streamlit-architect has a defect: ${words.split('\n')[0] ?? words}`));
  around.tell(
    '  Your answers are saved; see `streamlit-architect sessions`. Set STREAMLIT_ARCHITECT_DEBUG=1 and run it again to see where it failed.',
  );
  if (around.environment['STREAMLIT_ARCHITECT_DEBUG'] === '1' && error instanceof Error) around.tell(error.stack ?? '');
  return 70;
}

function exitCodeOf(error: PersonError): number {
  if (error instanceof ArchitectError) return 3;
  return error instanceof InterruptedError ? 130 : 2;
}
