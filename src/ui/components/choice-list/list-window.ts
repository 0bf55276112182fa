/** The rows of a list that fit, and how many are out of sight on either side. */
export interface ListWindow {
  readonly start: number;
  readonly end: number;
  readonly above: number;
  readonly below: number;
}

/**
 * Chooses the rows to show so that the highlighted one is among them, near the middle where possible. Where rows
 * are hidden, the lines "n more" that say so are counted in.
 *
 * @param heights lines that each row takes
 * @param lines lines there are for the list
 */
export function windowOnList(heights: readonly number[], highlighted: number, lines: number): ListWindow {
  const total = heights.length;
  if (sum(heights) <= lines) return { start: 0, end: total, above: 0, below: 0 };
  let start = Math.min(Math.max(0, highlighted), Math.max(0, total - 1));
  let end = Math.min(total, start + 1);
  const fits = (from: number, to: number): boolean =>
    sum(heights.slice(from, to)) + (from > 0 ? 1 : 0) + (to < total ? 1 : 0) <= lines;
  for (let grew = true; grew;) {
    grew = false;
    if (end < total && fits(start, end + 1)) {
      end += 1;
      grew = true;
    }
    if (start > 0 && fits(start - 1, end)) {
      start -= 1;
      grew = true;
    }
    // The last step to an edge frees the line that said there was more, so two rows may fit where one does not.
    if (!grew && end < total && end + 2 >= total && fits(start, total)) {
      end = total;
      grew = true;
    } else if (!grew && start > 0 && start <= 2 && fits(0, end)) {
      start = 0;
      grew = true;
    }
  }
  return { start, end, above: start, below: total - end };
}

function sum(heights: readonly number[]): number {
  return heights.reduce((total, height) => total + height, 0);
}
