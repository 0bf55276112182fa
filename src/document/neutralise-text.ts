/**
 * Takes everything out of a text that a terminal or an editor would obey instead of show: escape sequences (with
 * their parameters and, for OSC and its kin, their payload), other C0 and C1 controls, bidirectional overrides
 * and isolates, and lone surrogates (which become U+FFFD). Tab and newline stay; CRLF and CR become newline.
 * The result of a second call equals that of the first.
 */
export function neutraliseText(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(ESCAPE_SEQUENCE, '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\uFFFD');
}

/**
 * How many characters at the end of `text` may be the beginning of something that only the next piece of a stream
 * completes (an escape sequence, CRLF, a surrogate pair), and so must wait for it before `neutraliseText`.
 */
export function unfinishedTail(text: string): number {
  const last = text.charCodeAt(text.length - 1);
  if (last === 0x0d || (last >= 0xd800 && last <= 0xdbff)) return 1;
  const start = Math.max(text.lastIndexOf('\u001B'), text.lastIndexOf('\u009B'), text.lastIndexOf('\u009D'));
  const length = text.length - start;
  if (start === -1 || length > LONGEST_HELD_SEQUENCE) return 0;
  return UNFINISHED_SEQUENCE.test(text.slice(start)) ? length : 0;
}

const HARMLESS = /^[\t\n\u0020-\u007E]*$/;

// OSC, DCS, SOS, PM and APC carry a payload up to BEL or ST; CSI has parameters and a final byte; the rest are short.
const ESCAPE_SEQUENCE =
  // oxlint-disable-next-line no-control-regex -- control characters are what this file is about
  /(?:\u001B[\]PX^_]|[\u009D\u0090\u0098\u009E\u009F])[^\u0007\u001B\u009C\n]*(?:\u0007|\u001B\\|\u009C)?|(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]?|\u001B[ -/]*[0-~]?/g;

// oxlint-disable-next-line no-control-regex -- as above
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

const LONE_SURROGATE = /\p{Surrogate}/gu;

const LONGEST_HELD_SEQUENCE = 4096;

const UNFINISHED_SEQUENCE =
  // oxlint-disable-next-line no-control-regex -- as above
  /^(?:(?:\u001B[\]PX^_]|\u009D)[^\u0007\u001B\u009C\n]*|(?:\u001B\[|\u009B)[0-?]*[ -/]*|\u001B[ -/]*)$/;
