import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editText,
  startEditing,
  valueOf,
  type EditedText,
  type EditIntention,
} from '../../../../src/ui/components/text-field/edit-text.ts';
import { splitGraphemes } from '../../../../src/ui/components/text/graphemes.ts';

const FAMILY = '👩‍👩‍👧‍👦';

function edit(value: string, ...intentions: (EditIntention | EditIntention['type'])[]): EditedText {
  return intentions.reduce<EditedText>(
    // Only the intentions without a text are given by name alone.
    (text, next) => editText(text, (typeof next === 'string' ? { type: next } : next) as EditIntention),
    startEditing(value),
  );
}

/** The value with a bar where the cursor stands. */
function show(text: EditedText): string {
  return `${text.graphemes.slice(0, text.cursor).join('')}|${text.graphemes.slice(text.cursor).join('')}`;
}

const type = (text: string): EditIntention => ({ type: 'insert', text });

describe('editing a line', () => {
  test.each<[string, EditedText, string]>([
    ['typing goes in at the cursor', edit('ac', 'moveLeft', type('b')), 'ab|c'],
    ['backspace takes a whole family', edit(`a${FAMILY}b`, 'moveLeft', 'deleteBackward'), 'a|b'],
    ['delete takes a whole flag', edit('🇫🇷🇩🇪', 'moveToStart', 'deleteForward'), '|🇩🇪'],
    ['a combining mark joins its letter', edit('e', type('\u0301')), 'e\u0301|'],
    ['a mark put before a letter joins the one to its left', edit('ab', 'moveLeft', type('\u0301')), 'a\u0301|b'],
    ['halves of a flag join', edit('🇫', type('🇷')), '🇫🇷|'],
    ['words are crossed as a shell does', edit('one two-three', 'moveWordLeft'), 'one two-|three'],
    ['and to the right', edit('one two', 'moveToStart', 'moveWordRight'), 'one| two'],
    ['a word is deleted backward', edit('one two  ', 'deleteWord'), 'one |'],
    ['a word is deleted forward', edit('one two', 'moveToStart', 'deleteWordForward'), '| two'],
    ['to the start', edit('one two', 'moveWordLeft', 'deleteToStart'), '|two'],
    ['to the end', edit('one two', 'moveWordLeft', 'deleteToEnd'), 'one |'],
    ['what was deleted comes back', edit('one two', 'deleteWord', 'moveToStart', 'yank'), 'two|one '],
    ['line breaks and tabs become spaces', edit('', type('a\r\nb\tc\n\nd')), 'a b c d|'],
    ['control sequences do not get in', edit('', type('\u001B[31mred\u0007')), 'red|'],
    ['everything is replaced', edit('one', { type: 'replaceAll', text: 'two' }), 'two|'],
    ['a run of typing is undone as one', edit('a', type('b'), type('c'), 'undo'), 'a|'],
    ['a word at a time', edit('', type('a'), type(' '), type('b'), 'undo', 'undo'), 'a|'],
    ['a deletion is undone with its cursor', edit('one two', 'deleteWord', 'undo'), 'one two|'],
    ['at the ends nothing happens', edit('', 'moveLeft', 'moveRight', 'deleteBackward', 'deleteForward', 'undo'), '|'],
  ])('%s', (_name, text, expected) => {
    expect(show(text)).toBe(expected);
  });

  test('an intention that changes nothing gives the same object back', () => {
    const text = startEditing('abc');
    expect(editText(text, { type: 'moveRight' })).toBe(text);
    expect(editText(text, { type: 'insert', text: '' })).toBe(text);
  });

  const intention: fc.Arbitrary<EditIntention> = fc.oneof(
    fc.record({
      type: fc.constantFrom('insert' as const, 'replaceAll' as const),
      text: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 6 }),
        fc.constantFrom(
          FAMILY,
          '\u200D',
          '\u0301',
          '🇫',
          '🇷',
          '\uFE0F',
          '👩',
          '\u{1F3FD}',
          'ab ',
          '\r\n',
          '각',
          'ᆨ',
          '\u0600',
        ),
      ),
    }),
    fc.record({
      type: fc.constantFrom(
        'deleteBackward' as const,
        'deleteForward' as const,
        'deleteWord' as const,
        'deleteWordForward' as const,
        'deleteToStart' as const,
        'deleteToEnd' as const,
        'moveLeft' as const,
        'moveRight' as const,
        'moveWordLeft' as const,
        'moveWordRight' as const,
        'moveToStart' as const,
        'moveToEnd' as const,
        'yank' as const,
        'undo' as const,
      ),
    }),
  );

  test('any sequence of edits keeps the cursor inside, the text well-formed and on one line, the graphemes true', () => {
    fc.assert(
      fc.property(fc.array(intention, { maxLength: 40 }), (intentions) => {
        const text = intentions.reduce(editText, startEditing(''));
        const value = valueOf(text);
        expect(text.cursor).toBeGreaterThanOrEqual(0);
        expect(text.cursor).toBeLessThanOrEqual(text.graphemes.length);
        expect(value).not.toMatch(/\p{Surrogate}/u);
        expect(value).not.toMatch(/[\n\r\t]/);
        expect(text.graphemes).toEqual(splitGraphemes(value));
      }),
      { numRuns: 1000 },
    );
  });

  test('undo leads all the way back', () => {
    fc.assert(
      fc.property(fc.array(intention, { maxLength: 30 }), (intentions) => {
        let text = intentions.filter((one) => one.type !== 'undo').reduce(editText, startEditing('begin'));
        while (text.past.length > 0) text = editText(text, { type: 'undo' });
        expect(valueOf(text)).toBe('begin');
      }),
    );
  });
});

describe('splitting into graphemes', () => {
  test('long texts are split as short ones are', () => {
    const parts = ['a', FAMILY, '🇫🇷', 'e\u0301', '漢', ' ', '각'];
    const text = Array.from({ length: 700 }, (_, index) => parts[index % parts.length] ?? '');
    expect(splitGraphemes(text.join(''))).toEqual(text);
  });

  test('one cluster longer than a slice stays one', () => {
    const tower = `a${'\u0301'.repeat(1000)}`;
    expect(splitGraphemes(`x${tower}y`)).toEqual(['x', tower, 'y']);
  });
});
