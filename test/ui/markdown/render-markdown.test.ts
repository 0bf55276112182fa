import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test, vi } from 'vitest';
import { neutraliseText } from '../../../src/document/neutralise-text.ts';
import { renderMarkdown } from '../../../src/ui/markdown/render-markdown.ts';

function plain(markdown: string, width = 60): string {
  return renderMarkdown(markdown, width, { color: false }).join('\n');
}

describe('what marked-terminal gets wrong', () => {
  test('1: tight list items show their inline Markdown', () => {
    expect(plain('- tight **b** `c`\n- [x](https://e.org/)')).toBe('• tight b `c`\n• x (https://e.org/)');
  });

  test('2: code in a list item keeps its lines', () => {
    expect(plain('1. x\n   ```sql\n   select 1\n   from t\n   ```')).toBe('1. x\n     select 1\n     from t');
  });

  test('3: an ordered list begins where it says, with the numbers aligned', () => {
    expect(plain('9. nine\n10. ten')).toBe(' 9. nine\n10. ten');
  });

  test('4: list items wrap under their text', () => {
    expect(plain('- one two three four five', 16)).toBe('• one two three\n  four five');
  });

  test('5: tables keep to the width and to their alignment', () => {
    expect(plain('| n | text |\n|--:|:--|\n| 1 | many words that wrap |\n| 200 | x |', 18)).toBe(
      ['  n │ text', '────┼─────────────', '  1 │ many words', '    │ that wrap', '────┼─────────────', '200 │ x'].join(
        '\n',
      ),
    );
  });

  test('5: a table whose words do not fit their columns becomes a list of rows', () => {
    expect(plain('| a | b | c |\n|---|---|---|\n| one | two | three |\n| four | five | six |', 14)).toBe(
      ['a: one', 'b: two', 'c: three', '', 'a: four', 'b: five', 'c: six'].join('\n'),
    );
  });

  test('6: a span closes only its own style', () => {
    expect(renderMarkdown('**a *b* c**', 40, { color: true })).toEqual(['\u001B[1ma \u001B[3mb\u001B[23m c\u001B[22m']);
  });

  test('7: nested lists have no lines of spaces', () => {
    expect(plain('- a\n  - b\n\n    c\n- d')).not.toMatch(/^ +$/m);
  });

  test('8: the lines of a quotation stay under their bar', () => {
    expect(plain('> one two three\n>\n> - four', 12)).toBe('│ one two\n│ three\n│\n│ • four');
  });

  test('9: character references are decoded, but not to control characters', () => {
    expect(plain('&copy; &rarr; &#65;&#x1b;[31m &unknown;')).toBe('© → A &unknown;');
  });

  test('10: an unknown language writes nothing to stderr', () => {
    const write = vi.spyOn(process.stderr, 'write');
    const log = vi.spyOn(console, 'error');
    expect(plain('```mermaid\nflowchart TD\n  A --> B\n```')).toBe('  flowchart TD\n    A --> B');
    expect(write).not.toHaveBeenCalled();
    expect(log).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('11: emoji shortcodes stay as written', () => {
    expect(plain('http://a.b/:smile: and :tada:')).toContain(':smile: and :tada:');
  });

  test('12: colour is asked for, not found out', () => {
    expect(plain('# Title\n\n**b** `c`\n\n```python\nx = 1\n```')).not.toContain('\u001B');
    expect(renderMarkdown('**b**', 20, { color: true })).toEqual(['\u001B[1mb\u001B[22m']);
  });
});

describe('rendering Markdown', () => {
  test('headings keep the signs of their level', () => {
    expect(plain('# One\n\n## Two')).toBe('# One\n\n## Two');
  });

  test('task lists show their boxes and wrap beside them', () => {
    expect(plain('- [ ] to do this thing\n- [x] done', 14)).toBe('• [ ] to do\n      this\n      thing\n• [x] done');
  });

  test('soft breaks flow, hard breaks stay', () => {
    expect(plain('one\ntwo  \nthree<br>four')).toBe('one two\nthree\nfour');
  });

  test('ASCII symbols where asked for', () => {
    const lines = renderMarkdown('- a\n\n> b\n\n---', 5, { color: false, glyphs: 'ascii' });
    expect(lines).toEqual(['* a', '', '| b', '', '-----']);
  });

  test('SQL and Python are coloured across lines', () => {
    const [first, second] = renderMarkdown('```python\n"""a\nb"""\n```', 40, { color: true });
    expect(first).toBe('  \u001B[32m"""a\u001B[39m');
    expect(second).toBe('  \u001B[32mb"""\u001B[39m');
  });

  test('comments and link definitions show nothing', () => {
    expect(plain('<!-- hidden -->\n\n[a]: https://e.org/\n\nseen')).toBe('seen');
  });

  test('thousands of nested quotations are still readable', () => {
    const last = renderMarkdown(`${'> '.repeat(5000)}deep`, 80, { color: false }).at(-1) ?? '';
    expect(last.endsWith('deep')).toBe(true);
  });

  test('no line is ever wider than the width, and none holds a foreign control sequence', () => {
    const markdown = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom(
          '\n',
          '\n\n',
          '- ',
          '1. ',
          '> ',
          '| a | b |\n|---|---|\n| ',
          '```py\n',
          '**',
          '`',
          '# ',
          '\t',
          '漢字',
          '\u001B[31m',
          '👩‍👩‍👧‍👦',
        ),
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(markdown, fc.integer({ min: 4, max: 50 }), (parts, width) => {
        for (const line of renderMarkdown(parts.join(''), width, { color: true })) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(neutraliseText(line)).toBe(stripVTControlCharacters(line));
        }
      }),
      { numRuns: 300 },
    );
  });
});
