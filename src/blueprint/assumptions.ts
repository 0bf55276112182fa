import type { Relevance } from '../decisions/relevance.ts';
import type { Answers, Provenance } from '../intake/answers.ts';
import { askedQuestions } from './asked-questions.ts';
import type { Assumption, CouldChange } from './blueprint.ts';
import type { Design } from './design.ts';

/**
 * The questions that nobody answered: what was taken instead, and the decisions and findings that rest on it, directly
 * or through the figures they quote. A default of a thorough question on which nothing rests is left out.
 */
export function listAssumptions(answers: Answers, design: Design): readonly Assumption[] {
  const rests = dependents(design);
  return askedQuestions(answers).flatMap(({ key, text, question, shown, resolved }) => {
    if (!isAssumed(resolved.provenance)) return [];
    const affects = rests.get(key) ?? [];
    if (affects.length === 0 && question.depth === 'thorough' && resolved.provenance === 'defaulted') return [];
    return [{ key, question: text, assumed: shown, provenance: resolved.provenance, affects, couldChange: null }];
  });
}

/** The assumptions with what other answers would change, those that could change most first. */
export function weighAssumptions(
  assumptions: readonly Assumption[],
  relevances: readonly Relevance[],
): readonly Assumption[] {
  const byKey = new Map(relevances.map((relevance) => [relevance.key, relevance]));
  return assumptions
    .map((assumption) => {
      const relevance = byKey.get(assumption.key);
      return relevance === undefined ? assumption : { ...assumption, couldChange: summed(relevance) };
    })
    .toSorted((a, b) => (b.couldChange?.score ?? 0) - (a.couldChange?.score ?? 0));
}

function summed({ decisions, findings, score }: Relevance): CouldChange {
  const ids = (changes: readonly { readonly id: string }[]) => [...new Set(changes.map(({ id }) => id))];
  return { decisions: ids(decisions), findings: ids(findings), score };
}

function isAssumed(provenance: Provenance): provenance is Assumption['provenance'] {
  return provenance === 'defaulted' || provenance === 'unknown';
}

/** For each answer key, the ids of the decisions and findings that rest on it, in the order of the design. */
function dependents({ sizing, decided }: Design): ReadonlyMap<string, readonly string[]> {
  const answersOf = answersBehind(sizing.ledger.quantities);
  const stands = [
    ...decided.map(({ id, inputs }) => ({ id, on: inputs.map((input) => input.id) })),
    ...sizing.findings.map(({ id, rests }) => ({ id, on: rests })),
  ];
  const found = new Map<string, string[]>();
  for (const { id, on } of stands) {
    for (const key of new Set(on.flatMap((input) => [...answersOf(input)]))) {
      const ids = found.get(key);
      if (ids) ids.push(id);
      else found.set(key, [id]);
    }
  }
  return found;
}

type Quantities = Design['sizing']['ledger']['quantities'];

/** The answer keys that a ledger id was computed from; an id that the ledger does not know is an answer key itself. */
function answersBehind(quantities: Quantities): (id: string) => ReadonlySet<string> {
  const byId = new Map(quantities.map((quantity) => [quantity.id, quantity]));
  const known = new Map<string, ReadonlySet<string>>();
  const behind = (id: string): ReadonlySet<string> => {
    const cached = known.get(id);
    if (cached) return cached;
    const quantity = byId.get(id);
    const keys = new Set<string>(
      quantity
        ? quantity.inputs.flatMap((input) => {
            if (input.from === 'constant') return [];
            return input.from === 'answer' ? [input.id] : [...behind(input.id)];
          })
        : [id],
    );
    known.set(id, keys);
    return keys;
  };
  return behind;
}
