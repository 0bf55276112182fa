import { withoutFences } from '../../document/fences.ts';
import { parseFrontMatter } from '../../document/front-matter.ts';
import { figuresIn } from '../figures/figures-in.ts';
import { isKnown, isWorkedOut, knownFigures } from '../figures/known-figures.ts';
import type { Found, Rule } from '../rule.ts';

/** Figures with units are those of the ledger, the answers and the constants, or are worked out of them in sight. */
export const figuresKnown: Rule = {
  code: 'figure',
  group: 'figures',
  severity: 'warning',
  finds: 'a figure with a unit that neither the answers nor the ledger know',
  why: 'A size that was made up looks like one that was worked out, and somebody buys memory by it.',
  remedy: 'Quote the figure of the ledger, or show its arithmetic in the same line.',
  source: null,
  examples: { fires: [], passes: [] },
  check: ({ blueprint, markdown }) => {
    if (blueprint === null) return [];
    const known = knownFigures(blueprint);
    const bodyLine = parseFrontMatter(markdown)?.bodyLine ?? 1;
    return withoutFences(markdown)
      .split('\n')
      .flatMap((line, index): readonly Found[] => {
        if (index + 1 < bodyLine) return [];
        const words = line.replaceAll(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
        return figuresIn(words)
          .filter((figure) => !isKnown(figure, known) && !isWorkedOut(figure, words, known))
          .map(({ text, at }) => ({
            line: index + 1,
            column: at + 1,
            message: `${text} is in neither the answers nor the ledger`,
          }));
      });
  },
};
