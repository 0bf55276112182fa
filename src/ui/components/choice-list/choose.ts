import { neutraliseText } from '../../../document/neutralise-text.ts';
import { splitGraphemes } from '../text/graphemes.ts';
import { isFiltered, type Choice } from './choice.ts';

/** A list being chosen from, one or several. */
export interface ChoiceState {
  readonly choices: readonly Choice[];
  readonly filter: string;
  /** The highlighted row among those that the filter leaves. */
  readonly highlighted: number;
  /** What is chosen in a list of several, in the order of the list. */
  readonly chosen: readonly string[];
}

export type ChoiceIntention =
  | { readonly type: 'highlightNext' }
  | { readonly type: 'highlightPrevious' }
  | { readonly type: 'highlightFirst' }
  | { readonly type: 'highlightLast' }
  | { readonly type: 'highlightBy'; readonly rows: number }
  | { readonly type: 'highlightNumber'; readonly number: number }
  | { readonly type: 'toggleHighlighted' }
  | { readonly type: 'toggleNumber'; readonly number: number }
  | { readonly type: 'narrow'; readonly text: string }
  | { readonly type: 'widen' }
  | { readonly type: 'clearFilter' }
  | { readonly type: 'reword'; readonly choices: readonly Choice[] };

/** Starts with `initialId` highlighted (the first row when it is not there) and `chosen` chosen. */
export function startChoosing(
  choices: readonly Choice[],
  initialId: string | undefined,
  chosen: readonly string[] = [],
): ChoiceState {
  const index = choices.findIndex((choice) => choice.id === initialId);
  const known = choices.map((choice) => choice.id).filter((id) => chosen.includes(id));
  return { choices, filter: '', highlighted: Math.max(0, index), chosen: known };
}

/** The rows that the filter leaves: those in which every word of the filter occurs. */
export function visibleChoices(state: ChoiceState): readonly Choice[] {
  const words = fold(state.filter).split(' ').filter(Boolean);
  return state.choices.filter((choice) => {
    const text = fold(`${choice.label} ${choice.hint ?? ''}`);
    return words.every((word) => text.includes(word));
  });
}

/** The row that Enter would take; undefined when the filter leaves none. */
export function highlightedChoice(state: ChoiceState): Choice | undefined {
  return visibleChoices(state)[state.highlighted];
}

/** What an intention makes of the list. */
export function choose(state: ChoiceState, intention: ChoiceIntention): ChoiceState {
  const last = visibleChoices(state).length - 1;
  switch (intention.type) {
    case 'highlightNext':
      return highlight(state, state.highlighted >= last ? 0 : state.highlighted + 1);
    case 'highlightPrevious':
      return highlight(state, state.highlighted <= 0 ? last : state.highlighted - 1);
    case 'highlightFirst':
      return highlight(state, 0);
    case 'highlightLast':
      return highlight(state, last);
    case 'highlightBy':
      return highlight(state, Math.min(last, state.highlighted + intention.rows));
    case 'highlightNumber':
      return isNumbered(state, intention.number) ? highlight(state, intention.number - 1) : state;
    case 'toggleHighlighted':
      return toggle(state, highlightedChoice(state));
    case 'toggleNumber':
      return isNumbered(state, intention.number)
        ? toggle(highlight(state, intention.number - 1), state.choices[intention.number - 1])
        : state;
    case 'narrow':
      return isFiltered(state.choices) ? refilter(state, state.filter + toOneLine(intention.text)) : state;
    case 'widen':
      return refilter(state, splitGraphemes(state.filter).slice(0, -1).join(''));
    case 'clearFilter':
      return refilter(state, '');
    case 'reword':
      return reword(state, intention.choices);
  }
}

/** The same choices in other words: what is highlighted stays so where the filter still shows it. */
function reword(state: ChoiceState, choices: readonly Choice[]): ChoiceState {
  const isSame = choices.every(({ id, label, hint }, index) => {
    const was = state.choices[index];
    return was?.id === id && was.label === label && was.hint === hint;
  });
  if (isSame && choices.length === state.choices.length) return state;
  const kept = highlightedChoice(state)?.id;
  const next = { ...state, choices };
  return highlight(
    next,
    visibleChoices(next).findIndex((choice) => choice.id === kept),
  );
}

function isNumbered(state: ChoiceState, number: number): boolean {
  return !isFiltered(state.choices) && number >= 1 && number <= state.choices.length;
}

function highlight(state: ChoiceState, row: number): ChoiceState {
  return { ...state, highlighted: Math.max(0, row) };
}

/** Keeps the highlighted row highlighted where the new filter still shows it. */
function refilter(state: ChoiceState, filter: string): ChoiceState {
  const kept = highlightedChoice(state)?.id;
  const next = { ...state, filter: filter.trimStart() };
  return highlight(
    next,
    visibleChoices(next).findIndex((choice) => choice.id === kept),
  );
}

function toggle(state: ChoiceState, choice: Choice | undefined): ChoiceState {
  if (choice === undefined) return state;
  if (state.chosen.includes(choice.id)) {
    return { ...state, chosen: state.chosen.filter((id) => id !== choice.id) };
  }
  const stays = (other: Choice): boolean =>
    state.chosen.includes(other.id) && choice.isExclusive !== true && other.isExclusive !== true;
  const chosen = state.choices.filter((other) => other.id === choice.id || stays(other)).map((other) => other.id);
  return { ...state, chosen };
}

function toOneLine(text: string): string {
  return neutraliseText(text).replace(/\s+/g, ' ');
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
