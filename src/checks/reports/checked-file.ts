import type { CheckResult } from '../check-document.ts';

/** A file as the person named it, and what the checks found in it. */
export interface CheckedFile {
  readonly file: string;
  readonly result: CheckResult;
}
