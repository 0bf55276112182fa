import { appSources } from '../../knowledge/sources-app.ts';
import { cachedFunctions, parametersOf } from '../python/cached-functions.ts';
import { originOf } from '../python/origins.ts';
import { type PythonCode, pythonProgram } from '../python/python-code.ts';
import { nodesIn, placeOf, type SyntaxNode } from '../python/syntax-tree.ts';
import type { Found, Rule } from '../rule.ts';

/** What belongs to one person is not kept where all sessions find it. */
export const cachePerUser: Rule = {
  code: 'user-data-shared',
  group: 'streamlit',
  severity: 'error',
  finds:
    'a cache of all sessions whose function reads who asks, or is told so in an argument that is no part of the key',
  why: "The first person to ask fills the entry, and everyone after sees that person's data.",
  remedy: 'Pass who asks as an argument without a leading underscore, or give the cache scope="session".',
  source: appSources.caching,
  examples: {
    fires: [
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60)\ndef mine():\n    return load(st.user.email)\n',
        language: 'python',
        line: 6,
      },
      {
        text: 'import streamlit as st\n\n\n@st.cache_resource\ndef client():\n    token = st.session_state["token"]\n    return connect(token)\n',
        language: 'python',
        line: 6,
      },
      {
        text: 'import streamlit as st\nfrom streamlit import context\n\n\n@st.cache_data(ttl=60)\ndef mine():\n    return load(context.headers)\n',
        language: 'python',
        line: 7,
      },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60)\ndef orders(_tenant, day):\n    return load(_tenant, day)\n',
        language: 'python',
        line: 5,
      },
    ],
    passes: [
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60)\ndef orders(tenant):\n    return load(tenant)\n\n\norders(st.user.email)\n',
        language: 'python',
      },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60, scope="session")\ndef mine():\n    return load(st.user.email)\n',
        language: 'python',
      },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60)\ndef orders(_engine, day):\n    return load(_engine, day, st.secrets["key"])\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code.flatMap((code) =>
      cachedFunctions(code)
        .filter(({ perSession, decorator }) => !perSession && !decorator.more)
        .flatMap(({ definition, name }) => [
          ...readsOfAsker(definition, name, code),
          ...hiddenAskers(definition, code),
        ]),
    ),
};

const askers = new Set(['user', 'session_state', 'context', 'query_params'].map((name) => `streamlit.${name}`));

function readsOfAsker(definition: SyntaxNode, name: string, code: PythonCode): readonly Found[] {
  const body = definition.getChild('Body');
  const read = [...(body === null ? [] : nodesIn(body))].find((node) => askers.has(originOf(node, code) ?? ''));
  if (read === undefined) return [];
  const what = (originOf(read, code) ?? '').replace('streamlit.', 'st.');
  return [{ ...placeOf(read, code.python), message: `${name} reads ${what}, and its cache is shared by all sessions` }];
}

function hiddenAskers(definition: SyntaxNode, code: PythonCode): readonly Found[] {
  return [...parametersOf(definition, code)]
    .filter(([name]) =>
      /^_(?:user|username|email|tenant|role|customer|account|org|organisation|organization)(?:_id)?$/.test(name),
    )
    .map(([name, node]) => ({
      ...placeOf(node, code.python),
      message: `${name} says who asks, and its underscore keeps it out of the key of the cache`,
    }));
}
