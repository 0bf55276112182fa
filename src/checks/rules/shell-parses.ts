import * as z from 'zod';
import { placeIn } from '../code-block.ts';
import type { Found, Rule } from '../rule.ts';

const fault = z.object({ Text: z.string(), Pos: z.object({ Line: z.int(), Col: z.int() }) });

/** Shell scripts parse, by the parser of shfmt. */
export const shellParses: Rule = {
  code: 'shell',
  group: 'data',
  severity: 'error',
  finds: 'a shell script that does not parse',
  why: 'A reader pastes it into a terminal, where half of it runs before the fault.',
  remedy: 'Correct the script; a session with its prompts and output is marked console, not bash.',
  source: { id: 'shfmt', title: 'mvdan/sh: the parser of shfmt', url: 'https://github.com/mvdan/sh' },
  examples: {
    fires: [
      { text: 'if [ -f a ]; then\n  echo\n', language: 'bash', line: 1 },
      { text: 'ls\necho "abc\n', language: 'bash', line: 2 },
    ],
    passes: [
      { text: 'npm ci && npm test\nfor i in 1 2; do echo "$i"; done\n', language: 'bash' },
      { text: 'cat <<EOF\n"\nEOF\n', language: 'bash' },
    ],
  },
  check: async ({ blocks }) => {
    const scripts = blocks.filter(({ language }) => language === 'bash');
    if (scripts.length === 0) return [];
    const { parse } = await import('sh-syntax');
    const found: Found[] = [];
    for (const block of scripts) {
      try {
        await parse(block.text);
      } catch (error) {
        const told = fault.safeParse(error);
        const { Text, Pos } = told.success ? told.data : { Text: String(error), Pos: { Line: 1, Col: 1 } };
        found.push({ ...placeIn(block, Math.max(1, Pos.Line), Math.max(1, Pos.Col)), message: `Shell: ${Text}` });
      }
    }
    return found;
  },
};
