import * as z from 'zod';
import type { Found, Rule } from '../rule.ts';

const schema = z.object({
  title: z.string().min(1),
  created: z.iso.date(),
  architect: z.enum(['builtin', 'claude']),
  model: z.string().nullable(),
  tool: z.string(),
  answers: z.string(),
});

/** The front matter of a document under our contract holds what it must, and names the answers that it is held against. */
export const frontMatterValid: Rule = {
  code: 'front-matter',
  group: 'structure',
  severity: 'error',
  needsWhole: true,
  finds: 'front matter that lacks what the contract asks, or that names other answers',
  why: 'It says who wrote the document, with which tool and from which answers; tools read it.',
  remedy: 'Restore what the tool wrote.',
  source: null,
  examples: {
    fires: [{ text: '---\narchitect: builtin\ncreated: yesterday\n---\n', line: 1 }],
    passes: [{ text: '---\nlayout: post\n---\n\nWords.\n' }],
  },
  check: ({ split, underContract, blueprint }) => {
    if (!underContract) return [];
    const parsed = schema.safeParse(split.frontMatter);
    if (!parsed.success)
      return parsed.error.issues.map((issue) => atTop(`front matter, ${issue.path.join('.')}: ${issue.message}`));
    if (blueprint === null || parsed.data.answers === blueprint.answersDigest) return [];
    return [
      {
        ...atTop('the document was made from other answers'),
        severity: 'warning',
        remedy: 'Design it again, or check it with its own answers.',
      },
    ];
  },
};

function atTop(message: string): Found {
  return { line: 1, column: 1, message };
}
