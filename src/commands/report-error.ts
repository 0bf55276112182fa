import { ArchitectError, InterruptedError, PersonError } from '../errors.ts';
import type { Surroundings } from './surroundings.ts';

/** The exit code of a defect of ours, after sysexits.h (EX_SOFTWARE). */
const defectCode = 70;

/**
 * Tells an error on stderr (what, where, what to do) and gives the exit code. An error that is not the person's to mend
 * is told in one line; its stack is shown only with STREAMLIT_ARCHITECT_DEBUG=1.
 */
export function reportError(error: unknown, around: Surroundings): number {
  if (error instanceof PersonError) {
    const { what, where, remedy } = error.account;
    around.alarm(what);
    if (where !== undefined && !what.includes(where)) around.tell(`  at: ${where}`);
    if (remedy !== undefined) around.tell(remedy.replaceAll(/^/gm, '  '));
    return exitCodeOf(error);
  }
  const words = error instanceof Error ? error.message : String(error);
  around.alarm(`streamlit-architect has a defect: ${words.split('\n')[0] ?? words}`);
  around.tell('  What was kept is listed by `streamlit-architect sessions`.');
  if (around.environment['STREAMLIT_ARCHITECT_DEBUG'] === '1' && error instanceof Error) around.tell(error.stack ?? '');
  else around.tell('  Set STREAMLIT_ARCHITECT_DEBUG=1 and run it again to see where it failed.');
  return defectCode;
}

function exitCodeOf(error: PersonError): number {
  if (error instanceof ArchitectError) return 3;
  return error instanceof InterruptedError ? 130 : 2;
}
