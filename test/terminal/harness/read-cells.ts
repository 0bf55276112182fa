import type xterm from '@xterm/headless';

/** Neighbouring characters of one line that look the same. */
export interface StyledText {
  readonly text: string;
  /** The first column, from 0, and how many there are: a wide character takes two. */
  readonly column: number;
  readonly columns: number;
  /** One of the terminal's colours from 0 to 255, `#rrggbb`, or null for its default. */
  readonly foreground: number | string | null;
  readonly background: number | string | null;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isUnderlined: boolean;
  readonly isInverse: boolean;
}

/** The visible lines of a terminal, each in pieces that look the same. */
export function readCells(screen: InstanceType<typeof xterm.Terminal>): readonly (readonly StyledText[])[] {
  const { active } = screen.buffer;
  return Array.from({ length: screen.rows }, (_, row) => {
    const line = active.getLine(active.baseY + row);
    const pieces: StyledText[] = [];
    for (let column = 0; column < screen.cols; column += 1) {
      const cell = line?.getCell(column);
      if (cell === undefined || cell.getWidth() === 0) continue;
      const piece: StyledText = {
        text: cell.getChars() || ' ',
        column,
        columns: cell.getWidth(),
        foreground: colourOf(cell.isFgDefault(), cell.isFgRGB(), cell.getFgColor()),
        background: colourOf(cell.isBgDefault(), cell.isBgRGB(), cell.getBgColor()),
        isBold: cell.isBold() !== 0,
        isDim: cell.isDim() !== 0,
        isUnderlined: cell.isUnderline() !== 0,
        isInverse: cell.isInverse() !== 0,
      };
      const last = pieces.at(-1);
      if (last !== undefined && looksLike(last, piece)) {
        pieces[pieces.length - 1] = { ...last, text: last.text + piece.text, columns: last.columns + piece.columns };
      } else pieces.push(piece);
    }
    return pieces;
  });
}

function colourOf(isDefault: boolean, isRgb: boolean, colour: number): number | string | null {
  if (isDefault) return null;
  return isRgb ? `#${colour.toString(16).padStart(6, '0')}` : colour;
}

function looksLike(one: StyledText, other: StyledText): boolean {
  return (
    one.foreground === other.foreground &&
    one.background === other.background &&
    one.isBold === other.isBold &&
    one.isDim === other.isDim &&
    one.isUnderlined === other.isUnderlined &&
    one.isInverse === other.isInverse
  );
}
