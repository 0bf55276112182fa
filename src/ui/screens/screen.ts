/** The room a screen has. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** From this width on there is room for a panel beside the main column. */
export const wideColumns = 100;
