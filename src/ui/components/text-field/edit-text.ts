import { neutraliseText } from '../../../document/neutralise-text.ts';
import { splitGraphemes } from '../text/graphemes.ts';

/** A line of text under edit. Everything is counted in graphemes, so a cursor never stands inside a character. */
export interface EditedText {
  readonly graphemes: readonly string[];
  /** The grapheme before which the cursor stands; `graphemes.length` is the end. */
  readonly cursor: number;
  /** What the last deletion of a word or to an end took away; `yank` brings it back. */
  readonly killed: string;
  readonly past: readonly Moment[];
  /** What the last change was, so that a run of typing is undone as one. */
  readonly lastChange: 'typing' | 'other';
}

interface Moment {
  readonly graphemes: readonly string[];
  readonly cursor: number;
}

export type EditIntention =
  | { readonly type: 'insert'; readonly text: string }
  | { readonly type: 'replaceAll'; readonly text: string }
  | { readonly type: 'deleteBackward' }
  | { readonly type: 'deleteForward' }
  | { readonly type: 'deleteWord' }
  | { readonly type: 'deleteWordForward' }
  | { readonly type: 'deleteToStart' }
  | { readonly type: 'deleteToEnd' }
  | { readonly type: 'moveLeft' }
  | { readonly type: 'moveRight' }
  | { readonly type: 'moveWordLeft' }
  | { readonly type: 'moveWordRight' }
  | { readonly type: 'moveToStart' }
  | { readonly type: 'moveToEnd' }
  | { readonly type: 'yank' }
  | { readonly type: 'undo' };

/** Starts editing `value` (made one line) with the cursor at its end and nothing to undo. */
export function startEditing(value: string): EditedText {
  const graphemes = splitGraphemes(toSingleLine(value));
  return { graphemes, cursor: graphemes.length, killed: '', past: [], lastChange: 'other' };
}

/** The text as it stands. */
export function valueOf(text: EditedText): string {
  return text.graphemes.join('');
}

/** What an intention makes of the text. An intention that changes nothing returns the same object. */
export function editText(text: EditedText, intention: EditIntention): EditedText {
  const { graphemes, cursor } = text;
  switch (intention.type) {
    case 'insert':
      return insert(text, toSingleLine(intention.text));
    case 'replaceAll': {
      const all = splitGraphemes(toSingleLine(intention.text));
      return change(text, all, all.length, 'other');
    }
    case 'deleteBackward':
      return remove(text, cursor - 1, cursor);
    case 'deleteForward':
      return remove(text, cursor, cursor + 1);
    case 'deleteWord':
      return kill(text, wordStartBefore(graphemes, cursor), cursor);
    case 'deleteWordForward':
      return kill(text, cursor, wordEndAfter(graphemes, cursor));
    case 'deleteToStart':
      return kill(text, 0, cursor);
    case 'deleteToEnd':
      return kill(text, cursor, graphemes.length);
    case 'moveLeft':
      return moveTo(text, cursor - 1);
    case 'moveRight':
      return moveTo(text, cursor + 1);
    case 'moveWordLeft':
      return moveTo(text, wordStartBefore(graphemes, cursor));
    case 'moveWordRight':
      return moveTo(text, wordEndAfter(graphemes, cursor));
    case 'moveToStart':
      return moveTo(text, 0);
    case 'moveToEnd':
      return moveTo(text, graphemes.length);
    case 'yank':
      return insert({ ...text, lastChange: 'other' }, text.killed);
    case 'undo':
      return undo(text);
  }
}

function toSingleLine(text: string): string {
  return neutraliseText(text).replace(/[\n\t\u2028\u2029]+/g, ' ');
}

function insert(text: EditedText, added: string): EditedText {
  if (added === '') return text;
  const { graphemes, cursor } = text;
  // What is typed may join its neighbours (a combining mark, half a flag, a sign that goes before a letter), and they
  // theirs; two plain ASCII characters never join.
  let from = cursor;
  let to = cursor;
  while (from > 0 && !isPlain(graphemes[from - 1])) from -= 1;
  if (from > 0) from -= 1;
  while (to < graphemes.length && !isPlain(graphemes[to])) to += 1;
  if (to < graphemes.length) to += 1;
  const before = graphemes.slice(from, cursor).join('') + added;
  const middle = splitGraphemes(before + graphemes.slice(cursor, to).join(''));
  const next = [...graphemes.slice(0, from), ...middle, ...graphemes.slice(to)];
  const isWordBreak = added.length > 1 || added === ' ';
  return change(text, next, from + graphemesCovering(middle, before.length), isWordBreak ? 'other' : 'typing');
}

/** How many of the graphemes it takes to cover the first `length` UTF-16 units. */
function graphemesCovering(graphemes: readonly string[], length: number): number {
  let covered = 0;
  let count = 0;
  while (covered < length) {
    covered += graphemes[count]?.length ?? length;
    count += 1;
  }
  return count;
}

function remove(text: EditedText, from: number, to: number): EditedText {
  const start = Math.max(0, from);
  const end = Math.min(text.graphemes.length, to);
  if (start >= end) return text;
  const kept = text.graphemes.slice(0, start);
  const rest = text.graphemes.slice(end);
  const left = kept.join('');
  const joined = isPlain(kept.at(-1)) && isPlain(rest[0]) ? [...kept, ...rest] : splitGraphemes(left + rest.join(''));
  return change(text, joined, graphemesCovering(joined, left.length), 'other');
}

function kill(text: EditedText, from: number, to: number): EditedText {
  const removed = text.graphemes.slice(from, to).join('');
  if (removed === '') return text;
  return { ...remove(text, from, to), killed: removed };
}

function change(
  text: EditedText,
  graphemes: readonly string[],
  cursor: number,
  kind: EditedText['lastChange'],
): EditedText {
  const continues = kind === 'typing' && text.lastChange === 'typing';
  const moment = { graphemes: text.graphemes, cursor: text.cursor };
  const past = continues ? text.past : [...text.past.slice(1 - UNDO_DEPTH), moment];
  return { ...text, graphemes, cursor, past, lastChange: kind };
}

function moveTo(text: EditedText, cursor: number): EditedText {
  const next = Math.min(text.graphemes.length, Math.max(0, cursor));
  return next === text.cursor ? text : { ...text, cursor: next, lastChange: 'other' };
}

function undo(text: EditedText): EditedText {
  const moment = text.past.at(-1);
  if (moment === undefined) return text;
  return { ...text, ...moment, past: text.past.slice(0, -1), lastChange: 'other' };
}

function wordStartBefore(graphemes: readonly string[], cursor: number): number {
  let at = cursor;
  while (at > 0 && !isWordPart(graphemes[at - 1])) at -= 1;
  while (at > 0 && isWordPart(graphemes[at - 1])) at -= 1;
  return at;
}

function wordEndAfter(graphemes: readonly string[], cursor: number): number {
  let at = cursor;
  while (at < graphemes.length && !isWordPart(graphemes[at])) at += 1;
  while (at < graphemes.length && isWordPart(graphemes[at])) at += 1;
  return at;
}

function isWordPart(grapheme: string | undefined): boolean {
  return grapheme !== undefined && !/^[\s\p{P}]+$/u.test(grapheme);
}

function isPlain(grapheme: string | undefined): boolean {
  return grapheme === undefined || (grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~');
}

const UNDO_DEPTH = 200;
