import type { Paint } from './paint.ts';
import { styledWidth, wrapStyled } from './wrap-styled.ts';

export type Alignment = 'left' | 'right' | 'center' | null;

/** How a table is laid out; once chosen, further rows can be drawn without looking at the earlier ones. */
export interface TableLayout {
  /** Columns of each column. */
  readonly widths: readonly number[];
  readonly alignments: readonly Alignment[];
  /** Some cells had to give up columns, so rows may take several lines and are ruled off. */
  readonly isSqueezed: boolean;
  /** Words would not fit their columns: each row is a list of "header: value". */
  readonly isStacked: boolean;
}

export interface TableLooks {
  readonly rule: string;
  readonly bar: string;
  readonly crossing: string;
  readonly head: Paint;
  readonly muted: Paint;
}

/** Chooses column widths for cells (styled texts, the header row first) so that a row takes at most `width`. */
export function layOutTable(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
  width: number,
): TableLayout {
  const count = alignments.length;
  const natural = alignments.map((_, column) => Math.max(1, ...rows.map((row) => widestLine(row[column] ?? ''))));
  const room = width - GAP * (count - 1);
  if (sum(natural) <= room) return { widths: natural, alignments, isSqueezed: false, isStacked: false };
  const narrowest = natural.map((columns, column) => {
    const word = Math.max(1, ...rows.map((row) => longestWord(row[column] ?? '')));
    return Math.min(columns, word, LONGEST_KEPT_WORD);
  });
  if (sum(narrowest) > room) return { widths: narrowest, alignments, isSqueezed: true, isStacked: true };
  return { widths: share(natural, narrowest, room), alignments, isSqueezed: true, isStacked: false };
}

/** Gives each column some spare room, for rows that come after the layout is fixed. */
export function withSpareRoom(layout: TableLayout, width: number): TableLayout {
  const { widths, isStacked } = layout;
  if (isStacked) return layout;
  const left = width - sum(widths) - GAP * (widths.length - 1);
  const spare = Math.min(SPARE_COLUMNS, Math.max(0, Math.floor(left / widths.length)));
  return { ...layout, widths: widths.map((columns) => columns + spare) };
}

/** The lines of the header row and the rule under it; nothing for a stacked table. */
export function drawTableHead(head: readonly string[], layout: TableLayout, looks: TableLooks): string[] {
  if (layout.isStacked) return [];
  return [...drawCells(head.map(looks.head), layout, looks), drawRule(layout, looks)];
}

/** The lines of one row. `isFirst` says that no ruled-off row stands above it. */
export function drawTableRow(
  cells: readonly string[],
  head: readonly string[],
  layout: TableLayout,
  looks: TableLooks,
  options: { readonly isFirst: boolean; readonly width: number },
): string[] {
  if (layout.isStacked) {
    const lines = cells.flatMap((cell, column) =>
      wrapStyled(`${looks.head(head[column] ?? '')}: ${cell.replaceAll('\n', ' ')}`, options.width),
    );
    return options.isFirst ? lines : ['', ...lines];
  }
  const lines = drawCells(cells, layout, looks);
  return layout.isSqueezed && !options.isFirst ? [drawRule(layout, looks), ...lines] : lines;
}

function drawCells(cells: readonly string[], layout: TableLayout, looks: TableLooks): string[] {
  const wrapped = layout.widths.map((width, column) => wrapStyled(cells[column] ?? '', width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    wrapped
      .map((lines, column) => align(lines[row] ?? '', layout.widths[column] ?? 1, layout.alignments[column] ?? null))
      .join(` ${looks.muted(looks.bar)} `)
      .trimEnd(),
  );
}

function drawRule(layout: TableLayout, looks: TableLooks): string {
  const pieces = layout.widths.map((width) => looks.rule.repeat(width));
  return looks.muted(pieces.join(looks.rule + looks.crossing + looks.rule));
}

function align(text: string, width: number, alignment: Alignment): string {
  const space = Math.max(0, width - styledWidth(text));
  const left = alignment === 'right' ? space : alignment === 'center' ? Math.floor(space / 2) : 0;
  return ' '.repeat(left) + text + ' '.repeat(space - left);
}

/** Hands out the columns that are left to those that need them most. */
function share(natural: readonly number[], narrowest: readonly number[], room: number): number[] {
  const widths = [...narrowest];
  for (let left = room - sum(widths); left > 0; left -= 1) {
    const needs = natural.map((columns, column) => columns / (widths[column] ?? 1));
    const neediest = needs.indexOf(Math.max(...needs));
    widths[neediest] = (widths[neediest] ?? 0) + 1;
  }
  return widths;
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map(styledWidth));
}

function widestLine(text: string): number {
  return Math.max(...text.split('\n').map(styledWidth));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Columns between two cells: a bar with a space on each side. */
const GAP = 3;

const SPARE_COLUMNS = 6;

/** A longer word (a URL, a hash) may be broken to keep the columns. */
const LONGEST_KEPT_WORD = 20;
