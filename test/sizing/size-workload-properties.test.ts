import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/intake/answers.ts';
import { questionById } from '../../src/intake/catalogue.ts';
import { splitKey } from '../../src/intake/view.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import type { Sizing } from '../../src/sizing/sizing.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';

const size = (answers: Answers): Sizing => sizeWorkload(resolveWorkload(answers));
const runs = { numRuns: 150 };

describe('whatever the answers', () => {
  test('every figure is finite and not negative, and no text shows a number that is none', () => {
    fc.assert(
      fc.property(arbitraryAnswers(), (answers) => {
        const { ledger, findings } = size(answers);
        for (const { id, value, label, formula, working } of ledger.quantities) {
          expect(Number.isFinite(value), id).toBe(true);
          expect(value, id).toBeGreaterThanOrEqual(0);
          expect(`${label} ${formula} ${working}`, id).not.toMatch(broken);
        }
        for (const { id, title, because, remedies } of findings) {
          expect([title, because, ...remedies].join(' '), id).not.toMatch(broken);
        }
      }),
      runs,
    );
  });

  test('the same answers give the same sizing, and it survives JSON', () => {
    fc.assert(
      fc.property(arbitraryAnswers(), (answers) => {
        const sizing = size(answers);
        expect(size(answers)).toEqual(sizing);
        expect(JSON.parse(JSON.stringify(sizing))).toEqual(sizing);
      }),
      { numRuns: 50 },
    );
  });

  test('every input of a figure is an answer, a constant of the ledger or an earlier figure', () => {
    fc.assert(
      fc.property(arbitraryAnswers(), (answers) => {
        const { ledger } = size(answers);
        const constants = new Set(ledger.constants.map(({ id }) => id));
        const earlier = new Set<string>();
        for (const { id, inputs } of ledger.quantities) {
          for (const input of inputs) {
            if (input.from === 'constant') expect(constants, id).toContain(input.id);
            else if (input.from === 'quantity') expect(earlier, id).toContain(input.id);
            else expect(() => questionById(splitKey(input.id).questionId), id).not.toThrow();
          }
          expect(earlier, 'each id once').not.toContain(id);
          earlier.add(id);
        }
      }),
      runs,
    );
  });

  test('findings have unique ids, rest on what exists, and can be removed', () => {
    fc.assert(
      fc.property(arbitraryAnswers(), (answers) => {
        const { ledger, findings } = size(answers);
        const figures = new Set(ledger.quantities.map(({ id }) => id));
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        for (const { id, remedies, rests, sourceId } of findings) {
          expect(remedies.length, id).toBeGreaterThan(0);
          expect(rests.length, id).toBeGreaterThan(0);
          expect(id.endsWith(sourceId ?? ''), id).toBe(true);
          for (const rest of rests) {
            if (!figures.has(rest)) expect(() => splitKey(rest), `${id} rests on ${rest}`).not.toThrow();
          }
        }
      }),
      runs,
    );
  });

  test('blockers come first and advice last', () => {
    const order = ['blocker', 'cannot_determine', 'risk', 'advice'];
    fc.assert(
      fc.property(arbitraryAnswers(), (answers) => {
        const ranks = size(answers).findings.map(({ severity }) => order.indexOf(severity));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
      runs,
    );
  });

  test('what is planned never takes more than 80 % of a rate limit', () => {
    fc.assert(
      fc.property(arbitraryAnswers(), (answers) => {
        for (const { id, value } of size(answers).ledger.quantities) {
          if (id.endsWith('.rate_share')) expect(value, id).toBeLessThanOrEqual(0.8 + 1e-9);
        }
      }),
      runs,
    );
  });
});

const broken = /NaN|undefined|Infinity|unlimited|\[object|null|\{|\}/;
