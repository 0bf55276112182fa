/** Why a text is not the quantity that was asked for; `refusal-messages.ts` has the words. */
export type RefusalReason =
  | 'empty'
  | 'too-long'
  | 'not-understood'
  | 'no-number'
  | 'negative'
  | 'number-separators'
  | 'bits'
  | 'billion-or-bytes'
  | 'minute-or-month'
  | 'foreign-currency'
  | 'vague-duration'
  | 'wrong-dimension'
  | 'no-duration-unit'
  | 'no-rate-period'
  | 'percent-or-ratio'
  | 'more-than-whole'
  | 'relative-percent'
  | 'zero'
  | 'out-of-range';

/** A refusal and the part of the text, or the reading of it, that its message names. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly detail: string;
}

/** The outcome of a reading step: what was read, or why it was not. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** A step that succeeded with `value`. */
export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** A step that failed for `reason`; `detail` is quoted by the message. */
export function refuse(reason: RefusalReason, detail = ''): Reading<never> {
  return { ok: false, refusal: { reason, detail } };
}
