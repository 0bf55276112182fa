import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { createMarkdownStream } from '../../../src/ui/markdown/markdown-stream.ts';
import { renderMarkdown } from '../../../src/ui/markdown/render-markdown.ts';

const BLOCKS = [
  '# Title of *the* thing',
  'A paragraph with **bold**, `code`\nand a [link](https://example.org/) that goes on for a while, to be wrapped.',
  'Setext\n======',
  '- one\n- two **b**\n  - nested\n- three',
  '- loose\n\n  more of it\n\n- other',
  '3. three\n4. four\n   ```sql\n   select 1\n   ```\n5. five',
  '- [ ] todo\n- [x] done',
  '> quoted\n> on\n>\n> - list',
  '| a | b |\n|---|--:|\n| 1 | 2 |\n| a longer cell | `x` |',
  '```python\ndef f():\n    """long\n\n    string"""\n    return 1  # one\n\n```',
  '```\n\nplain\n\n\ntext\n```',
  '~~~~ toml\n[a]\n~~~\nb = 1\n~~~~',
  '<div>\nhtml\n</div>',
  '    indented code',
  '---',
  'Wide 漢字 and 👩‍👩‍👧‍👦 &copy; \u001B[31mred\u001B[0m',
];

const documents = fc.array(fc.constantFrom(...BLOCKS), { maxLength: 8 }).map((blocks) => blocks.join('\n\n'));
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });

function pieces(text: string, sizes: readonly number[]): string[] {
  const found: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    found.push(text.slice(at, at + size));
    at += size;
  }
  return found;
}

describe('a Markdown stream', () => {
  test('ends with the lines of the whole document, however it was cut', () => {
    fc.assert(
      fc.property(documents, cuts, fc.integer({ min: 12, max: 100 }), (markdown, sizes, width) => {
        const stream = createMarkdownStream(width, { color: true });
        for (const piece of pieces(markdown, sizes)) stream.push(piece);
        stream.end();
        expect(stream.lines().frozen).toEqual(renderMarkdown(markdown, width, { color: true }));
        expect(stream.lines().tail).toEqual([]);
      }),
    );
  });

  test('never takes a frozen line back, and never draws a line too wide', () => {
    fc.assert(
      fc.property(documents, cuts, (markdown, sizes) => {
        const stream = createMarkdownStream(30, { color: true });
        let seen: readonly string[] = [];
        for (const piece of pieces(markdown, sizes)) {
          stream.push(piece);
          const { frozen, tail } = stream.lines();
          expect(frozen.slice(0, seen.length)).toEqual(seen);
          for (const line of tail) expect(stringWidth(line)).toBeLessThanOrEqual(30);
          seen = [...frozen];
        }
      }),
      { numRuns: 50 },
    );
  });

  test('shows what has arrived: half a paragraph, half a line of code', () => {
    const stream = createMarkdownStream(40, { color: false });
    stream.push('Half a para');
    expect(stream.lines().tail).toEqual(['Half a para']);
    stream.push('graph\n\n```python\nx = 1\ny =');
    expect([...stream.lines().frozen, ...stream.lines().tail]).toEqual(['Half a paragraph', '', '  x = 1', '  y =']);
    expect(stream.lines().frozen).toContain('  x = 1');
  });

  test('keeps control sequences out even when a delta cuts them in two', () => {
    const stream = createMarkdownStream(40, { color: false });
    stream.push('safe \u001B[3');
    stream.push('1mtext\u001B]0;tit');
    stream.push('le\u0007 end');
    expect(stream.lines().tail).toEqual(['safe text end']);
  });

  test.each([
    ['list', (i: number) => `- item ${i} with some words\n`],
    ['ordered list', (i: number) => `1. item ${i} with some words\n`],
    ['table', (i: number) => (i === 0 ? '| n | words |\n|---|---|\n' : `| ${i} | some words |\n`)],
    ['paragraph', (i: number) => `sentence ${i} with some *marked* words. `],
    ['fence', (i: number) => (i === 0 ? '```python\n' : `x = ${i}\n`)],
  ])('freezes an endless %s piecewise and loses nothing', (_kind, part) => {
    const stream = createMarkdownStream(60, { color: false });
    let whole = '';
    let longestTail = 0;
    for (let i = 0; i < 1500; i += 1) {
      whole += part(i);
      stream.push(part(i));
      if (i % 50 === 0) longestTail = Math.max(longestTail, stream.lines().tail.length);
    }
    expect(longestTail).toBeLessThan(200);
    stream.end();
    const bare = (lines: readonly string[]): string[] =>
      lines.join(' ').replace(/─+/g, '─').replace(/ {2,}/g, ' ').split(' ');
    expect(bare(stream.lines().frozen)).toEqual(bare(renderMarkdown(whole, 60, { color: false })));
  });
});
