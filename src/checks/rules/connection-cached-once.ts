import { cachedFunctions } from '../python/cached-functions.ts';
import { originOf, returnsOf } from '../python/origins.ts';
import { pythonProgram } from '../python/python-code.ts';
import { placeOf } from '../python/syntax-tree.ts';
import type { Rule } from '../rule.ts';

/** `st.connection` is left to cache itself. */
export const connectionCachedOnce: Rule = {
  code: 'connection-cached-twice',
  group: 'streamlit',
  severity: 'warning',
  finds: 'a cached function that gives the result of st.connection',
  why: 'st.connection keeps its object already. A second cache holds on to it after reset() or its ttl gave it up, and the app goes on with a dead connection.',
  remedy: 'Call st.connection where it is needed, without a cache around it.',
  source: {
    id: 'st-connection',
    title: 'Streamlit: st.connection',
    url: 'https://docs.streamlit.io/develop/api-reference/connections/st.connection',
  },
  examples: {
    fires: [
      {
        text: 'import streamlit as st\n\n\n@st.cache_resource\ndef database():\n    return st.connection("orders", type="sql")\n',
        language: 'python',
        line: 4,
      },
      {
        text: 'from streamlit import cache_resource, connection\n\n\n@cache_resource(ttl=60)\ndef database():\n    conn = connection("orders")\n    return conn\n',
        language: 'python',
        line: 4,
      },
    ],
    passes: [
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60)\ndef orders():\n    conn = st.connection("orders", type="sql")\n    return conn.query("SELECT 1", ttl=0)\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code.flatMap((code) =>
      cachedFunctions(code)
        .filter(({ definition }) =>
          returnsOf(definition).some((value) => /^streamlit\.connection\(\w*\)$/.test(originOf(value, code) ?? '')),
        )
        .map(({ decorator, name }) => ({
          ...placeOf(decorator.node, code.python),
          message: `${name} caches what st.connection caches already`,
        })),
    ),
};
