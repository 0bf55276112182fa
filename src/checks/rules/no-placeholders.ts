import { withoutFences } from '../../document/fences.ts';
import { parseFrontMatter } from '../../document/front-matter.ts';
import type { Problem, Rule } from '../rule.ts';

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
export const noPlaceholders: Rule = ({ markdown, blueprint }) => {
  const said = JSON.stringify(blueprint?.answers ?? {});
  const bodyLine = parseFrontMatter(markdown)?.bodyLine ?? 1;
  return withoutFences(markdown)
    .split('\n')
    .flatMap((line, index): readonly Problem[] => {
      if (index + 1 < bodyLine) return [];
      const words = line.replaceAll(/`[^`\n]*`/g, '');
      const found = placeholders
        .map((pattern) => pattern.exec(words)?.[0])
        .find((text) => text !== undefined && !said.includes(text));
      if (found === undefined) return [];
      return [
        {
          code: 'placeholder',
          severity: 'error',
          line: index + 1,
          message: `'${found}' stands for something not written`,
          remedy: 'Write it, or make it an open question.',
        },
      ];
    });
};
