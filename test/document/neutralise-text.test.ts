import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neutraliseText, unfinishedTail } from '../../src/document/neutralise-text.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '\u001B',
        '\u001B[',
        '\u001B]0;',
        '\u0007',
        '\u009B',
        '\u009D',
        '\r',
        '\n',
        '\u202E',
        '\uD83D',
        '\uDE00',
        '31m',
        'é',
        '👩‍👩‍👧',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('neutraliseText', () => {
  test.each([
    ['colours', '\u001B[31;1mred\u001B[0m', 'red'],
    ['a window title with BEL', 'a\u001B]0;title\u0007b', 'ab'],
    ['a hyperlink with ST', '\u001B]8;;https://e.org\u001B\\text\u001B]8;;\u001B\\', 'text'],
    ['a clipboard write that never ends', 'a\u001B]52;c;Zm9v\nb', 'a\nb'],
    ['eight-bit sequences', 'a\u009B2Jb\u009Dtitle\u009Cc', 'abc'],
    ['screen clearing and resets', '\u001B[2J\u001B[H\u001Bcx', 'x'],
    ['overrides of direction', 'pay\u202E001\u202C \u2066x\u2069', 'pay001 x'],
    ['bells and backspaces', 'a\u0007\u0008b\u007F', 'ab'],
    ['line ends of other systems', 'a\r\nb\rc', 'a\nb\nc'],
    ['halves of pairs', 'a\uD83Db\uDE00c', 'a\uFFFDb\uFFFDc'],
  ])('takes out or mends %s', (_name, text, expected) => {
    expect(neutraliseText(text)).toBe(expected);
  });

  test.each(['plain\ttext\n', 'Größe, 漢字, عربى, 👩‍👩‍👧‍👦 🇫🇷 e\u0301', '```sql\nselect 1;\n```'])(
    'leaves %j as it is',
    (text) => {
      expect(neutraliseText(text)).toBe(text);
    },
  );

  test('leaves nothing that a second pass would change', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = neutraliseText(text);
        expect(neutraliseText(once)).toBe(once);
        expect(once).not.toContain('\u001B');
      }),
    );
  });
});

describe('unfinishedTail', () => {
  test('what waits for the rest is exactly what the rest completes', () => {
    const whole = fc.constantFrom('\u001B[31m', '\u001B]0;title\u0007', '\r\n', '😀', '\u009B1A', '\u001B(B');
    fc.assert(
      fc.property(whole, fc.nat(), (sequence, at) => {
        const cut = 1 + (at % (sequence.length - 1));
        const head = `seen ${sequence.slice(0, cut)}`;
        const ready = head.length - unfinishedTail(head);
        const text = neutraliseText(head.slice(0, ready)) + neutraliseText(head.slice(ready) + sequence.slice(cut));
        expect(text).toBe(neutraliseText(`seen ${sequence}`));
      }),
    );
  });

  test('plain text waits for nothing', () => {
    expect(unfinishedTail('plain text')).toBe(0);
    expect(unfinishedTail('done \u001B[31mred')).toBe(0);
  });
});
