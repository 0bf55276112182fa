import type { PythonBlock } from '../python/python-blocks.ts';
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
      { text: '```python\nfrom ours import client\n\nawait client.get("a")\n```\n' },
      { text: '```python\n>>> 1 + 1\n2\n```\n' },
    ],
  },
  check: async (document) =>
    (await ruffFindings(document))
      .filter(({ code, python }) => code === null || isMisplaced(code, python))
      .map(({ place, message }) => ({ ...place, message: `Python: ${message}` })),
};

/**
 * `break`, `continue`, `return`, `await` and `yield` where they mean nothing. A fragment may be the body of a function, and
 * documents show `await` without the function around it.
 */
function isMisplaced(code: string, { fragment, block }: PythonBlock): boolean {
  return code === 'F704' ? block.fenceLine === null : ['F701', 'F702', 'F706'].includes(code) && !fragment;
}
