import type { Key } from 'ink';
import { splitGraphemes } from '../components/text/graphemes.ts';

/** The keys that have a name; every other press is `text`. */
export type KeyName =
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backspace'
  | 'delete'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'pageUp'
  | 'pageDown';

/** One press. For a letter with Ctrl or Alt, `name` is `text` and `text` the small letter. */
export interface KeyPress {
  readonly name: KeyName | 'text';
  /** What was typed, '' for a named key. Never holds a control character. */
  readonly text: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/**
 * Turns what Ink read into presses. One read holds several when a person types faster than the program draws
 * (`5M\r\r`), and Ink hands such a read over as one text; Enter must not be lost in it.
 */
export function toKeyPresses(input: string, key: Key): KeyPress[] {
  if (key.eventType === 'release') return [];
  const modifiers = { ctrl: key.ctrl, alt: key.meta, shift: key.shift };
  const name = nameOf(key);
  if (name !== undefined) return [{ name, text: '', ...modifiers }];
  if (input === '') return [];
  if (key.ctrl || key.meta) return [{ name: 'text', text: input.toLowerCase(), ...modifiers }];
  return splitRead(input);
}

function nameOf(key: Key): KeyName | undefined {
  return NAMES.find(([flag]) => key[flag])?.[1];
}

function splitRead(input: string): KeyPress[] {
  const presses: KeyPress[] = [];
  for (const part of input.split(/(\r\n|[\r\n\t])/)) {
    // oxlint-disable-next-line no-control-regex -- they are what must not reach a field
    const text = part.replace(/[\u0000-\u001F\u007F]/g, '');
    const typed = text.length <= LONGEST_TYPED_AHEAD ? splitGraphemes(text) : [text];
    if (text !== '') presses.push(...typed.map((one) => ({ name: 'text', text: one, ...NO_MODIFIERS }) as const));
    else if (part === '\t') presses.push({ name: 'tab', text: '', ...NO_MODIFIERS });
    else if (/^[\r\n]/.test(part)) presses.push({ name: 'enter', text: '', ...NO_MODIFIERS });
  }
  return presses;
}

/** A longer read is a paste from a terminal that does not mark pastes; it is kept whole. */
const LONGEST_TYPED_AHEAD = 32;

const NO_MODIFIERS = { ctrl: false, alt: false, shift: false };

const NAMES = [
  ['return', 'enter'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['home', 'home'],
  ['end', 'end'],
  ['pageUp', 'pageUp'],
  ['pageDown', 'pageDown'],
] as const satisfies readonly (readonly [keyof Key, KeyName])[];
