import type { FailureReason } from '../architects/architect.ts';
import type { Problem } from '../checks/rule.ts';
import type { DocumentVerdict } from '../checks/verdict.ts';
import type { UpdateSummary } from '../document/plan-update.ts';
import type { SectionId } from '../document/sections.ts';
import type { AnswerKey } from '../intake/answers.ts';
import type { InterviewState } from '../intake/interview.ts';
import type { Session } from '../storage/sessions.ts';
import type { ArchitectChoice, Onto, WrittenSections } from './ports.ts';

/** Where the person is, with what that place needs; going on and going back are values. */
export type Scene =
  | { readonly at: 'welcome' }
  | {
      readonly at: 'interview';
      readonly work: Work;
      readonly notice: string | null;
      /** Whether the question was opened from the review, to which its answer returns. */
      readonly isRevision: boolean;
    }
  | {
      readonly at: 'review';
      readonly work: Work;
      readonly notice: string | null;
      /** The answer that was changed last, where the list goes on. */
      readonly lastChanged: AnswerKey | null;
    }
  /** Another answer to the question that the interview stands at is tried, without being given. */
  | { readonly at: 'what-if'; readonly work: Work }
  | {
      readonly at: 'writing';
      readonly work: Work;
      readonly onto: Onto;
      /** Which attempt it is, from 1. */
      readonly run: number;
      readonly stopped: StoppedDesign | null;
    }
  | { readonly at: 'done'; readonly work: Work; readonly finished: FinishedDesign };

/** A design in hand. */
export interface Work {
  readonly sessionId: string;
  readonly interview: InterviewState;
  readonly architect: ArchitectChoice;
  /** As typed; null until the person chose another than the default. */
  readonly output: string | null;
  /** Sections that an earlier run finished for exactly these answers; null when there are none. */
  readonly written: WrittenSections | null;
  /** Whether it can be resumed: nothing was said yet, it is on the disk, or the disk refused it. */
  readonly kept: 'nothing' | 'saved' | 'refused';
}

export interface FinishedDesign {
  readonly document: string;
  readonly answers: string;
  readonly markdown: string;
  readonly problems: readonly Problem[];
  readonly verdict: DocumentVerdict;
  /** What became of the document that stood there; null for a new one. */
  readonly update: UpdateSummary | null;
}

/** A document that was begun and is not whole. */
export interface StoppedDesign {
  /** `broken` when the disk or this program refused. */
  readonly reason: FailureReason | 'broken';
  /** Path of the draft; null when no section was finished. */
  readonly partial: string | null;
  readonly sections: ReadonlyMap<SectionId, string>;
}

/** What the program says on the main screen after it has left the other one, and its exit code. */
export interface ExitOutcome {
  readonly lines: readonly string[];
  readonly exitCode: number;
}

/** The scene for an interview as it stands: its question, or the review when none is left. */
export function sceneFor(work: Work, notice: string | null = null, lastChanged: AnswerKey | null = null): Scene {
  return work.interview.at === 'review'
    ? { at: 'review', work, notice, lastChanged }
    : { at: 'interview', work, notice, isRevision: false };
}

/** The work with a changed interview; sections that were written for other answers are let go. */
export function withInterview(work: Work, interview: InterviewState): Work {
  const sameAnswers = JSON.stringify(work.interview.answers) === JSON.stringify(interview.answers);
  return { ...work, interview, written: sameAnswers ? work.written : null };
}

/** The scene where a saved session stopped; sections that it had finished are kept. */
export function resumed(session: Session): Scene {
  const written = writtenIn(session);
  const work: Work = {
    sessionId: session.id,
    interview: session.interview,
    architect: session.writing?.architect ?? 'auto',
    output: session.writing?.output ?? null,
    written,
    kept: 'saved',
  };
  return sceneFor(work, resumedNotice(session, written?.sections.size ?? 0));
}

/** The sections that a session's unfinished document has; null when it has none. */
export function writtenIn({ writing }: Session): WrittenSections | null {
  if (writing === null || writing.complete) return null;
  const sections = new Map(Object.entries(writing.finished) as [SectionId, string][]);
  return sections.size === 0 ? null : { by: writing.architect, created: writing.created, sections };
}

function resumedNotice({ writing }: Session, drafted: number): string | null {
  if (drafted > 0)
    return `${drafted === 1 ? 'One section is' : `${drafted} sections are`} written; writing goes on after.`;
  return writing?.complete === true ? `Its document is ${writing.output}.` : null;
}

/** What is said when the person leaves, wherever they are. */
export function leaving(scene: Scene): ExitOutcome {
  switch (scene.at) {
    case 'welcome':
      return { lines: [], exitCode: 0 };
    case 'interview':
    case 'review':
    case 'what-if':
      return leavingUnfinished(scene.work, null);
    case 'writing':
      return leavingUnfinished(scene.work, scene.stopped);
    case 'done':
      return leavingFinished(scene.finished);
  }
}

function leavingUnfinished(work: Work, stopped: StoppedDesign | null): ExitOutcome {
  const exitCode = stopped === null || stopped.reason === 'interrupted' ? 130 : 3;
  if (work.kept === 'nothing') return { lines: ['Nothing was answered, so there is nothing to keep.'], exitCode };
  if (work.kept === 'refused') return { lines: ['Your last answers could not be saved.'], exitCode };
  return {
    lines: [
      'Your answers are saved.',
      ...(stopped?.partial ? [`The draft: ${stopped.partial}`] : []),
      `Go on with: streamlit-architect sessions resume ${work.sessionId}`,
    ],
    exitCode,
  };
}

function leavingFinished({ document, answers, problems }: FinishedDesign): ExitOutcome {
  const [file, beside] = [shellWord(document), shellWord(answers)];
  return {
    lines: [
      `The design: ${document}`,
      `Its answers: ${answers}`,
      `Check it after changes: streamlit-architect check ${file} --answers ${beside}`,
      `Bring it up to date when answers change: streamlit-architect design --update ${file}`,
    ],
    exitCode: problems.some(({ severity }) => severity === 'error') ? 1 : 0,
  };
}

/** A path as a shell reads it in one piece. */
function shellWord(file: string): string {
  return /^[\w@%+=:,./-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;
}
