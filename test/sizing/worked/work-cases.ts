import { expect, test } from 'vitest';
import { type DesignAnswers, figureOf, sizeAnswers, type SourceAnswersOf } from '../size-answers.ts';

interface WorkedCase {
  /** The arithmetic, from the answers, the constants and the formulas of the sources. */
  readonly about: string;
  readonly source: SourceAnswersOf;
  readonly design?: DesignAnswers;
  /** Figure, and the value computed by hand, in its base unit. */
  readonly figures: Readonly<Record<string, number>>;
}

/** Holds the sizing to cases worked out by hand. */
export function workCases(cases: readonly WorkedCase[]): void {
  test.each(cases)('$about', ({ source, design, figures }) => {
    const sizing = sizeAnswers(source, design);
    for (const [id, byHand] of Object.entries(figures)) {
      const computed = figureOf(sizing, id);
      expect(Math.abs(computed - byHand), `${id} is ${computed}, by hand ${byHand}`).toBeLessThanOrEqual(byHand * 1e-6);
    }
  });
}
