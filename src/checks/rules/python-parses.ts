import { ruffFindings } from '../python/ruff-findings.ts';
import type { Rule } from '../rule.ts';

/** Python parses, by Ruff's own parser. */
export const pythonParses: Rule = {
  code: 'python',
  group: 'python',
  severity: 'error',
  finds: 'Python that does not parse',
  why: 'A reader copies the block and runs it.',
  remedy: 'Correct the syntax.',
  source: null,
  examples: {
    fires: [
      { text: 'a = 1\ndef load(:\n    return 1\n', language: 'python', line: 2 },
      { text: 'import os\n\nprint(os.name)\nreturn 1\n', language: 'python', line: 4 },
      { text: '- Then:\n\n  ```python\n  a = 1\n  b = (\n  ```\n', line: 5 },
    ],
    passes: [
      { text: 'match 1:\n    case 1:\n        print(f"{1 + 1}")\n', language: 'python' },
      { text: 'The body:\n\n```python\n    value = load()\n    return value\n```\n' },
      { text: '```python\n>>> 1 + 1\n2\n```\n' },
    ],
  },
  check: async (document) =>
    (await ruffFindings(document))
      .filter(({ code, python }) => code === null || (misplaced.has(code) && !python.fragment))
      .map(({ place, message }) => ({ ...place, message: `Python: ${message}` })),
};

/** `break`, `continue`, `await`, `yield` and `return` where they mean nothing; a fragment may be the body of a function. */
const misplaced = new Set<string>(['F701', 'F702', 'F704', 'F706']);
