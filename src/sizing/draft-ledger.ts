import type { Measurement, Measurements } from '../intake/answers.ts';
import type { Constant } from '../knowledge/source.ts';
import { type Derivation, derive, deriveValue, type Ledger, type Quantity } from './ledger.ts';
import { indexedLedger } from './sizing.ts';
import type { AppQuantityId, SourceMetric } from './quantity-ids.ts';

type Figure<Names extends string> = Omit<Derivation<Names>, 'id' | 'sourceId'>;

/** A ledger while its formulas run: each derives from what stands in it already. */
export interface LedgerDraft {
  addApp<Names extends string>(id: AppQuantityId, figure: Figure<Names>): Quantity;
  addSource<Names extends string>(sourceId: string, metric: SourceMetric, figure: Figure<Names>): Quantity;
  /** Throws a RangeError when no formula has derived it yet, which is a defect of the order. */
  app(id: AppQuantityId): Quantity;
  /** Throws a RangeError likewise. */
  source(sourceId: string, metric: SourceMetric): Quantity;
  /** Null where the source has no such figure. */
  find(sourceId: string, metric: SourceMetric): Quantity | null;
  /** Takes a quantity out that does not follow any more. */
  drop(id: string): void;
  finish(): Ledger;
}

/** Is told the id of each quantity that a formula looks for, there or not, and each quantity that one makes. */
export interface DraftWatcher {
  readonly read: (id: string) => void;
  readonly made: (quantity: Quantity) => void;
}

interface DraftOptions {
  readonly watcher?: DraftWatcher;
  /** What stands already; nothing unless given. */
  readonly standing?: ReadonlyMap<string, Quantity>;
  /** Values that take the place of those that formulas give. */
  readonly measured?: Measurements | undefined;
}

/** A draft for quantities with their working or for their values alone. */
export function draftLedger(
  detail: 'with_working' | 'values_only',
  { watcher = nobody, standing, measured = {} }: DraftOptions = {},
): LedgerDraft {
  const quantities = new Map<string, Quantity>(standing);
  const constants = new Map<string, Constant>();

  const make = <Names extends string>(derivation: Derivation<Names>): Quantity => {
    if (detail === 'values_only') return deriveValue(derivation);
    const { quantity, constants: used } = derive(derivation);
    for (const constant of used) constants.set(constant.id, constant);
    return quantity;
  };
  const add = <Names extends string>(derivation: Derivation<Names>): Quantity => {
    const quantity = replaced(make(derivation), measured[derivation.id]);
    watcher.made(quantity);
    quantities.set(quantity.id, quantity);
    return quantity;
  };
  const find = (id: string): Quantity | null => {
    watcher.read(id);
    return quantities.get(id) ?? null;
  };
  const get = (id: string): Quantity => {
    const found = find(id);
    if (!found) throw new RangeError(`${id} is not in the ledger yet`);
    return found;
  };

  return {
    addApp: (id, figure) => add({ ...figure, id }),
    addSource: (sourceId, metric, figure) => add({ ...figure, id: `${sourceId}.${metric}`, sourceId }),
    app: get,
    source: (sourceId, metric) => get(`${sourceId}.${metric}`),
    find: (sourceId, metric) => find(`${sourceId}.${metric}`),
    drop: (id) => quantities.delete(id),
    finish: () => indexedLedger(quantities, [...constants.values()]),
  };
}

/** A measured value follows its formula in proportion where other answers than the measured ones are tried. */
function replaced(quantity: Quantity, measurement: Measurement | undefined): Quantity {
  if (measurement === undefined) return quantity;
  const { estimate, from } = measurement;
  const value =
    estimate === null || estimate === 0 ? measurement.value : (measurement.value * quantity.value) / estimate;
  return { ...quantity, value, provenance: 'measured', measurement: { estimate: quantity.value, from } };
}

const nobody: DraftWatcher = { read: () => {}, made: () => {} };
