import { appSources } from '../../knowledge/sources-app.ts';
import { callsIn } from '../python/calls.ts';
import { enclosingFunction } from '../python/origins.ts';
import { drawsElement, isPage } from '../python/page-script.ts';
import { type PythonCode, pythonProgram } from '../python/python-code.ts';
import { isWithin, nodesIn, placeOf, type SyntaxNode, textOf } from '../python/syntax-tree.ts';
import type { Rule } from '../rule.ts';

/** A page ends: what repeats is left to a fragment. */
export const loopEnds: Rule = {
  code: 'endless-script',
  group: 'streamlit',
  severity: 'error',
  finds: 'while True with a sleep in a page',
  why: 'The script never ends: fragments do not tick, the memory of what was sent grows, and each open tab holds a thread.',
  remedy: 'Draw once in a function under st.fragment(run_every=...).',
  source: appSources.fragments,
  examples: {
    fires: [
      {
        text: 'import time\nimport streamlit as st\n\nplace = st.empty()\nwhile True:\n    place.write(load())\n    time.sleep(1)\n',
        language: 'python',
        line: 5,
      },
      {
        text: 'from time import sleep\nimport streamlit as st\n\n\ndef show():\n    while 1:\n        st.metric("a", load())\n        sleep(2)\n\n\nshow()\n',
        language: 'python',
        line: 6,
      },
    ],
    passes: [
      {
        text: 'import time\nimport streamlit as st\n\n\n@st.fragment(run_every=2)\ndef show():\n    st.metric("a", load())\n',
        language: 'python',
      },
      { text: 'import time\n\nwhile True:\n    work()\n    time.sleep(5)\n', language: 'python' },
      {
        text: 'import time\nimport streamlit as st\n\nst.title("Job")\nwhile True:\n    if done():\n        break\n    time.sleep(1)\n',
        language: 'python',
      },
      {
        text: 'import time\nimport streamlit as st\n\n\ndef pump(queue):\n    while True:\n        queue.put(read())\n        time.sleep(1)\n\n\nst.title("Live")\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code.flatMap((code) =>
      [...nodesIn(code.tree)]
        .filter((node) => node.name === 'WhileStatement' && isEndless(node, code) && isShown(node, code))
        .map((node) => ({ ...placeOf(node, code.python), message: 'this loop keeps the page running for good' })),
    ),
};

function isEndless(loop: SyntaxNode, code: PythonCode): boolean {
  const condition = loop.firstChild?.nextSibling;
  if (condition === null || condition === undefined || !/^(?:True|1)$/.test(textOf(condition, code.python)))
    return false;
  if ([...nodesIn(loop)].some(({ name }) => name === 'BreakStatement' || name === 'ReturnStatement')) return false;
  return callsIn(code).some(
    ({ node, origin }) => isWithin(node, loop) && (origin === 'time.sleep' || origin === 'asyncio.sleep'),
  );
}

function isShown(loop: SyntaxNode, code: PythonCode): boolean {
  if (enclosingFunction(loop) === null && isPage(code)) return true;
  return callsIn(code).some((call) => isWithin(call.node, loop) && drawsElement(call));
}
