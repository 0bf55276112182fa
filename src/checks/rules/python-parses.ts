import * as z from 'zod';
import { loadRuff } from '../load-ruff.ts';
import type { Problem, Rule } from '../rule.ts';

const diagnostic = z.object({
  code: z.string().nullable(),
  message: z.string(),
  start_location: z.object({ row: z.number(), column: z.number() }),
});

/** Python blocks parse, and use no name that they do not define, by Ruff's own parser; `# noqa` cannot silence it.
 * Of a block that does not parse only the first fault is told: the rest follow from it. */
export const pythonParses: Rule = async ({ fences }) => {
  const blocks = fences.filter((fence) => fence.language === 'python' || fence.language === 'py');
  if (blocks.length === 0) return [];
  const { Workspace, PositionEncoding } = await loadRuff();
  const workspace = new Workspace({ 'target-version': 'py311', lint: { select: ['F821'] } }, PositionEncoding.Utf16);
  return blocks.flatMap((block) => {
    const found = z.array(diagnostic).parse(workspace.check(block.text.replaceAll(/#\s*(ruff:\s*)?noqa.*/gi, '#')));
    const fault = found.find(({ code }) => code !== 'F821');
    return (fault === undefined ? found : [fault]).map(({ code, message, start_location }): Problem => ({
      code: 'python',
      severity: code === 'F821' ? 'warning' : 'error',
      line: block.line + start_location.row,
      message: `Python: ${message}`,
      remedy: code === 'F821' ? 'Import or define the name in this block.' : 'Correct the syntax.',
    }));
  });
};
