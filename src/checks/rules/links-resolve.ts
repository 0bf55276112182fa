import { withoutFences } from '../../document/fences.ts';
import { headingAnchor } from '../../document/heading-anchor.ts';
import type { Problem, Rule } from '../rule.ts';

/** Links to headings of the same document lead to one. */
export const linksResolve: Rule = ({ markdown }) => {
  const text = withoutFences(markdown);
  const anchors = new Set(anchorsOf(text));
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/\]\(#([^)\s]+)\)|^\[[^\]]+\]: #(\S+)/g)]
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((anchor) => !anchors.has(anchor.toLowerCase()))
      .map((anchor): Problem => ({
        code: 'link',
        severity: 'error',
        line: index + 1,
        message: `#${anchor} leads to no heading`,
        remedy: 'Correct the link or the heading.',
      })),
  );
};

/** GitHub's anchors: lower case, punctuation dropped, spaces to hyphens, a number after repeats. */
function anchorsOf(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...text.matchAll(/^#{1,6} +(.+?)\s*#*$/gm)].map((match) => {
    const base = headingAnchor(match[1] ?? '');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return count === 0 ? base : `${base}-${count}`;
  });
}
