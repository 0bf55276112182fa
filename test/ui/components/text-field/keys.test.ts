import { describe, expect, test } from 'vitest';
import { editIntention } from '../../../../src/ui/components/text-field/keys.ts';
import type { KeyPress } from '../../../../src/ui/hooks/key-press.ts';

const press = (change: Partial<KeyPress>): KeyPress => ({
  name: 'text',
  text: '',
  ctrl: false,
  alt: false,
  shift: false,
  ...change,
});

describe('the keys of a text field', () => {
  test.each<[string, Partial<KeyPress>, string]>([
    ['Home', { name: 'home' }, 'moveToStart'],
    ['End', { name: 'end' }, 'moveToEnd'],
    ['Ctrl-A', { text: 'a', ctrl: true }, 'moveToStart'],
    ['Ctrl-E', { text: 'e', ctrl: true }, 'moveToEnd'],
    ['Ctrl-W', { text: 'w', ctrl: true }, 'deleteWord'],
    ['Alt-Backspace', { name: 'backspace', alt: true }, 'deleteWord'],
    ['Ctrl-U', { text: 'u', ctrl: true }, 'deleteToStart'],
    ['Ctrl-K', { text: 'k', ctrl: true }, 'deleteToEnd'],
    ['Alt-B', { text: 'b', alt: true }, 'moveWordLeft'],
    ['Alt-F', { text: 'f', alt: true }, 'moveWordRight'],
    ['Ctrl-Left', { name: 'left', ctrl: true }, 'moveWordLeft'],
    ['Ctrl-Right', { name: 'right', ctrl: true }, 'moveWordRight'],
    ['Delete', { name: 'delete' }, 'deleteForward'],
    ['Ctrl-Z', { text: 'z', ctrl: true }, 'undo'],
    ['a letter', { text: 'q' }, 'insert'],
  ])('%s', (_name, change, type) => {
    expect(editIntention(press(change))?.type).toBe(type);
  });

  test.each<[string, Partial<KeyPress>]>([
    ['Ctrl-C', { text: 'c', ctrl: true }],
    ['Escape', { name: 'escape' }],
    ['Up', { name: 'up' }],
    ['Tab', { name: 'tab' }],
    ['Alt-X', { text: 'x', alt: true }],
  ])('%s is left to the screen', (_name, change) => {
    expect(editIntention(press(change))).toBeUndefined();
  });
});
