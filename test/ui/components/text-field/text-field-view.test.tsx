import { renderToString } from 'ink';
import { describe, expect, test } from 'vitest';
import { TextFieldView, type TextFieldViewProps } from '../../../../src/ui/components/text-field/text-field-view.tsx';
import { windowOnText } from '../../../../src/ui/components/text-field/text-window.ts';
import { createTheme, ThemeProvider } from '../../../../src/ui/theme.ts';

function draw(value: string, props: Partial<TextFieldViewProps> = {}): string {
  const width = 30;
  const theme = createTheme({ glyphs: 'unicode', colour: false });
  return renderToString(
    <ThemeProvider value={theme}>
      <TextFieldView
        width={width}
        window={windowOnText(value.split(''), value.length, width - 4, 0)}
        ghost=""
        isActive
        reading={undefined}
        isRefused={false}
        {...props}
      />
    </ThemeProvider>,
    { columns: 40 },
  );
}

describe('the picture of a text field', () => {
  test('an empty field shows what Enter would take', () => {
    expect(draw('', { ghost: '5M rows' })).toBe('❯  5M rows\n');
  });

  test('under the text stands how it is read', () => {
    expect(draw('5M', { reading: { type: 'reads', text: '5,000,000 rows' } })).toBe('❯  5M\n   = 5,000,000 rows');
  });

  test('a problem is a hint while typing and an error after Enter', () => {
    const reading = { type: 'problem', text: 'Mx is not a unit' } as const;
    expect(draw('5 Mx', { reading })).toBe('❯  5 Mx\n   … Mx is not a unit');
    expect(draw('5 Mx', { reading, isRefused: true })).toBe('❯  5 Mx\n   ✗ Mx is not a unit');
  });

  test('a long text is marked where it goes on', () => {
    expect(draw('a'.repeat(40)).split('\n')[0]).toBe(`❯ ‹${'a'.repeat(25)}`);
  });
});
