import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { windowOnText } from '../../../../src/ui/components/text-field/text-window.ts';

const letters = 'abcdefghij'.split('');

describe('the part of a line that is shown', () => {
  test('all of it when it fits, the cursor after the last', () => {
    expect(windowOnText(letters, 10, 11, 0)).toEqual({
      start: 0,
      text: 'abcdefghij',
      cursorColumn: 10,
      hiddenLeft: false,
      hiddenRight: false,
    });
  });

  test('its end when the cursor is there', () => {
    expect(windowOnText(letters, 10, 5, 0)).toMatchObject({ text: 'ghij', cursorColumn: 4, hiddenLeft: true });
  });

  test('it scrolls only when the cursor leaves it', () => {
    expect(windowOnText(letters, 7, 5, 6)).toMatchObject({ start: 6, cursorColumn: 1 });
    expect(windowOnText(letters, 5, 5, 6)).toMatchObject({ start: 5, cursorColumn: 0, hiddenRight: false });
    expect(windowOnText(letters, 2, 5, 6)).toMatchObject({ start: 2, text: 'cdefg', hiddenRight: true });
  });

  test('deleting at the end brings hidden text back', () => {
    expect(windowOnText(letters.slice(0, 3), 3, 5, 2)).toMatchObject({ start: 0, text: 'abc', hiddenLeft: false });
  });

  test('the cursor is always inside, and the text never wider than the field', () => {
    const graphemes = fc.array(fc.constantFrom('a', 'b', '漢', '👩‍👩‍👧‍👦', 'e\u0301'), { maxLength: 40 });
    fc.assert(
      fc.property(graphemes, fc.nat(40), fc.integer({ min: 3, max: 20 }), fc.nat(40), (text, at, width, previous) => {
        const cursor = Math.min(at, text.length);
        const shown = windowOnText(text, cursor, width, previous);
        expect(stringWidth(shown.text)).toBeLessThanOrEqual(width);
        expect(shown.start).toBeLessThanOrEqual(cursor);
        expect(shown.cursorColumn).toBe(stringWidth(text.slice(shown.start, cursor).join('')));
        expect(shown.cursorColumn).toBeLessThan(width);
      }),
    );
  });
});
