import { decoratorsOf } from '../python/calls.ts';
import { enclosingFunction, originOf } from '../python/origins.ts';
import { type PythonCode, pythonProgram } from '../python/python-code.ts';
import { nodesAround, nodesIn, placeOf, type SyntaxNode, textOf } from '../python/syntax-tree.ts';
import type { Found, Rule } from '../rule.ts';

/** A list in the session that grows without anyone doing something has an end that drops off. */
export const sessionBounded: Rule = {
  code: 'session-grows',
  group: 'streamlit',
  severity: 'warning',
  finds: 'a list in st.session_state that grows at every run, tick or turn of a loop, and is never cut',
  why: 'It stays in memory for as long as the tab is open, once for each visitor.',
  remedy: 'Keep a collections.deque with maxlen, or cut the list after adding to it.',
  source: {
    id: 'st-session-state',
    title: 'Streamlit: session state',
    url: 'https://docs.streamlit.io/develop/concepts/architecture/session-state',
  },
  examples: {
    fires: [
      {
        text: 'import streamlit as st\n\n\n@st.fragment(run_every=1)\ndef live():\n    st.session_state.points.append(read())\n    st.line_chart(st.session_state.points)\n',
        language: 'python',
        line: 6,
      },
      {
        text: 'import streamlit as st\n\nst.session_state["log"] += [read()]\nst.write(len(st.session_state["log"]))\n',
        language: 'python',
        line: 3,
      },
      {
        text: 'import streamlit as st\n\nfor message in stream():\n    st.session_state.messages.append(message)\n',
        language: 'python',
        line: 4,
      },
    ],
    passes: [
      {
        text: 'import streamlit as st\n\nif prompt := st.chat_input("Ask"):\n    st.session_state.messages.append({"role": "user", "content": prompt})\n',
        language: 'python',
      },
      {
        text: 'import streamlit as st\n\n\n@st.fragment(run_every=1)\ndef live():\n    st.session_state.points.append(read())\n    st.session_state.points = st.session_state.points[-500:]\n',
        language: 'python',
      },
      {
        text: 'from collections import deque\nimport streamlit as st\n\nif "points" not in st.session_state:\n    st.session_state.points = deque(maxlen=500)\nst.session_state.points.append(read())\n',
        language: 'python',
      },
      { text: 'import streamlit as st\n\nst.session_state.count += 1\n', language: 'python' },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code.flatMap((code) =>
      [...nodesIn(code.tree)].flatMap((node): readonly Found[] => {
        const list = grownList(node, code);
        if (list === null || !growsByItself(node, code)) return [];
        const entry = entryName(list, code);
        if (entry === null || isCut(entry, code)) return [];
        return [{ ...placeOf(node, code.python), message: `session_state.${entry} grows and is never cut` }];
      }),
    ),
};

/** The list of the session that a statement adds to: `.append(...)`, `.extend(...)`, `.insert(...)`, `+= [...]`. */
function grownList(node: SyntaxNode, { python }: PythonCode): SyntaxNode | null {
  if (node.name === 'UpdateStatement') {
    const added = node.lastChild;
    return added?.name === 'ArrayExpression' ? node.firstChild : null;
  }
  if (node.name !== 'CallExpression' || node.firstChild?.name !== 'MemberExpression') return null;
  const method = node.firstChild.getChild('PropertyName');
  return method !== null && /^(?:append|extend|insert)$/.test(textOf(method, python))
    ? node.firstChild.firstChild
    : null;
}

/** The name of the session's entry: of `session_state.name` and `session_state["name"]`. */
function entryName(list: SyntaxNode, code: PythonCode): string | null {
  if (list.name !== 'MemberExpression' || originOf(list.firstChild, code) !== 'streamlit.session_state') return null;
  const name = list.getChild('PropertyName') ?? list.getChild('String');
  return name === null ? null : textOf(name, code.python).replaceAll(/["']/g, '');
}

/** In a loop, in a fragment that ticks, or at the top level of the page: not in answer to what someone did. */
function growsByItself(node: SyntaxNode, code: PythonCode): boolean {
  const around = [...nodesAround(node)];
  const within = enclosingFunction(node);
  const answers = around.some(({ name }) => name === 'IfStatement' || name === 'MatchStatement');
  if (within === null) return !answers;
  return decoratorsOf(within, code).some(
    ({ origin, keywords }) => origin === 'streamlit.fragment' && keywords.has('run_every') && !answers,
  );
}

/** Whether the block cuts the entry anywhere, or makes it a container that cuts itself. */
function isCut(entry: string, { python }: PythonCode): boolean {
  const written = `session_state(?:\\.${entry}\\b|\\[["']${entry}["']\\])`;
  return new RegExp(
    [
      `del\\s+[\\w.]*${written}`,
      `${written}\\s*=(?!=)[^\\n]*(?:\\[[^\\]\\n]*:[^\\]\\n]*\\]|deque|tail|maxlen)`,
      `${written}\\.(?:pop|popleft|clear)\\b`,
      `setdefault\\(["']${entry}["'],[^\\n]*deque`,
    ].join('|'),
  ).test(python.text);
}
