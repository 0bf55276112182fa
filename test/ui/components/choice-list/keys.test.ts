import { describe, expect, test } from 'vitest';
import { choiceCommand, type ListSituation } from '../../../../src/ui/components/choice-list/keys.ts';
import type { KeyPress } from '../../../../src/ui/hooks/key-press.ts';

const short: ListSituation = { isMultiple: false, isFiltered: false, filter: '', page: 5 };
const long: ListSituation = { ...short, isFiltered: true };
const several: ListSituation = { ...short, isMultiple: true };

const typed = (text: string, change: Partial<KeyPress> = {}): KeyPress => ({
  name: 'text',
  text,
  ctrl: false,
  alt: false,
  shift: false,
  ...change,
});
const named = (name: KeyPress['name']): KeyPress => typed('', { name });

describe('the keys of a list', () => {
  test('j and k move in a short list and narrow a long one', () => {
    expect(choiceCommand(typed('j'), short)).toEqual({ intention: { type: 'highlightNext' } });
    expect(choiceCommand(typed('k'), short)).toEqual({ intention: { type: 'highlightPrevious' } });
    expect(choiceCommand(typed('j'), long)).toEqual({ intention: { type: 'narrow', text: 'j' } });
  });

  test('a digit takes its row at once, or ticks it where several are chosen', () => {
    expect(choiceCommand(typed('2'), short)).toEqual({
      intention: { type: 'highlightNumber', number: 2 },
      accepts: true,
    });
    expect(choiceCommand(typed('2'), several)).toEqual({ intention: { type: 'toggleNumber', number: 2 } });
    expect(choiceCommand(typed('2'), long)).toEqual({ intention: { type: 'narrow', text: '2' } });
  });

  test('Space ticks where several are chosen', () => {
    expect(choiceCommand(typed(' '), several)).toEqual({ intention: { type: 'toggleHighlighted' } });
    expect(choiceCommand(typed(' '), { ...several, isFiltered: true })).toEqual({
      intention: { type: 'toggleHighlighted' },
    });
    expect(choiceCommand(typed(' '), short)).toBeUndefined();
  });

  test('Escape and Backspace belong to the filter only while there is one', () => {
    expect(choiceCommand(named('escape'), long)).toBeUndefined();
    expect(choiceCommand(named('escape'), { ...long, filter: 'x' })).toEqual({ intention: { type: 'clearFilter' } });
    expect(choiceCommand(named('backspace'), { ...long, filter: 'x' })).toEqual({ intention: { type: 'widen' } });
  });

  test('Enter accepts, Page Down jumps, and the rest is left to the screen', () => {
    expect(choiceCommand(named('enter'), short)).toEqual({ accepts: true });
    expect(choiceCommand(named('pageDown'), short)).toEqual({ intention: { type: 'highlightBy', rows: 5 } });
    for (const key of [named('left'), named('tab'), typed('q'), typed('c', { ctrl: true })]) {
      expect(choiceCommand(key, short)).toBeUndefined();
    }
  });
});
