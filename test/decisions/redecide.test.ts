import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '../../src/decisions/decide.ts';
import { redecider } from '../../src/decisions/redecide.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { contextOf } from '../../src/sizing/findings/finding-rule.ts';
import { refinder } from '../../src/sizing/findings/refind.ts';
import { findingRules } from '../../src/sizing/findings/rules.ts';
import { mapAnswers } from '../../src/sizing/map-answers.ts';
import { resizer } from '../../src/sizing/resize-workload.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeFigures } from '../../src/sizing/size-workload.ts';
import type { Workload } from '../../src/sizing/workload.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';

const factors = fc.constantFrom(1e-4, 0.1, 0.9, 1, 1.1, 3, 100, 1e5);

/** Runs a law for every number among the answers, moved by some factor. */
function forEachVariation(lawFor: (workload: Workload) => (key: string, other: Workload) => void): void {
  fc.assert(
    fc.property(arbitraryAnswers(), factors, (answers: Answers, factor) => {
      const workload = resolveWorkload(answers);
      const law = lawFor(workload);
      for (const key of numericKeys(workload)) {
        law(
          key,
          mapAnswers(workload, (known) =>
            known.key === key && typeof known.value === 'number' ? { ...known, value: known.value * factor } : known,
          ),
        );
      }
    }),
    { numRuns: 15 },
  );
}

function numericKeys(workload: Workload): ReadonlySet<string> {
  const keys = new Set<string>();
  mapAnswers(workload, (known) => {
    if (typeof known.value === 'number') keys.add(known.key);
    return known;
  });
  return keys;
}

test('resizing gives the figures that sizing gives, and names those that changed', { timeout: 60_000 }, () => {
  forEachVariation((workload) => {
    const before = new Map(sizeFigures(workload).ledger.quantities.map(({ id, value }) => [id, value]));
    const resize = resizer(workload);
    return (key, other) => {
      const { sizing, changed } = resize([key], other);
      expect(sizing).toEqual(sizeFigures(other));
      const differ = sizing.ledger.quantities.filter(({ id, value }) => before.get(id) !== value);
      expect(differ.filter(({ id }) => !changed.has(id))).toEqual([]);
    };
  });
});

test('deciding again gives the choices of deciding, in whatever order they are asked for', { timeout: 60_000 }, () => {
  forEachVariation((workload) => {
    const decisions = decide(sizeFigures(workload));
    const resize = resizer(workload);
    const redecide = redecider(sizeFigures(workload));
    return (key, other) => {
      const again = new Map(decide(sizeFigures(other)).map(({ id, choice }) => [id, choice.id]));
      const { choiceOf, all } = redecide(resize([key], other));
      for (const decision of [...decisions.slice(7), ...decisions.slice(0, 7)]) {
        expect(choiceOf(decision)?.id).toBe(again.get(decision.id));
      }
      expect(all().map(({ id, choice }) => [id, choice.id])).toEqual([...again]);
    };
  });
});

test('finding again gives what the rules give', { timeout: 60_000 }, () => {
  forEachVariation((workload) => {
    const resize = resizer(workload);
    const refind = refinder(workload, sizeFigures(workload).ledger);
    return (key, other) => {
      const context = contextOf(other, sizeFigures(other).ledger);
      expect(refind(resize([key], other))).toEqual(findingRules.flatMap((rule) => rule(context)));
    };
  });
});
