import type { Provenance } from '../intake/answers.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import type { Unit } from '../intake/quantities/unit.ts';
import type { Constant } from '../knowledge/source.ts';
import type { Known } from './workload.ts';

/** What a quantity was computed from. */
export type InputRef =
  | { readonly from: 'answer'; readonly id: string; readonly provenance: Provenance }
  | { readonly from: 'constant'; readonly id: string }
  | { readonly from: 'quantity'; readonly id: string };

/** The headings under which the capacity section prints the ledger. */
export type LedgerGroup =
  | 'volume'
  | 'memory'
  | 'storage'
  | 'loading'
  | 'api'
  | 'files'
  | 'stream'
  | 'database'
  | 'app'
  | 'cache'
  | 'reliability';

/** One derived figure with its working; the document may quote only these, answers and constants. */
export interface Quantity {
  readonly id: string;
  /** What it is, for a person: "peak memory of one pandas rerun". */
  readonly label: string;
  readonly group: LedgerGroup;
  /** The source it belongs to; null for the app as a whole. */
  readonly sourceId: string | null;
  /** In the base unit. */
  readonly value: number;
  readonly unit: Unit;
  /** With names: "rows × bytes a row". */
  readonly formula: string;
  /** With figures: "5 M rows × 200 B". */
  readonly working: string;
  readonly inputs: readonly InputRef[];
  /** The weakest among its inputs. */
  readonly provenance: Provenance;
  /** For a measured value: what the formula says in its place, and where the measurement comes from. */
  readonly measurement?: { readonly estimate: number; readonly from: string };
}

export interface Ledger {
  readonly quantities: readonly Quantity[];
  readonly constants: readonly Constant[];
}

/** An operand of a formula: an answer, a constant or an earlier quantity, with the name it has in the formula. */
export interface Operand {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  readonly ref: InputRef;
  readonly constant?: Constant;
  readonly provenance: Provenance;
}

/** The operand for an answer, named as the formula shall show it. */
export function fromAnswer(known: Known<number>, unit: Unit, name: string): Operand {
  return {
    name,
    value: known.value,
    unit,
    ref: { from: 'answer', id: known.key, provenance: known.provenance },
    provenance: known.provenance,
  };
}

/** The operand for a sourced constant. */
export function fromConstant(constant: Constant, name: string): Operand {
  return {
    name,
    value: constant.value,
    unit: constant.unit,
    ref: { from: 'constant', id: constant.id },
    constant,
    provenance: 'stated',
  };
}

/** The operand for a quantity that is already in the ledger. */
export function fromQuantity(quantity: Quantity, name: string = quantity.label): Operand {
  return {
    name,
    value: quantity.value,
    unit: quantity.unit,
    ref: { from: 'quantity', id: quantity.id },
    provenance: quantity.provenance,
  };
}

export interface Derivation<Names extends string> {
  readonly id: string;
  readonly label: string;
  readonly group: LedgerGroup;
  readonly sourceId?: string;
  readonly unit: Unit;
  /** Answers that chose this formula without a figure in it, such as an option. */
  readonly chosenBy?: readonly Known<unknown>[];
  /** The formula with operands in braces: "{rows} × {width}". */
  readonly formula: string;
  readonly operands: Readonly<Record<Names, Operand>>;
  readonly compute: (values: Readonly<Record<Names, number>>) => number;
}

const strength: Readonly<Record<Provenance, number>> = { unknown: 0, defaulted: 1, stated: 2, measured: 3 };

/** The weaker of two provenances. */
export function weaker(a: Provenance, b: Provenance): Provenance {
  return strength[a] <= strength[b] ? a : b;
}

/**
 * Computes one quantity; formula and working come from the same template, so they cannot disagree with the value's
 * inputs, and are written only when they are read. A result that is not a finite number ≥ 0 is a defect of the formula
 * and throws a RangeError naming it.
 */
export function derive<Names extends string>(
  derivation: Derivation<Names>,
): { readonly quantity: Quantity; readonly constants: readonly Constant[] } {
  const operands = Object.entries<Operand>(derivation.operands);
  const chosenBy = derivation.chosenBy ?? [];
  const fill = (show: (operand: Operand) => string) =>
    operands.reduce((text, [key, operand]) => text.replaceAll(`{${key}}`, () => show(operand)), derivation.formula);
  const quantity: Quantity = {
    id: derivation.id,
    label: derivation.label,
    group: derivation.group,
    sourceId: derivation.sourceId ?? null,
    value: valueOf(derivation),
    unit: derivation.unit,
    get formula() {
      return fill((operand) => operand.name);
    },
    get working() {
      return fill((operand) => formatQuantity(operand.value, operand.unit));
    },
    get inputs() {
      return [
        ...operands.map(([, operand]) => operand.ref),
        ...chosenBy.map(({ key, provenance }): InputRef => ({ from: 'answer', id: key, provenance })),
      ];
    },
    provenance: weakest(chosenBy, weakest(operands.map(([, operand]) => operand))),
  };
  return { quantity, constants: operands.flatMap(([, operand]) => (operand.constant ? [operand.constant] : [])) };
}

/** The same quantity with nothing of where it came from: what a search over many workloads compares. */
export function deriveValue<Names extends string>(derivation: Derivation<Names>): Quantity {
  const { id, label, group, sourceId = null, unit } = derivation;
  const value = valueOf(derivation);
  return { id, label, group, sourceId, value, unit, formula: '', working: '', inputs: [], provenance: 'measured' };
}

function valueOf<Names extends string>({ id, operands, compute }: Derivation<Names>): number {
  const names = Object.keys(operands) as Names[]; // the keys of the record
  const values = {} as Record<Names, number>; // complete after the loop
  for (const name of names) values[name] = operands[name].value;
  const value = compute(values);
  if (!Number.isFinite(value) || value < 0) {
    throw new RangeError(`quantity ${id} came out as ${value} from ${JSON.stringify(values)}`);
  }
  return value;
}

/** The weakest provenance among these, and the one given. */
function weakest(among: readonly { readonly provenance: Provenance }[], given: Provenance = 'measured'): Provenance {
  return among.reduce((worst, { provenance }) => weaker(worst, provenance), given);
}
