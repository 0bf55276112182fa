import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { AppQuantityId, SourceMetric } from '../../../sizing/quantity-ids.ts';

/** An app figure of the ledger; the fallback where this design's ledger has none. */
export function appFigure({ ledger }: Blueprint, id: AppQuantityId, fallback: number): number {
  return ledger.quantities.find((quantity) => quantity.id === id)?.value ?? fallback;
}

/** A figure of one source; the fallback where that kind of source has none. */
export function sourceFigure({ ledger }: Blueprint, sourceId: string, metric: SourceMetric, fallback: number): number {
  return ledger.quantities.find((quantity) => quantity.id === `${sourceId}.${metric}`)?.value ?? fallback;
}

/** A whole number within bounds, rounded up. */
export function wholeWithin(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.ceil(value)));
}

/** A whole number as Python groups its digits: `1_200_000`. */
export function pythonInteger(value: number): string {
  return Math.round(value)
    .toString()
    .replaceAll(/\B(?=(\d{3})+(?!\d))/g, '_');
}

/** Seconds in a day. */
export const day = 86_400;
