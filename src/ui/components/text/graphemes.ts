import stringWidth from 'string-width';

/** Splits a text into what a person calls characters (Unicode grapheme clusters). */
export function splitGraphemes(text: string): string[] {
  if (PLAIN.test(text)) return text.split('');
  const graphemes: string[] = [];
  let start = 0;
  let size = SLICE;
  while (start < text.length) {
    // Half a surrogate pair would count as a cluster of its own.
    const end = start + size + (isHighSurrogate(text.charCodeAt(start + size - 1)) ? 1 : 0);
    const slice = text.slice(start, end);
    const isLast = end >= text.length;
    const found = Array.from(segmenter.segment(slice), (part) => part.segment);
    // The last cluster of a slice may go on in the next one. A slice that is all one cluster is tried again, longer.
    if (!isLast) found.pop();
    if (found.length === 0) {
      size *= 2;
      continue;
    }
    for (const grapheme of found) {
      graphemes.push(grapheme);
      start += grapheme.length;
    }
    size = SLICE;
  }
  return graphemes;
}

/** Columns that one grapheme (or any short text without control sequences) takes in a terminal. */
export function columnsOf(grapheme: string): number {
  if (grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~') return 1;
  return stringWidth(grapheme);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

const PLAIN = /^[\u0020-\u007E]*$/;

// Intl.Segmenter takes quadratic time in the length of its input on Node 20, so it is given short slices.
const SLICE = 256;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
