import { appSources } from '../../knowledge/sources-app.ts';
import { callsIn } from '../python/calls.ts';
import { functionNamed, originOf } from '../python/origins.ts';
import { drawsElement } from '../python/page-script.ts';
import { type PythonCode, pythonProgram } from '../python/python-code.ts';
import { isWithin, nodesIn, placeOf, type SyntaxNode, textOf } from '../python/syntax-tree.ts';
import type { Rule } from '../rule.ts';

/** What runs in a thread of its own leaves the page alone. */
export const threadsSilent: Rule = {
  code: 'thread-draws',
  group: 'streamlit',
  severity: 'error',
  finds: 'a function for a thread or an executor that calls st.* or reads st.session_state',
  why: 'A thread has no script run: what it draws goes nowhere, silently, and the session state that it sees is empty.',
  remedy: 'Let the thread fill a bounded buffer, and draw from a fragment that reads it.',
  source: appSources.multithreading,
  examples: {
    fires: [
      {
        text: 'from threading import Thread\nimport streamlit as st\n\n\ndef work():\n    st.write("done")\n\n\nThread(target=work).start()\n',
        language: 'python',
        line: 6,
      },
      {
        text: 'import threading\nimport streamlit as st\n\n\ndef listen():\n    st.session_state["last"] = read()\n\n\nthreading.Thread(target=listen, daemon=True).start()\n',
        language: 'python',
        line: 6,
      },
      {
        text: 'from concurrent.futures import ThreadPoolExecutor\nimport streamlit as st\n\n\ndef load(day):\n    st.info(day)\n    return read(day)\n\n\nwith ThreadPoolExecutor() as pool:\n    pool.map(load, [1, 2])\n',
        language: 'python',
        line: 6,
      },
    ],
    passes: [
      {
        text: 'from threading import Thread\nimport streamlit as st\n\n\ndef work(buffer):\n    buffer.append(read(st.secrets["key"]))\n\n\nThread(target=work, args=[[]]).start()\nst.write("started")\n',
        language: 'python',
      },
      {
        text: 'from threading import Thread\nimport streamlit as st\nfrom streamlit.runtime.scriptrunner import add_script_run_ctx\n\n\ndef work():\n    st.write("done")\n\n\nadd_script_run_ctx(Thread(target=work)).start()\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code
      .filter(({ python }) => !python.text.includes('add_script_run_ctx'))
      .flatMap((code) =>
        threadFunctions(code).flatMap((definition) =>
          touches(definition, code).map((node) => ({
            ...placeOf(node, code.python),
            message: `${nameOf(definition, code)} runs in a thread, where ${textOf(node, code.python).split('(')[0]} reaches no page`,
          })),
        ),
      ),
};

/** The functions that a block hands to threads. */
function threadFunctions(code: PythonCode): readonly SyntaxNode[] {
  const handed = callsIn(code).flatMap(({ origin, positional, keywords }) => {
    if (origin === 'threading.Thread' || origin === 'threading.Timer')
      return [keywords.get('target')?.value ?? keywords.get('function')?.value ?? positional[1]];
    return /^concurrent\.futures\.ThreadPoolExecutor\(\)\.(?:submit|map)$/.test(origin) ? [positional[0]] : [];
  });
  const found = handed.map((node) => functionNamed(node, code)).filter((node): node is SyntaxNode => node !== null);
  return [...new Map(found.map((node) => [node.from, node])).values()];
}

function touches(definition: SyntaxNode, code: PythonCode): readonly SyntaxNode[] {
  const drawn = callsIn(code).filter((call) => isWithin(call.node, definition) && drawsElement(call));
  const state = [...nodesIn(definition)].filter(
    (node) => node.name === 'MemberExpression' && originOf(node, code) === 'streamlit.session_state',
  );
  return [...drawn.map(({ node }) => node), ...state];
}

function nameOf(definition: SyntaxNode, code: PythonCode): string {
  const name = definition.getChild('VariableName');
  return name === null ? 'this function' : textOf(name, code.python);
}
