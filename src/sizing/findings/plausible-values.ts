import { formatQuantity } from '../../intake/quantities/format-quantity.ts';
import { questionById } from '../../intake/catalogue.ts';
import { splitKey } from '../../intake/view.ts';
import type { Question } from '../../intake/question.ts';
import { baseUnits } from '../../intake/quantities/unit.ts';
import { isKnown, mapAnswers } from '../map-answers.ts';
import type { Known, Workload } from '../workload.ts';

/** A workload with another value for one unknown answer. */
export interface Plausible {
  readonly key: string;
  /** The value, for a person. */
  readonly shown: string;
  readonly workload: Workload;
}

/** For each unknown answer: ten times less and more of a quantity (within what the question takes), every other option of a choice. */
export function plausibleWorkloads(workload: Workload): readonly Plausible[] {
  const unknown = new Map<string, Known<unknown>>();
  collectUnknown(workload, unknown);
  return [...unknown.values()].flatMap((known) => variantsOf(workload, known));
}

function variantsOf(workload: Workload, known: Known<unknown>): readonly Plausible[] {
  const { key } = known;
  const question = questionById(splitKey(key).questionId);
  if (question.kind === 'quantity') {
    return [0.1, 10].flatMap((factor) => {
      const value = Number(known.value) * factor;
      if (value < (question.min ?? 0) || value > (question.max ?? Infinity)) return [];
      return [
        {
          key,
          shown: formatQuantity(value, baseUnits[question.dimension]),
          workload: withValue(workload, key, (current) => Number(current) * factor),
        },
      ];
    });
  }
  return otherOptions(question, known.value).map(({ shown, value }) => ({
    key,
    shown,
    workload: withValue(workload, key, () => value),
  }));
}

interface Alternative {
  readonly shown: string;
  readonly value: unknown;
}

/** Options that are no more than preferences, or that change which parts a source has, are left as assumed. */
const fixed: readonly string[] = ['kind', 'engine', 'situation', 'existing', 'orchestrator', 'host', 'deploy_cadence'];

function otherOptions(question: Question, current: unknown): readonly Alternative[] {
  if (fixed.includes(question.id)) return [];
  if (question.kind === 'choice') {
    const isYesNo = typeof current === 'boolean';
    return question.options
      .map(({ id, label }) => ({ shown: `"${label}"`, value: isYesNo ? id === 'yes' : id }))
      .filter(({ value }) => value !== current);
  }
  if (question.kind !== 'choices' || !Array.isArray(current) || question.id === 'skills') return [];
  return question.options
    .filter(({ id }) => id !== question.none && !current.includes(id))
    .map(({ id, label }) => ({ shown: `"${label}"`, value: [...current, id] }));
}

function collectUnknown(value: unknown, unknown: Map<string, Known<unknown>>): void {
  if (typeof value !== 'object' || value === null) return;
  if (!isKnown(value)) {
    for (const part of Object.values(value)) collectUnknown(part, unknown);
  } else if (value.provenance === 'unknown' && !unknown.has(value.key)) unknown.set(value.key, value);
}

/** The same workload, with every value that comes from that answer replaced. */
function withValue(workload: Workload, key: string, change: (current: unknown) => unknown): Workload {
  return mapAnswers(workload, (known) => (known.key === key ? { ...known, value: change(known.value) } : known));
}
