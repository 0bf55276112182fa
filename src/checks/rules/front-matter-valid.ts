import * as z from 'zod';
import type { Problem, Rule } from '../rule.ts';

const schema = z.object({
  title: z.string().min(1),
  created: z.iso.date(),
  architect: z.enum(['builtin', 'claude']),
  model: z.string().nullable(),
  tool: z.string(),
  answers: z.string(),
});

/** The front matter of a document under our contract holds what it must, and names the answers that it is held against. */
export const frontMatterValid: Rule = ({ split, underContract, blueprint }) => {
  if (!underContract) return [];
  const parsed = schema.safeParse(split.frontMatter);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) =>
      problem('error', `front matter, ${issue.path.join('.')}: ${issue.message}`, 'Restore what the tool wrote.'),
    );
  }
  if (blueprint === null || parsed.data.answers === blueprint.answersDigest) return [];
  return [
    problem(
      'warning',
      'the document was made from other answers',
      'Design it again, or check it with its own answers.',
    ),
  ];
};

function problem(severity: Problem['severity'], message: string, remedy: string): Problem {
  return { code: 'front-matter', severity, line: 1, message, remedy };
}
