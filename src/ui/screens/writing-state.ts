import type { SectionId } from '../../document/sections.ts';
import type { ErrorAccount, PersonError } from '../../errors.ts';
import type { FinishedDesign } from '../flow.ts';
import type { DesignProgress } from '../ports.ts';

export interface WritingState {
  readonly sections: readonly {
    readonly id: SectionId;
    readonly heading: string;
    readonly state: 'done' | 'current' | 'ahead';
  }[];
  /** All text so far, earlier sections included. */
  readonly text: string;
  readonly tokens: number;
  readonly notice: string | null;
  readonly failure: ErrorAccount | null;
  readonly paths: { readonly document: string; readonly answers: string } | null;
  readonly checks: { readonly errors: number; readonly warnings: number };
  readonly result: FinishedDesign | null;
  readonly earlier: ReadonlyMap<SectionId, string>;
}

export type WritingEvent = DesignProgress | { readonly type: 'broke'; readonly error: PersonError };

/** The state before anything was said; sections that an earlier run finished are shown at once. */
export function startWriting(earlier: ReadonlyMap<SectionId, string>): WritingState {
  return {
    sections: [],
    text: [...earlier.values()].join('\n'),
    tokens: 0,
    notice: null,
    failure: null,
    paths: null,
    checks: { errors: 0, warnings: 0 },
    result: null,
    earlier,
  };
}

/** Takes one thing that the writing said. */
export function writingReducer(state: WritingState, event: WritingEvent): WritingState {
  switch (event.type) {
    case 'planned':
      return {
        ...state,
        sections: event.sections.map(({ id, heading }) => ({
          id,
          heading,
          state: state.earlier.has(id) ? 'done' : 'ahead',
        })),
      };
    case 'section_started':
      return {
        ...state,
        notice: null,
        sections: mark(state, event.section.id, 'current'),
        text: state.text === '' ? '' : `${state.text.trimEnd()}\n\n`,
      };
    case 'text':
      return { ...state, text: state.text + event.text };
    case 'section_finished':
      return { ...state, sections: mark(state, event.sectionId, 'done') };
    case 'usage':
      return { ...state, tokens: state.tokens + event.usage.inputTokens + event.usage.outputTokens };
    case 'notice':
      return { ...state, notice: event.message };
    case 'checked':
      return { ...state, checks: { errors: event.result.errors, warnings: event.result.warnings } };
    case 'saved':
      return { ...state, paths: { document: event.document, answers: event.answers } };
    case 'done':
      return state.paths === null
        ? state
        : { ...state, result: { ...state.paths, markdown: event.markdown, ...state.checks } };
    case 'failed':
      return {
        ...state,
        failure: {
          what: `Not finished: ${event.message}`,
          ...(event.partial === null ? {} : { where: `draft: ${event.partial}` }),
          remedy: event.remedy,
        },
      };
    case 'broke':
      return { ...state, failure: event.error.account };
  }
}

function mark(state: WritingState, id: SectionId, now: 'current' | 'done'): WritingState['sections'] {
  return state.sections.map((section) => (section.id === id ? { ...section, state: now } : section));
}
