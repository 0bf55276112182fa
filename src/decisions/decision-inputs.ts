import { questionById } from '../intake/catalogue.ts';
import { formatAnswer } from '../intake/quantities/format-answer.ts';
import { formatQuantity } from '../intake/quantities/format-quantity.ts';
import { baseUnits } from '../intake/quantities/unit.ts';
import type { Question } from '../intake/question.ts';
import { splitKey } from '../intake/view.ts';
import { isKnown } from '../sizing/map-answers.ts';
import { quantityById, type Sizing } from '../sizing/sizing.ts';
import type { Known, Workload } from '../sizing/workload.ts';
import type { DecisionInput } from './decision.ts';

/** The answers and ledger figures with these ids as a document shows them; ids that do not apply here are left out. */
export function inputsOf(ids: readonly string[], sizing: Sizing): readonly DecisionInput[] {
  const answers = knownByKey(sizing.workload);
  return ids.flatMap((id) => {
    const quantity = quantityById(sizing.ledger, id);
    if (quantity) {
      const label = quantity.sourceId === null ? quantity.label : `${quantity.sourceId}: ${quantity.label}`;
      return [
        {
          id,
          label,
          get value() {
            return formatQuantity(quantity.value, quantity.unit);
          },
          provenance: quantity.provenance,
        },
      ];
    }
    const known = answers.get(id);
    if (!known) return [];
    const question = questionById(splitKey(id).questionId);
    return [
      {
        id,
        label: id.replaceAll('_', ' ').replace('.', ': '),
        get value() {
          return shown(known.value, question);
        },
        provenance: known.provenance,
      },
    ];
  });
}

/**
 * Every answer of a workload by its key. Rows of files and streams are worked out of another answer and carry its key,
 * so what lies deeper, the answer itself, goes first.
 */
export function knownByKey(workload: Workload): ReadonlyMap<string, Known<unknown>> {
  const before = answersOf.get(workload);
  if (before) return before;
  const found = new Map<string, Known<unknown>>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const parts: readonly unknown[] = Object.values(value);
    for (const part of parts) if (!isKnown(part)) visit(part);
    for (const part of parts) if (isKnown(part) && !found.has(part.key)) found.set(part.key, part);
  };
  visit(workload);
  answersOf.set(workload, found);
  return found;
}

/** Found once for each workload: every decision asks for its own inputs. */
const answersOf = new WeakMap<Workload, ReadonlyMap<string, Known<unknown>>>();

function shown(value: unknown, question: Question): string {
  if (typeof value === 'number') return shownNumber(value, question);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const labelOf = (id: string) =>
    question.kind === 'choice' || question.kind === 'choices'
      ? (question.options.find((option) => option.id === id)?.label ?? id)
      : id;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((item) => labelOf(String(item))).join(', ');
  return labelOf(String(value));
}

/** A number that answers a question, as a person would have said it. */
export function shownNumber(value: number, question: Question): string {
  if (question.kind !== 'quantity') return formatQuantity(value, 'count');
  return formatAnswer(value, baseUnits[question.dimension], question.dimension);
}
