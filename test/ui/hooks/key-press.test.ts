import type { Key } from 'ink';
import { describe, expect, test } from 'vitest';
import { toKeyPresses } from '../../../src/ui/hooks/key-press.ts';

const NO_KEY: Key = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
};

const brief = (input: string, key: Partial<Key> = {}): string[] =>
  toKeyPresses(input, { ...NO_KEY, ...key }).map((press) => press.text || press.name);

describe('what Ink read, as presses', () => {
  test.each<[string, string, Partial<Key>, string[]]>([
    ['a named key', '', { pageUp: true }, ['pageUp']],
    ['letters typed ahead of Enter', '5M\r\r', {}, ['5', 'M', 'enter', 'enter']],
    ['Enter of another system', 'a\r\nb\n', {}, ['a', 'enter', 'b', 'enter']],
    ['a Tab in the middle', 'a\tb', {}, ['a', 'tab', 'b']],
    ['an emoji stays whole', '👩‍👩‍👧‍👦!', {}, ['👩‍👩‍👧‍👦', '!']],
    ['Backspace and a letter with Ctrl in the middle', 'a\u007Fb\u0003', {}, ['a', 'backspace', 'b', 'c']],
    ['control characters that no key gives are dropped', 'a\u0000\u001Cb', {}, ['a', 'b']],
    ['and so are all in a long read', `${'x'.repeat(50)}\u0003`, {}, ['x'.repeat(50)]],
    ['a long read is kept whole', 'x'.repeat(50), {}, ['x'.repeat(50)]],
    ['the release of a key is nothing', 'a', { eventType: 'release' }, []],
    ['a key without text is nothing', '', {}, []],
  ])('%s', (_name, input, key, expected) => {
    expect(brief(input, key)).toEqual(expected);
  });

  test('Ctrl and Alt come with the small letter', () => {
    expect(toKeyPresses('W', { ...NO_KEY, ctrl: true })).toEqual([
      { name: 'text', text: 'w', ctrl: true, alt: false, shift: false },
    ]);
    expect(toKeyPresses('b', { ...NO_KEY, meta: true })[0]).toMatchObject({ text: 'b', alt: true });
  });
});
