/** One row of a list that a person chooses from. "I don't know" is a row like any other. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What the choice means, in a few words. */
  readonly hint?: string;
  /** A heading that is drawn above the first choice of each group. */
  readonly group?: string;
  /** In a list of several: choosing it drops the others, and choosing another drops it ("none", "I don't know"). */
  readonly isExclusive?: boolean;
}

/** Lists longer than this are filtered by typing; shorter ones are answered with a digit. */
const LONGEST_NUMBERED_LIST = 8;

/** Whether typing letters narrows the list down. */
export function isFiltered(choices: readonly Choice[]): boolean {
  return choices.length > LONGEST_NUMBERED_LIST;
}
