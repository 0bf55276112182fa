import * as z from 'zod';
import type { Rule } from '../rule.ts';

const schema = z.object({
  title: z.string().min(1),
  created: z.iso.date(),
  architect: z.enum(['builtin', 'claude']),
  model: z.string().nullable(),
  tool: z.string(),
  answers: z.string(),
});

/** The front matter of a document under our contract holds what it must. */
export const frontMatterValid: Rule = ({ split, underContract }) => {
  if (!underContract) return [];
  const parsed = schema.safeParse(split.frontMatter);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    code: 'front-matter',
    severity: 'error',
    line: 1,
    message: `front matter, ${issue.path.join('.')}: ${issue.message}`,
    remedy: 'Restore the front matter that the tool wrote.',
  }));
};
