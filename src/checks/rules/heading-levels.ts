import { withoutFences } from '../../document/fences.ts';
import type { Found, Rule } from '../rule.ts';

/** Headings go down one level at a time. */
export const headingLevels: Rule = {
  code: 'heading-level',
  group: 'structure',
  severity: 'warning',
  finds: 'a heading that skips a level',
  why: 'Outlines, screen readers and splitting by section go by the levels; a skipped one reads as a missing heading.',
  remedy: 'Use the level below the heading that it belongs to.',
  source: {
    id: 'wcag-headings',
    title: 'W3C WAI: headings',
    url: 'https://www.w3.org/WAI/tutorials/page-structure/headings/',
  },
  examples: {
    fires: [{ text: '# A\n\n## B\n\n#### C\n', line: 5 }],
    passes: [{ text: '# A\n\n## B\n\n### C\n\n## D\n' }, { text: '## A\n\n```bash\n# a comment\n#### another\n```\n' }],
  },
  check: ({ markdown }) => {
    let level = 0;
    return withoutFences(markdown)
      .split('\n')
      .flatMap((line, index): readonly Found[] => {
        const marks = /^(#{1,6})(?:\s|$)/.exec(line)?.[1];
        if (marks === undefined) return [];
        const before = level;
        level = marks.length;
        if (before === 0 || level <= before + 1) return [];
        return [{ line: index + 1, column: 1, message: `a heading of level ${level} follows one of level ${before}` }];
      });
  },
};
