import { expect, test } from 'vitest';
import { questions } from '../../src/intake/catalogue.ts';
import { questionsAsMarkdown } from '../../src/intake/questions-markdown.ts';

const markdown = questionsAsMarkdown();

test.each(questions.map((question) => [question.id, question] as const))('%s can be looked up', (_, question) => {
  const heading = `### \`${question.scope === 'source' ? '.' : ''}${question.id}\`\n`;
  expect(markdown.split(heading)).toHaveLength(2);
  expect(markdown).toContain(question.why);
});

test('an entry shows the question, why, when, and what it takes', () => {
  const [, entry = ''] = markdown.split('### `.rate_limit`\n');
  expect(entry.split('\n### ')[0]).toMatchInlineSnapshot(`
    "
    How many calls does the source allow?

    With the page size it sets the freshest that the data can be. (always asked, where it applies)

    A quantity, for example \`100/min\`, or \`none\`.
    "
  `);
});
