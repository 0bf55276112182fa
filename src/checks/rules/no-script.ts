import { withoutFences } from '../../document/fences.ts';
import { parseFrontMatter } from '../../document/front-matter.ts';
import type { Found, Rule } from '../rule.ts';

const patterns: readonly (readonly [RegExp, string])[] = [
  [
    /(?<!\\)<\s*(script|iframe|object|embed|form|meta|base|link|style)\b/i,
    'an HTML element that runs or loads something',
  ],
  [/(?<!\\)<[a-z][^<>]*\son[a-z]+\s*=/i, 'an HTML attribute that runs something'],
  [/\]\(\s*(?:<\s*)?(?:javascript|vbscript|data\s*:\s*text\/html)\s*:?/i, 'a link that runs something'],
  [/(?<!\\)<a\b[^<>]*href\s*=\s*(?:["']\s*)?(?:javascript|vbscript):/i, 'a link that runs something'],
];

/** No script in the Markdown itself. */
export const noScript: Rule = {
  code: 'script',
  group: 'safety',
  severity: 'error',
  finds: 'HTML or links in the Markdown that run or load something',
  why: 'A viewer that renders HTML runs it with the rights of the page that shows the document.',
  remedy: 'Take it out; show HTML as a code block.',
  source: {
    id: 'owasp-xss',
    title: 'OWASP: cross-site scripting prevention',
    url: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross_Site_Scripting_Prevention_Cheat_Sheet.html',
  },
  examples: {
    fires: [
      { text: 'Words.\n\n<script>alert(1)</script>\n', line: 3 },
      { text: '<img src="x" onerror="alert(1)">\n', line: 1 },
      { text: '[here](javascript:alert(1))\n', line: 1 },
    ],
    passes: [
      { text: '```html\n<script>alert(1)</script>\n```\n' },
      { text: '---\ntitle: A <script>\n---\n\nThe app \\<script>alert\\</script>.\n' },
      { text: 'The `<script>` element, a <br/> and 3 < 5.\n' },
    ],
  },
  check: ({ markdown }) => {
    const bodyLine = parseFrontMatter(markdown)?.bodyLine ?? 1;
    return withoutFences(markdown)
      .split('\n')
      .flatMap((line, index): readonly Found[] => {
        if (index + 1 < bodyLine) return [];
        const words = line.replaceAll(/(?<!`)(`+)(?!`).{0,1000}?[^`]\1(?!`)/g, (code) => ' '.repeat(code.length));
        const found = patterns.flatMap(([pattern, what]) => {
          const match = pattern.exec(words);
          return match === null
            ? []
            : [{ line: index + 1, column: match.index + 1, message: `${what}: ${match[0].trim()}` }];
        });
        return found.slice(0, 1);
      });
  },
};
