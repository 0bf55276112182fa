import type { KeyPress } from '../../hooks/key-press.ts';

/** Where a view stands in its lines. */
export interface ScrollState {
  /** First line shown. */
  readonly offset: number;
  /** Whether it stays at the end while lines are added. */
  readonly isFollowing: boolean;
}

export type ScrollIntention =
  | { readonly type: 'scrollBy'; readonly lines: number }
  | { readonly type: 'scrollByPage'; readonly pages: number }
  | { readonly type: 'scrollToStart' }
  | { readonly type: 'scrollToEnd' }
  | { readonly type: 'scrollTo'; readonly line: number };

/** How much there is and how much of it is seen. */
export interface ScrollExtent {
  readonly total: number;
  readonly height: number;
}

/** What an intention makes of the position. Reaching the end starts following it; leaving the end stops that. */
export function scroll(state: ScrollState, intention: ScrollIntention, extent: ScrollExtent): ScrollState {
  const { offset } = settleScroll(state, extent);
  const page = Math.max(1, extent.height - 1);
  switch (intention.type) {
    case 'scrollBy':
      return arriveAt(offset + intention.lines, extent);
    case 'scrollByPage':
      return arriveAt(offset + intention.pages * page, extent);
    case 'scrollToStart':
      return arriveAt(0, extent);
    case 'scrollToEnd':
      return arriveAt(lastOffset(extent), extent);
    case 'scrollTo':
      return arriveAt(intention.line, extent);
  }
}

/** The position as it must be shown now: at the end when following, and never beyond it. */
export function settleScroll(state: ScrollState, extent: ScrollExtent): ScrollState {
  const last = lastOffset(extent);
  return { ...state, offset: state.isFollowing ? last : Math.min(Math.max(0, state.offset), last) };
}

/** What a press means in a scrolled view; undefined when the view has no use for it. */
export function scrollIntention(press: KeyPress): ScrollIntention | undefined {
  if (press.name !== 'text') return NAMED[press.name];
  return press.ctrl || press.alt ? undefined : LETTERS[press.text];
}

function arriveAt(offset: number, extent: ScrollExtent): ScrollState {
  const last = lastOffset(extent);
  const settled = Math.min(Math.max(0, offset), last);
  return { offset: settled, isFollowing: settled === last };
}

function lastOffset({ total, height }: ScrollExtent): number {
  return Math.max(0, total - height);
}

const NAMED: Readonly<Partial<Record<KeyPress['name'], ScrollIntention>>> = {
  up: { type: 'scrollBy', lines: -1 },
  down: { type: 'scrollBy', lines: 1 },
  pageUp: { type: 'scrollByPage', pages: -1 },
  pageDown: { type: 'scrollByPage', pages: 1 },
  home: { type: 'scrollToStart' },
  end: { type: 'scrollToEnd' },
};

const LETTERS: Readonly<Record<string, ScrollIntention>> = {
  k: { type: 'scrollBy', lines: -1 },
  j: { type: 'scrollBy', lines: 1 },
  b: { type: 'scrollByPage', pages: -1 },
  ' ': { type: 'scrollByPage', pages: 1 },
  g: { type: 'scrollToStart' },
  G: { type: 'scrollToEnd' },
};
