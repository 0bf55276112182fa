import type { CheckedDocument, Found, Rule } from '../rule.ts';

/** No character that a terminal obeys, or that shows a text in another order than it runs. */
export const hiddenCharacters: Rule = {
  code: 'hidden-character',
  group: 'safety',
  severity: 'error',
  finds: 'terminal control sequences, and characters that reorder or hide text',
  why: 'An escape sequence can rewrite what a reader’s terminal shows; a bidirectional override shows code in another order than it runs.',
  remedy: 'Remove the character; write it as an escape (\\u202E) where code needs it.',
  source: {
    id: 'trojan-source',
    title: 'Unicode UTS 55: Unicode source code handling',
    url: 'https://www.unicode.org/reports/tr55/',
  },
  examples: {
    fires: [
      { text: 'Words.\n\nRed: \u001B[31mno\u001B[0m\n', line: 3 },
      { text: 'if level != "user\u202E":\n    pass\n', language: 'python', line: 1 },
      { text: 'The pool\u200B holds 5.\n', line: 1 },
    ],
    passes: [
      { text: 'Ελληνικά, עברית, العربية, 日本語, 👩‍👩‍👧 and é are plain text.\n' },
      { text: 'می‌خواهم is written with a joiner.\n' },
      { text: '\tTab and\nnewline\n' },
    ],
  },
  check: (document) =>
    textOf(document)
      .split('\n')
      .flatMap((line, index): readonly Found[] => {
        const match = hidden.exec(line);
        if (match === null) return [];
        const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
        return [{ line: index + 1, column: match.index + 1, message: `U+${code} (${nameOf(match[0])}) stands here` }];
      }),
};

// Joiners are part of words in some scripts and of emoji; elsewhere they only hide.
const hidden =
  // oxlint-disable-next-line no-control-regex -- control characters are what this rule is about
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}](?<!\u{1F3F4}[\u{E0000}-\u{E007F}]*)|(?<![\p{L}\p{M}\p{Extended_Pictographic}\uFE0F])[\u200C\u200D]/u;

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return 'a control character';
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'reorders text';
  return 'cannot be seen';
}

function textOf({ markdown, blocks }: CheckedDocument): string {
  return markdown === '' ? blocks.map(({ text }) => text).join('\n') : markdown;
}
