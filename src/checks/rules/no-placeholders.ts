import { withoutFences } from '../../document/fences.ts';
import { parseFrontMatter } from '../../document/front-matter.ts';
import type { Found, Rule } from '../rule.ts';

const placeholders: readonly RegExp[] = [
  /\bTODO\b|\bTBD\b|\bFIXME\b|\bXXX\b/,
  /\bto be (?:defined|determined|decided)\b/i,
  /\blorem ipsum\b/i,
  /(?<![\w-])(?:undefined|NaN)(?![\w-])|\[object Object\]/,
  /<(?:your|insert|placeholder)[^>\n]*>|\{\{[^}\n]+\}\}/i,
];

/**
 * No text that stands for something still to be written; code and the front matter are left to their own rules, and what
 * the person said (an app called "TODO board") to the person.
 */
export const noPlaceholders: Rule = {
  code: 'placeholder',
  group: 'structure',
  severity: 'error',
  finds: 'text that stands for something still to be written',
  why: 'Whoever builds from the document would have to guess it.',
  remedy: 'Write it, or make it an open question.',
  source: null,
  examples: {
    fires: [
      { text: 'Words.\n\nTODO: write this\n', line: 3 },
      { text: 'The pool holds undefined connections.\n', line: 1 },
      { text: 'Send it to <your host>.\n', line: 1 },
    ],
    passes: [{ text: 'Use `{{name}}` and:\n\n```text\nTODO in code is left alone\n```\n' }],
  },
  check: ({ markdown, blueprint }) => {
    const said = JSON.stringify(blueprint?.answers ?? {});
    const bodyLine = parseFrontMatter(markdown)?.bodyLine ?? 1;
    return withoutFences(markdown)
      .split('\n')
      .flatMap((line, index): readonly Found[] => {
        if (index + 1 < bodyLine) return [];
        const words = line.replaceAll(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
        const found = placeholders
          .map((pattern) => pattern.exec(words))
          .find((match) => match !== null && !said.includes(match[0]));
        if (found === undefined || found === null) return [];
        return [
          { line: index + 1, column: found.index + 1, message: `'${found[0]}' stands for something not written` },
        ];
      });
  },
};
