import { renderToString, Text } from 'ink';
import type { ReactElement } from 'react';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { Confirm } from '../../../../src/ui/components/layout/confirm.tsx';
import { formatElapsed } from '../../../../src/ui/components/layout/elapsed.tsx';
import { KeyBar } from '../../../../src/ui/components/layout/key-bar.tsx';
import { ErrorNote, Notice } from '../../../../src/ui/components/layout/notice.tsx';
import { Panel } from '../../../../src/ui/components/layout/panel.tsx';
import { Progress } from '../../../../src/ui/components/layout/progress.tsx';
import { Prose } from '../../../../src/ui/components/layout/prose.tsx';
import { ScrollView } from '../../../../src/ui/components/layout/scroll-view.tsx';
import { padText, truncateText, wrapText } from '../../../../src/ui/components/text/fit-text.ts';
import { createTheme, ThemeProvider, type GlyphSet } from '../../../../src/ui/theme.ts';

function draw(element: ReactElement, glyphs: GlyphSet = 'unicode'): string {
  const theme = createTheme({ glyphs, colour: false });
  return renderToString(<ThemeProvider value={theme}>{element}</ThemeProvider>, { columns: 80 });
}

describe('Panel', () => {
  test('has its title in the border and cuts what does not fit', () => {
    const panel = (
      <Panel title="What this implies" width={26} height={4}>
        <Text>5M rows a day</Text>
        <Text>58 rows/s</Text>
        <Text>too much</Text>
      </Panel>
    );
    expect(draw(panel)).toMatchInlineSnapshot(`
      "╭─ What this implies ────╮
      │ 5M rows a day          │
      │ 58 rows/s              │
      ╰────────────────────────╯"
    `);
  });

  test('shortens a title that is too long, and draws in ASCII', () => {
    const drawn = draw(<Panel title="A very long title indeed" width={16} />, 'ascii');
    expect(drawn.split('\n')[0]).toBe('+- A very lo~ -+');
    for (const line of drawn.split('\n')) expect(stringWidth(line)).toBe(16);
  });
});

describe('KeyBar', () => {
  const hints = [
    { key: '⏎', does: 'accept' },
    { key: '←', does: 'back' },
    { key: '?', does: 'why' },
    { key: 'Ctrl-C', does: 'leave' },
  ];

  test('leaves out the least important where there is little room', () => {
    expect(draw(<KeyBar hints={hints} width={60} />)).toBe('⏎ accept   ← back   ? why   Ctrl-C leave');
    expect(draw(<KeyBar hints={hints} width={20} />)).toBe('⏎ accept   ← back');
  });

  test('goes on in a second line where it may', () => {
    expect(draw(<KeyBar hints={hints} width={20} rows={2} />)).toBe('⏎ accept   ← back\n? why   Ctrl-C leave');
  });
});

describe('Progress', () => {
  const stages = [
    { label: 'The job', state: 'done' },
    { label: 'Volume, velocity, variety', state: 'current' },
    { label: 'Security', state: 'ahead' },
  ] as const;

  test('shows where one is, by signs', () => {
    expect(draw(<Progress stages={stages} count="7 of about 18" width={60} />)).toBe(
      '● ◉ ○  Volume, velocity, variety               7 of about 18',
    );
    expect(draw(<Progress stages={stages} count="7 of about 18" width={60} />, 'ascii')).toContain('* @ o  Volume');
  });

  test('shortens the name, never the count', () => {
    expect(draw(<Progress stages={stages} count="7 of about 18" width={34} />)).toBe(
      '● ◉ ○  Volume, vel…  7 of about 18',
    );
  });
});

describe('ScrollView', () => {
  const lines = Array.from({ length: 10 }, (_, index) => (index === 4 ? '' : `line ${index}`));

  test('shows its part and a bar that says where it is', () => {
    expect(draw(<ScrollView lines={lines} offset={3} height={4} width={12} />)).toMatchInlineSnapshot(`
      "line 3     │
                 ┃
      line 5     ┃
      line 6     │"
    `);
  });

  test('has no bar when everything is seen', () => {
    expect(draw(<ScrollView lines={['a', 'b']} offset={0} height={3} width={12} />).trimEnd()).toBe('a\nb');
  });
});

describe('Notice and ErrorNote', () => {
  test('carry their weight by a sign and wrap under themselves', () => {
    expect(draw(<Notice kind="warning" text="480 calls a minute exceed the limit" width={20} />)).toBe(
      '▲ 480 calls a minute\n  exceed the limit',
    );
  });

  test('say what, where and what to do', () => {
    const account = { what: 'The answers cannot be read', where: 'answers.yaml:12', remedy: 'Indent with spaces' };
    expect(draw(<ErrorNote account={account} width={60} />)).toBe(
      '✗ The answers cannot be read\n  answers.yaml:12\n  → Indent with spaces',
    );
  });
});

describe('Prose', () => {
  test('breaks at spaces and says when it was cut', () => {
    expect(draw(<Prose text="one two three four" width={9} />)).toBe('one two\nthree\nfour');
    expect(draw(<Prose text="one two three four" width={9} rows={2} />)).toBe('one two\nthree fo…');
  });
});

describe('small things', () => {
  test('a question shows what Enter means', () => {
    expect(draw(<Confirm question="Overwrite design.md?" onAnswer={() => {}} />)).toBe('Overwrite design.md? [y/N]');
  });

  test.each([
    [7_400, '0:07'],
    [750_000, '12:30'],
    [3_723_000, '1:02:03'],
  ])('%d ms is %s', (milliseconds, shown) => {
    expect(formatElapsed(milliseconds)).toBe(shown);
  });

  test('texts are fitted by columns, not by letters', () => {
    expect(truncateText('漢字漢字', 5, '…')).toBe('漢字…');
    expect(truncateText('short', 5, '…')).toBe('short');
    expect(padText('漢', 4)).toBe('漢  ');
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  });
});
