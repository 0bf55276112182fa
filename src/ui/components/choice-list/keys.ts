import type { KeyPress } from '../../hooks/key-press.ts';
import type { ChoiceIntention } from './choose.ts';

/** What a press means in a list: an intention, and whether it also accepts what is then highlighted or chosen. */
export interface ChoiceCommand {
  readonly intention?: ChoiceIntention;
  readonly accepts?: true;
}

export interface ListSituation {
  readonly isMultiple: boolean;
  /** Whether typing narrows the list (it is long) or commands it (it is short). */
  readonly isFiltered: boolean;
  readonly filter: string;
  /** Rows that Page Up and Page Down jump. */
  readonly page: number;
}

/** What a press means in a list of choices; undefined when the list has no use for it. */
export function choiceCommand(press: KeyPress, situation: ListSituation): ChoiceCommand | undefined {
  switch (press.name) {
    case 'up':
      return { intention: { type: 'highlightPrevious' } };
    case 'down':
      return { intention: { type: 'highlightNext' } };
    case 'home':
      return { intention: { type: 'highlightFirst' } };
    case 'end':
      return { intention: { type: 'highlightLast' } };
    case 'pageUp':
      return { intention: { type: 'highlightBy', rows: -situation.page } };
    case 'pageDown':
      return { intention: { type: 'highlightBy', rows: situation.page } };
    case 'enter':
      return { accepts: true };
    case 'backspace':
      return situation.filter === '' ? undefined : { intention: { type: 'widen' } };
    case 'escape':
      return situation.filter === '' ? undefined : { intention: { type: 'clearFilter' } };
    case 'text':
      return textCommand(press, situation);
    case 'left':
    case 'right':
    case 'delete':
    case 'tab':
      return undefined;
  }
}

function textCommand(press: KeyPress, { isMultiple, isFiltered, filter }: ListSituation): ChoiceCommand | undefined {
  const { text } = press;
  if (press.alt) return undefined;
  if (press.ctrl) return text === 'u' && filter !== '' ? { intention: { type: 'clearFilter' } } : undefined;
  if (isMultiple && text === ' ') return { intention: { type: 'toggleHighlighted' } };
  if (isFiltered) return { intention: { type: 'narrow', text } };
  if (text === 'j') return { intention: { type: 'highlightNext' } };
  if (text === 'k') return { intention: { type: 'highlightPrevious' } };
  if (!/^[1-9]$/.test(text)) return undefined;
  const number = Number(text);
  return isMultiple
    ? { intention: { type: 'toggleNumber', number } }
    : { intention: { type: 'highlightNumber', number }, accepts: true };
}
