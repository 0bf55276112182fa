import { pythonProgram } from '../python/python-code.ts';
import { ruffFindings } from '../python/ruff-findings.ts';
import type { Rule } from '../rule.ts';

/**
 * Python uses no name that is defined nowhere. The blocks of a document continue one another, in any order: what one of
 * them defines at its top level all may use. In Markdown that is not under our contract, a block that imports nothing,
 * or that says with `...` that it leaves something out, takes its names from the words around it.
 */
export const namesDefined: Rule = {
  code: 'undefined-name',
  group: 'python',
  severity: 'error',
  finds: 'a name that Python uses and that nothing defines',
  why: 'The line fails with a NameError when it is run.',
  remedy: 'Define or import the name, or write it as it is defined.',
  source: { id: 'ruff-f821', title: 'Ruff: undefined-name', url: 'https://docs.astral.sh/ruff/rules/undefined-name/' },
  examples: {
    fires: [
      { text: 'print(frame)  # noqa\n', language: 'python', line: 1 },
      { text: '```python\nimport os\n\nprint(os.name, frame)\n```\n', line: 4 },
    ],
    passes: [
      { text: '```python\nframe = 1\n```\n\nThen:\n\n```python\nimport os\n\nprint(os.name, frame)\n```\n' },
      { text: 'With a frame at hand:\n\n```python\nframe.head()\n```\n' },
      { text: '```python\nimport os\n\n# ...\nprint(os.name, frame)\n```\n' },
    ],
  },
  check: async (document) => {
    const { names } = await pythonProgram(document);
    return (await ruffFindings(document))
      .filter(({ code, python }) => code === 'F821' && !python.fragment && !(python.elided && !document.underContract))
      .filter(({ about }) => !names.has(about) && !interactive.has(about))
      .map(({ place, about }) => ({ ...place, message: `nothing defines ${about}` }));
  },
};

/** What notebooks define. */
const interactive = new Set(['display', 'get_ipython']);
