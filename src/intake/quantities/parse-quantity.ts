import { readQuantity } from './read-quantity.ts';
import { refusalMessage } from './refusal-messages.ts';
import type { Dimension, ParsedQuantity } from './unit.ts';

/** A quantity, or the sentence that tells a person what to type instead. */
export type QuantityOutcome =
  | { readonly ok: true; readonly quantity: ParsedQuantity }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a quantity as people type it (`5M rows`, `20 GB/day`, `every 15 min`, `99.9 %`, `3-5M`) for a
 * question that asks for `dimension`, and gives it in base units (see `Dimension`). `noun` is what
 * the question counts, such as `viewers`; it is accepted after a number.
 *
 * Decimal multiples are k, M, G, T; KiB, MiB, GiB, TiB are binary. A month is 30 days and a year 365
 * days, except for money, where a year is twelve months. A range gives its larger end. Never throws.
 */
export function parseQuantity(text: string, dimension: Dimension, noun?: string): QuantityOutcome {
  const key = `${dimension}\n${noun ?? ''}\n${text}`;
  const known = outcomes.get(key);
  if (known) return known;
  if (outcomes.size >= mostOutcomes) outcomes.clear();
  const outcome = readAnew(text, dimension, noun);
  outcomes.set(key, outcome);
  return outcome;
}

function readAnew(text: string, dimension: Dimension, noun: string | undefined): QuantityOutcome {
  const outcome = readQuantity(text, dimension, noun);
  return outcome.ok
    ? { ok: true, quantity: outcome.value.quantity }
    : { ok: false, message: refusalMessage(outcome.refusal, text, dimension, noun) };
}

/** What was read before: a search over many designs reads the same few hundred texts thousands of times. */
const outcomes = new Map<string, QuantityOutcome>();

/** Far more than one interview has, and few enough that they cost no memory to speak of. */
const mostOutcomes = 2000;
