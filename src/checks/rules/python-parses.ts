import * as z from 'zod';
import { loadRuff } from '../load-ruff.ts';
import { placeIn } from '../code-block.ts';
import type { Found, Rule } from '../rule.ts';

const diagnostic = z.object({
  code: z.string().nullable(),
  message: z.string(),
  start_location: z.object({ row: z.number(), column: z.number() }),
});

/** Python parses, and uses no name that it does not define, by Ruff's own parser; `# noqa` cannot silence it.
 * Of a block that does not parse only the first fault is told: the rest follow from it. */
export const pythonParses: Rule = {
  code: 'python',
  group: 'python',
  severity: 'error',
  finds: 'Python that does not parse, or that uses a name it does not define',
  why: 'A reader copies the block and runs it.',
  remedy: 'Correct the syntax.',
  source: null,
  examples: {
    fires: [
      { text: 'a = 1\ndef load(:\n    return 1\n', language: 'python', line: 2 },
      { text: 'print(frame)  # noqa\n', language: 'python', line: 1 },
    ],
    passes: [{ text: 'match 1:\n    case 1:\n        print(f"{1 + 1}")\n', language: 'python' }],
  },
  check: async ({ blocks }) => {
    const python = blocks.filter(({ language }) => language === 'python');
    if (python.length === 0) return [];
    const { Workspace, PositionEncoding } = await loadRuff();
    const workspace = new Workspace({ 'target-version': 'py311', lint: { select: ['F821'] } }, PositionEncoding.Utf16);
    return python.flatMap((block) => {
      const found = z.array(diagnostic).parse(workspace.check(block.text.replaceAll(/#\s*(ruff:\s*)?noqa.*/gi, '#')));
      const fault = found.find(({ code }) => code !== 'F821');
      return (fault === undefined ? found : [fault]).map(
        ({ code, message, start_location: { row, column } }): Found => ({
          ...placeIn(block, row, column),
          ...(code === 'F821' ? { severity: 'warning', remedy: 'Import or define the name in this block.' } : {}),
          message: `Python: ${message}`,
        }),
      );
    });
  },
};
