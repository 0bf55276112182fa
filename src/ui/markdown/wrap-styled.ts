import stringWidth from 'string-width';
import { columnsOf, splitGraphemes } from '../components/text/graphemes.ts';

/** Columns that a text with colours takes. */
export function styledWidth(text: string): number {
  const bare = text.replace(SGR, '');
  return PLAIN.test(bare) ? bare.length : stringWidth(bare);
}

/**
 * Wraps a text with colours at spaces into lines of at most `width` columns. Line breaks in it stay; a longer word
 * is broken. Every line opens the styles that are on at its start and closes those still on at its end, so it can
 * be drawn alone.
 */
export function wrapStyled(text: string, width: number): string[] {
  const room = Math.max(1, width);
  const painter = createLinePainter();
  for (const line of text.split('\n')) {
    for (const word of wordsOf(line)) {
      if (painter.columns > 0 && painter.columns + word.gap + word.columns > room) painter.breakLine();
      else painter.add(' '.repeat(word.gap), word.gap);
      addWord(painter, word, room);
    }
    painter.breakLine();
  }
  return painter.lines;
}

/** Cuts a text with colours into pieces of at most `width` columns, wherever that falls; spaces stay. */
export function breakStyled(text: string, width: number): string[] {
  const painter = createLinePainter();
  addWord(painter, { text, columns: Number.POSITIVE_INFINITY, gap: 0 }, Math.max(1, width));
  painter.breakLine();
  return painter.lines;
}

interface Word {
  readonly text: string;
  readonly columns: number;
  /** Spaces before it. */
  readonly gap: number;
}

function wordsOf(line: string): Word[] {
  const words: Word[] = [];
  let gap = 0;
  for (const part of line.split(/( +)/)) {
    if (part.startsWith(' ')) gap = part.length;
    else if (part !== '') {
      words.push({ text: part, columns: styledWidth(part), gap: words.length === 0 ? 0 : gap });
      gap = 0;
    }
  }
  return words;
}

function addWord(painter: LinePainter, word: Word, room: number): void {
  for (const piece of word.text.split(SGR_SPLIT)) {
    if (piece.startsWith('\u001B[')) painter.style(piece);
    else if (painter.columns + word.columns <= room) painter.add(piece, styledWidth(piece));
    else {
      for (const grapheme of splitGraphemes(piece)) {
        const columns = columnsOf(grapheme);
        if (painter.columns > 0 && painter.columns + columns > room) painter.breakLine();
        // What is wider than the whole line cannot be shown at all.
        if (columns <= room) painter.add(grapheme, columns);
      }
    }
  }
}

interface LinePainter {
  readonly lines: string[];
  readonly columns: number;
  add(text: string, columns: number): void;
  style(sequence: string): void;
  breakLine(): void;
}

function createLinePainter(): LinePainter {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  let open: string[] = [];
  return {
    lines,
    get columns() {
      return columns;
    },
    add(text, width) {
      line += text;
      columns += width;
    },
    style(sequence) {
      line += sequence;
      const closed = CLOSES.get(sequence);
      open = closed === undefined ? [...open, sequence] : open.filter((style) => !closed.test(style));
    },
    breakLine() {
      lines.push(line + [...open].reverse().map(closerOf).join(''));
      line = open.join('');
      columns = 0;
    },
  };
}

function closerOf(style: string): string {
  for (const [closer, opens] of CLOSES) if (opens.test(style)) return closer;
  return '';
}

// The only styles there are in our lines: those of paint.ts.
// oxlint-disable-next-line no-control-regex -- colours are control sequences
const SGR = /\u001B\[\d+m/g;
// oxlint-disable-next-line no-control-regex -- as above
const SGR_SPLIT = /(\u001B\[\d+m)/;

const PLAIN = /^[\u0020-\u007E]*$/;

const CLOSES: ReadonlyMap<string, RegExp> = new Map([
  ['\u001B[22m', /\[[12]m$/],
  ['\u001B[23m', /\[3m$/],
  ['\u001B[24m', /\[4m$/],
  ['\u001B[29m', /\[9m$/],
  ['\u001B[39m', /\[(?:3[0-7]|9[0-7])m$/],
]);
