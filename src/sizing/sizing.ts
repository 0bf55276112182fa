import type { Constant } from '../knowledge/source.ts';
import type { Finding } from './finding.ts';
import type { Ledger, Quantity } from './ledger.ts';
import type { AppQuantityId, SourceMetric } from './quantity-ids.ts';
import type { Workload } from './workload.ts';

/** Everything computed from a workload: the ledger, and what cannot or should not be built as answered. */
export interface Sizing {
  readonly workload: Workload;
  readonly ledger: Ledger;
  readonly findings: readonly Finding[];
}

/** The quantity with this id, about the app or a source; null when the ledger has none. */
export function quantityById(ledger: Ledger, id: string): Quantity | null {
  return indexOf(ledger).get(id) ?? null;
}

/** The quantity about the app; throws a RangeError when the ledger lacks it, which is a defect of the sizing. */
export function appQuantity(ledger: Ledger, id: AppQuantityId): Quantity {
  const found = quantityById(ledger, id);
  if (!found) throw new RangeError(`the ledger has no quantity ${id}`);
  return found;
}

/** The quantity about one source, or null when that kind of source has no such figure. */
export function sourceQuantity(ledger: Ledger, sourceId: string, metric: SourceMetric): Quantity | null {
  return quantityById(ledger, `${sourceId}.${metric}`);
}

/** The same ledger, which tells the id of each quantity that is looked up in it. */
export function watchLedger(ledger: Ledger, noteRead: (id: string) => void): Ledger {
  const index = indexOf(ledger);
  const watched = { ...ledger };
  indexes.set(watched, {
    get: (id) => {
      noteRead(id);
      return index.get(id);
    },
  });
  return watched;
}

/** A ledger of these quantities, by their ids. */
export function indexedLedger(quantities: ReadonlyMap<string, Quantity>, constants: readonly Constant[]): Ledger {
  const ledger = { quantities: [...quantities.values()], constants };
  indexes.set(ledger, quantities);
  return ledger;
}

type Index = Pick<ReadonlyMap<string, Quantity>, 'get'>;

/** Made once for each ledger: decisions look up some hundred figures, and headroom decides some hundred times. */
const indexes = new WeakMap<Ledger, Index>();

function indexOf(ledger: Ledger): Index {
  const known = indexes.get(ledger);
  if (known) return known;
  const index = new Map(ledger.quantities.map((quantity) => [quantity.id, quantity]));
  indexes.set(ledger, index);
  return index;
}
