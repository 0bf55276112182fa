import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import type { Unit } from '../knowledge/unit.ts';
import type { AppQuantityId, SourceMetric } from '../sizing/quantity-ids.ts';
import { appQuantity, type Sizing, sourceQuantity } from '../sizing/sizing.ts';
import type { Known } from '../sizing/workload.ts';

interface Sized {
  readonly sizing: Sizing;
}

/** An app figure of the ledger in its base unit. Throws a RangeError when the ledger lacks it. */
export function figure({ sizing }: Sized, id: AppQuantityId): number {
  return appQuantity(sizing.ledger, id).value;
}

/** An app figure of the ledger as the document prints it: `1.2 GB`. */
export function quote({ sizing }: Sized, id: AppQuantityId): string {
  const { value, unit } = appQuantity(sizing.ledger, id);
  return formatQuantity(value, unit);
}

/** A figure of one source in its base unit; null when that kind of source has no such figure. */
export function sourceFigure({ sizing }: Sized, sourceId: string, metric: SourceMetric): number | null {
  return sourceQuantity(sizing.ledger, sourceId, metric)?.value ?? null;
}

/** A figure of one source as the document prints it; "no known figure" when that kind of source has none. */
export function sourceQuote({ sizing }: Sized, sourceId: string, metric: SourceMetric): string {
  const quantity = sourceQuantity(sizing.ledger, sourceId, metric);
  return quantity === null ? 'no known figure' : formatQuantity(quantity.value, quantity.unit);
}

/** An answered number as the document prints it. */
export function quoteAnswer(known: Known<number>, unit: Unit): string {
  return formatQuantity(known.value, unit);
}

/** Seconds as the document prints them: `15 min`. */
export function quoteSeconds(seconds: number): string {
  return formatQuantity(seconds, 's');
}

/** Bytes as the document prints them: `1.2 GB`. */
export function quoteBytes(bytes: number): string {
  return formatQuantity(bytes, 'B');
}

/** A whole number with its noun: `1 replica`, `3 replicas`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatQuantity(count, 'count')} ${count === 1 ? noun : plural}`;
}

/** Names as a sentence lists them: `crm, inventory and warehouse`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** The text with a capital at its start. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
