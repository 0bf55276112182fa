import { columnsOf } from '../text/graphemes.ts';

/** The part of a line that fits its field, and where the cursor stands in it. */
export interface TextWindow {
  /** First grapheme shown; pass it back as `previousStart` so that the text scrolls only when it must. */
  readonly start: number;
  readonly text: string;
  /** Columns between the left edge of the text and the cursor, always less than the width. */
  readonly cursorColumn: number;
  readonly hiddenLeft: boolean;
  readonly hiddenRight: boolean;
}

/**
 * Chooses which graphemes to show in `width` columns so that the cursor is visible. The cursor takes a column of
 * its own at the end of the text; a grapheme that would be cut at the right edge is left out.
 */
export function windowOnText(
  graphemes: readonly string[],
  cursor: number,
  width: number,
  previousStart: number,
): TextWindow {
  const start = chooseStart(graphemes, cursor, Math.max(1, width), previousStart);
  let used = 0;
  let end = start;
  let cursorColumn = 0;
  while (end < graphemes.length) {
    const columns = columnsOf(graphemes[end] ?? '');
    if (used + columns > width) break;
    if (end < cursor) cursorColumn += columns;
    used += columns;
    end += 1;
  }
  return {
    start,
    text: graphemes.slice(start, end).join(''),
    cursorColumn: Math.min(cursorColumn, Math.max(0, width - 1)),
    hiddenLeft: start > 0,
    hiddenRight: end < graphemes.length,
  };
}

function chooseStart(graphemes: readonly string[], cursor: number, width: number, previousStart: number): number {
  const atCursor = cursor < graphemes.length ? columnsOf(graphemes[cursor] ?? '') : 1;
  let room = width - Math.max(1, atCursor);
  let earliest = cursor;
  while (earliest > 0) {
    const columns = columnsOf(graphemes[earliest - 1] ?? '');
    if (columns > room) break;
    room -= columns;
    earliest -= 1;
  }
  // Never scrolled further than needed to show the end, so that deleting brings hidden text back.
  const latest = Math.min(cursor, startShowingEnd(graphemes, width));
  return Math.max(earliest, Math.min(previousStart, latest));
}

function startShowingEnd(graphemes: readonly string[], width: number): number {
  let room = width - 1;
  let start = graphemes.length;
  while (start > 0) {
    const columns = columnsOf(graphemes[start - 1] ?? '');
    if (columns > room) break;
    room -= columns;
    start -= 1;
  }
  return start;
}
