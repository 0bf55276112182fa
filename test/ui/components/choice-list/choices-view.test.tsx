import { renderToString } from 'ink';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../../src/ui/components/choice-list/choice.ts';
import { ChoicesView, type ChoicesViewProps } from '../../../../src/ui/components/choice-list/choices-view.tsx';
import { startChoosing } from '../../../../src/ui/components/choice-list/choose.ts';
import { createTheme, ThemeProvider, type GlyphSet } from '../../../../src/ui/theme.ts';

const choices: readonly Choice[] = [
  { id: 'rows', label: 'Append only', hint: 'rows are added, never changed' },
  { id: 'updates', label: 'Updates', hint: 'rows change in place' },
  { id: 'unknown', label: "I don't know" },
];

function draw(props: Partial<ChoicesViewProps>, glyphs: GlyphSet = 'unicode'): string {
  return renderToString(
    <ThemeProvider value={createTheme({ glyphs, colour: false })}>
      <ChoicesView
        state={startChoosing(choices, 'updates')}
        isMultiple={false}
        isActive
        width={60}
        rows={10}
        defaultIds={['rows']}
        {...props}
      />
    </ThemeProvider>,
    { columns: 80 },
  );
}

describe('the picture of a list', () => {
  test('hints stand beside the labels where all fit there', () => {
    expect(draw({})).toMatchInlineSnapshot(`
      "  1 Append only (default)  rows are added, never changed
      ❯ 2 Updates  rows change in place
        3 I don't know"
    `);
  });

  test('below them where they do not', () => {
    expect(draw({ width: 40 })).toMatchInlineSnapshot(`
      "  1 Append only (default)
          rows are added, never changed
      ❯ 2 Updates
          rows change in place
        3 I don't know"
    `);
  });

  test('below the highlighted only where there are few lines', () => {
    expect(draw({ width: 40, rows: 4 })).toMatchInlineSnapshot(`
      "  1 Append only (default)
      ❯ 2 Updates
          rows change in place
        3 I don't know"
    `);
  });

  test('ticks are signs, in ASCII too', () => {
    expect(draw({ isMultiple: true, state: startChoosing(choices, 'rows', ['updates']), width: 70 }, 'ascii'))
      .toMatchInlineSnapshot(`
      "> [ ] 1 Append only (default)  rows are added, never changed
        [x] 2 Updates  rows change in place
        [ ] 3 I don't know"
    `);
  });

  test('a long list has a filter and says how much is out of sight', () => {
    const long = Array.from({ length: 12 }, (_, index) => ({ id: `t${index}`, label: `Table ${index}` }));
    expect(draw({ state: startChoosing(long, 't6'), rows: 6, defaultIds: [] })).toMatchInlineSnapshot(`
      "Filter: type to narrow 12 choices
        ↑ 5 more
        Table 5
      ❯ Table 6
        Table 7
        ↓ 4 more"
    `);
  });

  test('a list that the filter empties says how to go on', () => {
    const long = Array.from({ length: 12 }, (_, index) => ({ id: `t${index}`, label: `Table ${index}` }));
    expect(draw({ state: { ...startChoosing(long, 't6'), filter: 'zz' }, defaultIds: [] })).toContain(
      'Backspace widens',
    );
  });

  test('no line is wider than the list', () => {
    const wide = [{ id: 'a', label: '漢字'.repeat(30), hint: 'very long '.repeat(10) }];
    for (const line of draw({ state: startChoosing(wide, 'a'), width: 24 }).split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(24);
  });
});
