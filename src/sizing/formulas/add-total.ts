import type { LedgerDraft } from '../draft-ledger.ts';
import { fromQuantity, type LedgerGroup, type Quantity } from '../ledger.ts';
import type { AppQuantityId, SourceMetric } from '../quantity-ids.ts';
import type { SourceWorkload } from '../workload.ts';

interface Total {
  readonly id: AppQuantityId;
  readonly label: string;
  readonly group: LedgerGroup;
  readonly sources: readonly SourceWorkload[];
  readonly metric: SourceMetric;
}

/** The sum of one figure over all sources, in the unit that it has there. */
export function addTotal(draft: LedgerDraft, total: Total): Quantity {
  return combine(draft, total, {
    formula: (names) => names.join(' + '),
    compute: (values) => values.reduce((sum, value) => sum + value, 0),
  });
}

/** The largest of one figure over the sources that have it; null when none has. */
export function addLargest(draft: LedgerDraft, total: Total): Quantity | null {
  if (total.sources.every(({ id }) => draft.find(id, total.metric) === null)) return null;
  return combine(draft, total, {
    formula: (names) => (names.length === 1 ? names.join('') : `max(${names.join(', ')})`),
    compute: (values) => Math.max(...values),
  });
}

interface Combination {
  readonly formula: (names: readonly string[]) => string;
  readonly compute: (values: readonly number[]) => number;
}

function combine(draft: LedgerDraft, total: Total, { formula, compute }: Combination): Quantity {
  const parts = total.sources.flatMap(({ id }) => {
    const quantity = draft.find(id, total.metric);
    return quantity === null ? [] : [{ id, quantity }];
  });
  const [first] = parts;
  if (!first) throw new RangeError(`no source has ${total.metric}`);
  return draft.addApp(total.id, {
    label: total.label,
    group: total.group,
    unit: first.quantity.unit,
    formula: formula(parts.map(({ id }) => `{${id}}`)),
    operands: Object.fromEntries(parts.map(({ id, quantity }) => [id, fromQuantity(quantity, id)])),
    compute: (values) => compute(Object.values(values)),
  });
}
