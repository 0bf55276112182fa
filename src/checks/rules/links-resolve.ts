import { withoutFences } from '../../document/fences.ts';
import { headingAnchor } from '../../document/heading-anchor.ts';
import { headingText } from '../../document/heading-text.ts';
import type { Found, Rule } from '../rule.ts';

/** Links to headings of the same document lead to one. */
export const linksResolve: Rule = {
  code: 'link',
  group: 'structure',
  severity: 'error',
  needsWhole: true,
  finds: 'a link inside the document that leads to no heading',
  why: 'A reader who follows it stays where they are, and takes the rest for as careless.',
  remedy: 'Correct the link or the heading.',
  source: null,
  examples: {
    fires: [{ text: '# One\n\nSee [there](#nowhere).\n', line: 3 }],
    passes: [{ text: '# The Plan, in full\n\n[plan](#the-plan-in-full)\n' }, { text: '```text\n[a](#b)\n```\n' }],
  },
  check: ({ markdown }) => {
    const text = withoutFences(markdown);
    const anchors = new Set(anchorsOf(text));
    return text.split('\n').flatMap((line, index) =>
      [...line.matchAll(/\]\(#([^)\s]{1,300})\)|^\[[^\]]+\]: #(\S+)/g)]
        .map((match) => ({ anchor: match[1] ?? match[2] ?? '', at: match.index + match[0].lastIndexOf('#') }))
        .filter(({ anchor }) => !anchors.has(anchor.toLowerCase()))
        .map(({ anchor, at }): Found => ({
          line: index + 1,
          column: at + 1,
          message: `#${anchor} leads to no heading`,
        })),
    );
  },
};

/** GitHub's anchors: lower case, punctuation dropped, spaces to hyphens, a number after repeats. */
function anchorsOf(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...text.matchAll(/^#{1,6} +.+$/gm)].map(([line]) => {
    const base = headingAnchor(headingText(line));
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  });
}
