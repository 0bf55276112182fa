/** The room a screen has. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** From this width on there is room for a panel beside the main column. */
export const wideColumns = 100;

/** Lines that the keys may take: more where they have to wrap, fewer where lines are scarce. */
export function keyRows({ columns, rows }: ScreenSize): number {
  if (rows < 16) return 1;
  return rows >= 20 && columns < wideColumns ? 3 : 2;
}

/** `1 blocker`, `3 blockers`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
