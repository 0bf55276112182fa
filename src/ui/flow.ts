import type { SectionId } from '../document/sections.ts';
import type { InterviewState } from '../intake/interview.ts';
import type { Session } from '../storage/sessions.ts';
import type { ArchitectChoice } from './ports.ts';

/** Where the person is, with what that place needs; going on and going back are values. */
export type Scene =
  | { readonly at: 'welcome' }
  | { readonly at: 'interview'; readonly work: Work; readonly notice: string | null }
  | { readonly at: 'review'; readonly work: Work }
  | { readonly at: 'writing'; readonly work: Work; readonly overwrite: boolean }
  | { readonly at: 'done'; readonly work: Work; readonly finished: FinishedDesign };

/** A design in hand. */
export interface Work {
  readonly sessionId: string;
  readonly interview: InterviewState;
  readonly architect: ArchitectChoice;
  /** As typed; null until the person chose another than the default. */
  readonly output: string | null;
  /** Sections that an earlier run finished for exactly these answers. */
  readonly finished: ReadonlyMap<SectionId, string>;
}

export interface FinishedDesign {
  readonly document: string;
  readonly answers: string;
  readonly markdown: string;
  readonly errors: number;
  readonly warnings: number;
}

/** What the program says on the main screen after it has left the other one, and its exit code. */
export interface ExitOutcome {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** The scene for an interview as it stands: its question, or the review when none is left. */
export function sceneFor(work: Work, notice: string | null = null): Scene {
  return work.interview.at === 'review' ? { at: 'review', work } : { at: 'interview', work, notice };
}

/** The work with a changed interview; sections that were written for other answers are let go. */
export function withInterview(work: Work, interview: InterviewState): Work {
  const sameAnswers = JSON.stringify(work.interview.answers) === JSON.stringify(interview.answers);
  return { ...work, interview, finished: sameAnswers ? work.finished : new Map() };
}

/** The scene where a saved session stopped; sections that it had finished are kept. */
export function resumed(session: Session): Scene {
  const { writing } = session;
  const finished = new Map(
    Object.entries(writing === null || writing.complete ? {} : writing.finished) as [SectionId, string][],
  );
  const work: Work = {
    sessionId: session.id,
    interview: session.interview,
    architect: writing?.architect ?? 'auto',
    output: writing?.output ?? null,
    finished,
  };
  return sceneFor(work, finished.size > 0 ? `${finished.size} sections are written already.` : null);
}
