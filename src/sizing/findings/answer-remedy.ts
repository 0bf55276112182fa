import type { QuestionId } from '../../intake/answers.ts';
import { questionById } from '../../intake/catalogue.ts';
import { bytesAtLeast, callsAtLeast, seconds, secondsAtLeast } from './finding-rule.ts';

/** More than this can be written, not answered. */
const largest = 1e18;

/**
 * The remedy that changes the answer to one question to `value`, in its base unit; none where the question would not
 * take it, since nobody could follow that.
 */
export function answerRemedy(id: QuestionId, value: number, text: string): readonly string[] {
  const question = questionById(id);
  if (question.kind !== 'quantity') return [text];
  return value >= (question.min ?? 0) && value <= (question.max ?? largest) ? [text] : [];
}

/** An instance with that much memory, in bytes, and a thousandth more for what rounding takes. */
export function instanceOf(needed: number): readonly string[] {
  const memory = needed * 1.001;
  return answerRemedy('host_memory', memory, `an instance of ${bytesAtLeast(memory)}`);
}

/** A limit of an API of that many calls a second. */
export function rateLimitOf(perSecond: number): readonly string[] {
  return answerRemedy('rate_limit', perSecond, `a limit of ${callsAtLeast(perSecond)}`);
}

/** Another target for the time until a page shows its data, in seconds, with room for rounding. */
export function pageLoadOf(needed: number): readonly string[] {
  const value = needed * 1.001;
  return answerRemedy('page_load', value, `a page-load target of ${secondsAtLeast(value)}`);
}

/** A looser promise of what may be lost (RPO) or how long recovery may take (RTO), in seconds. */
export function promiseOf(id: 'rpo' | 'rto', value: number): readonly string[] {
  return answerRemedy(id, value, `an ${id.toUpperCase()} of ${secondsAtLeast(value)}`);
}

/** Seconds as text, rounded down to what is shown: 272.7 ms becomes `270 ms`. */
export function secondsAtMost(value: number): string {
  const digits = 10 ** (Math.floor(Math.log10(value)) - 1);
  return seconds(value < 10 ? Number((Math.floor(value / digits + 1e-9) * digits).toPrecision(3)) : stepDown(value));
}

function stepDown(value: number): number {
  const step = value < 60 ? 1 : value < 3600 ? 60 : 3600;
  return Math.floor(value / step) * step;
}
