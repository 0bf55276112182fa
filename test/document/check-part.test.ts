import { expect, test } from 'vitest';
import { withCheckPart, withoutCheckPart } from '../../src/document/check-part.ts';

const bare = '## Sources\n\n- [One](https://example.com)\n';
const paragraph = 'The checks of streamlit-architect found nothing. 1 code block: 1 parses.';
const table = '| Section | Code | Diagrams | Found |\n|---|---|---|---|\n| Summary | 1 | none | nothing |';
const list =
  'What was found, and stands in the document:\n\n- Summary, error `python`: `x`\n- Sources, error `link`: `y`';

test.each([paragraph, `${paragraph}\n\n${table}`, `${paragraph}\n\n${table}\n\n${list}`])(
  'what the checks said is put in once, taken out again, and replaced',
  (words) => {
    const whole = withCheckPart(bare, words);
    expect(whole).toBe(`${bare}\n### How this document was checked\n\n${words}\n`);
    expect(withoutCheckPart(whole)).toBe(bare);
    expect(withCheckPart(whole, paragraph)).toBe(withCheckPart(bare, paragraph));
    expect(withCheckPart(whole.replaceAll('\n', '\r\n'), words)).toBe(whole);
    expect(withoutCheckPart(whole.replaceAll('\n', '\r\n')).trimEnd()).toBe(bare.replaceAll('\n', '\r\n').trimEnd());
    expect(withoutCheckPart(whole.trimEnd()).trimEnd()).toBe(bare.trimEnd());
  },
);

test('what a hand has put after it stays where it is', () => {
  const noted = `${withCheckPart(bare, `${paragraph}\n\n${table}`)}\nOurs.\n`;
  expect(withCheckPart(noted, `${paragraph}\n\n${list}`)).toBe(
    `${withCheckPart(bare, `${paragraph}\n\n${list}`)}\nOurs.\n`,
  );
  expect(withoutCheckPart(noted)).toBe(`${bare}\nOurs.\n`);
});

test('other sections have no such part', () => {
  const other = withCheckPart('## Summary\n\nWords.\n', paragraph);
  expect(withoutCheckPart(other)).toBe(other);
});
