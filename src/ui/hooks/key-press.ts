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
 * (`5M\r\r`), and Ink hands such a read over as one text; Enter, Backspace or Ctrl-C must not be lost in it.
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
  const isTyped = input.length <= LONGEST_TYPED_AHEAD;
  return input.split(CONTROL).flatMap((part): readonly KeyPress[] => {
    const named = NAMED_CONTROLS[part];
    if (named !== undefined) return [{ name: named, text: '', ...NO_MODIFIERS }];
    if (part.startsWith('\r') || part === '\n') return [{ name: 'enter', text: '', ...NO_MODIFIERS }];
    if (CONTROL.test(part)) return isTyped ? withCtrl(part) : [];
    const texts = isTyped ? splitGraphemes(part) : [part];
    return texts.filter((text) => text !== '').map((text) => ({ name: 'text', text, ...NO_MODIFIERS }));
  });
}

/** The letter that gives this control character together with Ctrl. */
function withCtrl(control: string): readonly KeyPress[] {
  const code = control.charCodeAt(0);
  if (code < 1 || code > 26) return [];
  return [{ name: 'text', text: String.fromCharCode(code + 96), ...NO_MODIFIERS, ctrl: true }];
}

// oxlint-disable-next-line no-control-regex -- they are what must not reach a field
const CONTROL = /(\r\n|[\u0000-\u001F\u007F])/;

const NAMED_CONTROLS: Readonly<Partial<Record<string, KeyName>>> = {
  '\t': 'tab',
  '\b': 'backspace',
  '\u007F': 'backspace',
};

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
