import type { ArchitectEvent, FailureReason } from '../architects/architect.ts';
import type { CheckResult } from '../checks/check-document.ts';
import type { DocumentVerdict } from '../checks/verdict.ts';
import type { UpdateSummary } from '../document/plan-update.ts';
import type { Section, SectionId } from '../document/sections.ts';
import type { Answers } from '../intake/answers.ts';
import type { InterviewState } from '../intake/interview.ts';
import type { Session, SessionEntry } from '../storage/sessions.ts';
import type { Settings } from '../storage/settings.ts';

export type ArchitectChoice = 'auto' | 'builtin' | 'claude';

/** What a design in the making tells: the architect's events, and what became of its text. */
export type DesignProgress =
  | { readonly type: 'planned'; readonly sections: readonly Section[] }
  | {
      readonly type: 'updating';
      readonly summary: UpdateSummary;
      /** The sections that stay. */
      readonly kept: ReadonlyMap<SectionId, string>;
    }
  | Exclude<ArchitectEvent, { type: 'failed' }>
  | { readonly type: 'checked'; readonly result: CheckResult; readonly verdict: DocumentVerdict }
  | { readonly type: 'saved'; readonly document: string; readonly answers: string }
  | { readonly type: 'done'; readonly markdown: string }
  | {
      readonly type: 'failed';
      readonly reason: FailureReason;
      readonly message: string;
      readonly remedy: string;
      /** Path of the draft; null when no section was finished. */
      readonly partial: string | null;
    };

export interface ArchitectPreview {
  readonly name: 'builtin' | 'claude';
  readonly model: string | null;
  readonly why: string;
  /** Where the blueprint is sent; null when nothing leaves the machine. */
  readonly host: string | null;
}

/** What a document is written onto: a free name, one that it replaces, or one in which only what is stale is rewritten. */
export type Onto = 'nothing' | 'replace' | 'update';

export interface WriteRequest {
  readonly sessionId: string;
  readonly interview: InterviewState;
  readonly architect: ArchitectChoice;
  /** As typed; relative to the working folder. */
  readonly output: string;
  readonly onto: Onto;
  /** What an earlier run finished; left aside when another architect writes now. */
  readonly written: WrittenSections | null;
}

/** The finished sections of a document that is not whole yet. */
export interface WrittenSections {
  readonly by: 'builtin' | 'claude';
  /** ISO date that the document carries. */
  readonly created: string;
  readonly sections: ReadonlyMap<SectionId, string>;
}

export type AnswersReading =
  | { readonly ok: true; readonly answers: Answers; readonly notices: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What the screens need from outside; the commands give the real ones, tests give their own. */
export interface Ports {
  readonly version: string;
  readonly settings: Settings;
  /** An id from the title of a design, or from none. */
  newSessionId(title: string | null): string;
  saveInterview(sessionId: string, interview: InterviewState): Promise<void>;
  listSessions(): Promise<{ readonly entries: readonly SessionEntry[]; readonly notices: readonly string[] }>;
  /** Throws a PersonError when it cannot be opened. */
  openSession(id: string): Promise<Session>;
  readAnswers(path: string): Promise<AnswersReading>;
  previewArchitect(choice: ArchitectChoice): Promise<ArchitectPreview>;
  /** What a model would be sent about these answers, word for word. */
  previewSent(answers: Answers): Promise<string>;
  /** Writes the open questions as a file that somebody else fills in; says where it is and how it comes back. */
  askSomebody(sessionId: string, answers: Answers): Promise<{ readonly ok: boolean; readonly said: string }>;
  /** The path that a document with this title would get. */
  defaultOutput(title: string): string;
  /** Which of the files that go there exist already, named as the path is, and why they cannot be written, if so. */
  checkOutput(path: string): Promise<{ readonly existing: readonly string[]; readonly refusal: string | null }>;
  /** What these answers would do to the document that stands there; null where none does, or none that says what it was made from. */
  previewUpdate(path: string, answers: Answers, signal: AbortSignal): Promise<UpdateSummary | null>;
  /** Throws a PersonError when the disk refuses. */
  writeDesign(request: WriteRequest, signal: AbortSignal): AsyncIterable<DesignProgress>;
  /** Opens a file in the person's editor or pager, with the terminal handed over. */
  openFile(path: string, how: 'editor' | 'pager'): Promise<void>;
}
