import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { Answers } from '../../src/intake/answers.ts';
import { splitKey } from '../../src/intake/view.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import type { Sizing } from '../../src/sizing/sizing.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';

const size = (answers: Answers): Sizing => sizeWorkload(resolveWorkload(answers));

// Hundreds of sizings, beside whatever else the machine does.
vi.setConfig({ testTimeout: 60_000 });

describe('whatever the answers', () => {
  test('figures are finite and follow from what is there; findings are whole, ordered and removable', () => {
    fc.assert(
      fc.property(arbitraryAnswers(), (answers) => {
        const sizing = size(answers);
        expect([...badFigures(sizing), ...badInputs(sizing), ...badFindings(sizing)]).toEqual([]);
        const ranks = sizing.findings.map(({ severity }) => order.indexOf(severity));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  test('the same answers give the same sizing, and it survives JSON', () => {
    fc.assert(
      fc.property(arbitraryAnswers(), (answers) => {
        const sizing = size(answers);
        expect(size(answers)).toEqual(sizing);
        expect(JSON.parse(JSON.stringify(sizing))).toEqual(sizing);
      }),
      { numRuns: 20 },
    );
  });
});

const order = ['blocker', 'cannot_determine', 'risk', 'advice'];
const broken = /NaN|undefined|Infinity|unlimited|\[object|null|[{}]/;

function badFigures({ ledger }: Sizing): readonly string[] {
  return ledger.quantities.flatMap(({ id, value, label, formula, working }) => [
    ...(Number.isFinite(value) && value >= 0 ? [] : [`${id} is ${value}`]),
    ...(broken.test(`${label} ${formula} ${working}`) ? [`${id} reads ${label}: ${formula} = ${working}`] : []),
    // What a design plans never takes more than 80 % of a vendor's limit.
    ...(id.endsWith('.rate_share') && value > 0.8 + 1e-9 ? [`${id} is ${value}`] : []),
  ]);
}

/** Each input is a constant of the ledger, an answer, or a figure that stands before it. */
function badInputs({ ledger }: Sizing): readonly string[] {
  const constants = new Set(ledger.constants.map(({ id }) => id));
  const earlier = new Set<string>();
  return ledger.quantities.flatMap(({ id, inputs }) => {
    const missing = inputs.filter((input) => {
      if (input.from === 'constant') return !constants.has(input.id);
      return input.from === 'quantity' ? !earlier.has(input.id) : !isAnswerKey(input.id);
    });
    const repeated = earlier.has(id);
    earlier.add(id);
    return [...missing.map((input) => `${id} reads ${input.id}`), ...(repeated ? [`${id} stands twice`] : [])];
  });
}

function badFindings({ ledger, findings }: Sizing): readonly string[] {
  const figures = new Set(ledger.quantities.map(({ id }) => id));
  const ids = new Set(findings.map(({ id }) => id));
  const bad = findings.flatMap(({ id, title, because, remedies, rests, sourceId }) => [
    ...(remedies.length === 0 || rests.length === 0 ? [`${id} has no remedy or rests on nothing`] : []),
    ...rests.filter((rest) => !figures.has(rest) && !isAnswerKey(rest)).map((rest) => `${id} rests on ${rest}`),
    ...(sourceId === null || id.endsWith(`-${sourceId}`) ? [] : [`${id} does not name ${sourceId}`]),
    ...(broken.test([title, because, ...remedies].join(' ')) ? [`${id} reads ${title} ${because}`] : []),
  ]);
  return ids.size === findings.length ? bad : [...bad, 'a finding stands twice'];
}

function isAnswerKey(key: string): boolean {
  try {
    splitKey(key);
    return true;
  } catch {
    return false;
  }
}
