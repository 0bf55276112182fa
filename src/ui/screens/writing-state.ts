import type { UpdateSummary } from '../../document/plan-update.ts';
import type { SectionId } from '../../document/sections.ts';
import type { Problem } from '../../checks/rule.ts';
import type { DocumentVerdict } from '../../checks/verdict.ts';
import type { ErrorAccount, PersonError } from '../../errors.ts';
import type { FinishedDesign, StoppedDesign } from '../flow.ts';
import type { DesignProgress } from '../ports.ts';

export interface WritingState {
  readonly sections: readonly {
    readonly id: SectionId;
    readonly heading: string;
    readonly state: 'done' | 'current' | 'ahead';
  }[];
  /** All text so far, earlier sections included. */
  readonly text: string;
  /** Length of the text before the section in hand. */
  readonly before: number;
  /** How often text that was there was written anew, so that what was drawn of it no longer holds. */
  readonly redrafts: number;
  readonly tokens: number;
  readonly notice: string | null;
  /** What stopped it, in words, and what is kept; null while it goes on. */
  readonly failure: { readonly account: ErrorAccount; readonly stopped: StoppedDesign } | null;
  readonly paths: { readonly document: string; readonly answers: string } | null;
  /** Null until the checks are done. */
  readonly problems: readonly Problem[] | null;
  readonly verdict: DocumentVerdict | null;
  readonly result: FinishedDesign | null;
  /** What becomes of the document that stood there; null for a new one. */
  readonly update: UpdateSummary | null;
  /** Finished sections, an earlier run's included. */
  readonly finished: ReadonlyMap<SectionId, string>;
}

export type WritingEvent = DesignProgress | { readonly type: 'broke'; readonly error: PersonError };

/** The state before anything was said; sections that an earlier run finished are shown at once. */
export function startWriting(finished: ReadonlyMap<SectionId, string>): WritingState {
  return {
    sections: [],
    text: [...finished.values()].join('\n'),
    before: 0,
    redrafts: 0,
    tokens: 0,
    notice: null,
    failure: null,
    paths: null,
    problems: null,
    verdict: null,
    result: null,
    update: null,
    finished,
  };
}

/** Takes one thing that the writing said. */
export function writingReducer(state: WritingState, event: WritingEvent): WritingState {
  switch (event.type) {
    case 'planned':
      return {
        ...state,
        notice: null,
        sections: event.sections.map(({ id, heading }) => ({
          id,
          heading,
          state: state.finished.has(id) ? 'done' : 'ahead',
        })),
      };
    case 'updating':
      return {
        ...state,
        update: event.summary,
        sections: state.sections.map((section) =>
          event.kept.has(section.id) ? { ...section, state: 'done' } : section,
        ),
        finished: new Map([...event.kept, ...state.finished]),
      };
    case 'section_started': {
      const text = state.text === '' ? '' : `${state.text.trimEnd()}\n\n`;
      return { ...state, notice: null, sections: mark(state, event.section.id, 'current'), text, before: text.length };
    }
    case 'repairing':
      return { ...withDraft(state, ''), notice: event.message };
    case 'text':
      return { ...state, text: state.text + event.text };
    case 'section_finished':
      return {
        ...withDraft(state, event.markdown),
        sections: mark(state, event.sectionId, 'done'),
        finished: new Map([...state.finished, [event.sectionId, event.markdown]]),
      };
    case 'usage':
      return { ...state, tokens: state.tokens + event.usage.inputTokens + event.usage.outputTokens };
    case 'notice':
      return { ...state, notice: event.message };
    case 'checked':
      return { ...state, problems: event.result.problems, verdict: event.verdict };
    case 'saved':
      return { ...state, paths: { document: event.document, answers: event.answers } };
    case 'done':
      return state.paths === null || state.verdict === null
        ? state
        : {
            ...state,
            result: {
              ...state.paths,
              markdown: event.markdown,
              problems: state.problems ?? [],
              verdict: state.verdict,
              update: state.update,
            },
          };
    case 'failed':
      return {
        ...state,
        notice: null,
        failure: {
          account: failureAccount(state, event),
          stopped: { reason: event.reason, partial: event.partial, sections: state.finished },
        },
      };
    case 'broke':
      return {
        ...state,
        notice: null,
        failure: {
          account: event.error.account,
          stopped: { reason: 'broken', partial: null, sections: state.finished },
        },
      };
  }
}

/** The state with this as the text of the section in hand; as it is where that is what stands there. */
function withDraft(state: WritingState, markdown: string): WritingState {
  const { text, before, redrafts } = state;
  if (text.slice(before).trim() === markdown.trim()) return state;
  return { ...state, text: text.slice(0, before) + markdown, redrafts: redrafts + 1 };
}

function failureAccount(
  { sections, finished }: WritingState,
  { reason, message, remedy, partial }: Extract<DesignProgress, { type: 'failed' }>,
): ErrorAccount {
  const progress = `${finished.size} of ${sections.length} sections are kept`;
  return {
    what: reason === 'interrupted' ? `Stopped: ${progress}.` : `Not finished: ${message}. ${progress}.`,
    ...(partial === null ? {} : { where: `Draft: ${partial}` }),
    ...(reason === 'interrupted' || remedy === '' ? {} : { remedy }),
  };
}

/** Whether every section is written and the checks are at work. */
export function isChecking({ sections, finished, problems, failure }: WritingState): boolean {
  return sections.length > 0 && sections.every(({ id }) => finished.has(id)) && problems === null && failure === null;
}

function mark(state: WritingState, id: SectionId, now: 'current' | 'done'): WritingState['sections'] {
  return state.sections.map((section) => (section.id === id ? { ...section, state: now } : section));
}
