import { callsIn } from '../python/calls.ts';
import { lookUp, parameterName } from '../python/look-up.ts';
import { pythonProgram } from '../python/python-code.ts';
import { retiredParameter } from '../python/retired-names.ts';
import { placeOf } from '../python/syntax-tree.ts';
import type { Found, Rule } from '../rule.ts';

/** Calls of catalogued packages pass only keyword arguments that the pinned version takes. */
export const argumentsKnown: Rule = {
  code: 'unknown-argument',
  group: 'streamlit',
  severity: 'error',
  finds: 'a keyword argument that the pinned version of the called function does not take',
  why: 'The call fails with a TypeError.',
  remedy: "Use the parameters of the function's reference.",
  source: {
    id: 'st-api-reference',
    title: 'Streamlit: API reference',
    url: 'https://docs.streamlit.io/develop/api-reference',
  },
  examples: {
    fires: [
      { text: 'import streamlit as st\n\nst.button("Go", colour="red")\n', language: 'python', line: 3 },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60, max_rows=5)\ndef f():\n    return 1\n',
        language: 'python',
        line: 4,
      },
      { text: 'from streamlit import sidebar\n\nsidebar.selectbox("a", [1], defalt=1)\n', language: 'python', line: 3 },
      { text: 'import pandas as pd\n\npd.read_csv("a.csv", columns=["b"])\n', language: 'python', line: 3 },
      { text: 'import httpx\n\nclient = httpx.Client(retries=3)\n', language: 'python', line: 3 },
    ],
    passes: [
      { text: 'import streamlit as st\n\nst.button("Go", type="primary", key="go")\n', language: 'python' },
      { text: 'import streamlit as st\n\nst.connection("a", type="sql", anything=1)\n', language: 'python' },
      { text: 'import streamlit as st\n\noptions = {"key": "a"}\nst.button("Go", **options)\n', language: 'python' },
      { text: 'from sqlalchemy import create_engine\n\ncreate_engine("sqlite://", pool_size=5)\n', language: 'python' },
    ],
  },
  check: async (document) => {
    const { code, apis } = await pythonProgram(document);
    return code.flatMap((each) =>
      callsIn(each).flatMap(({ origin, keywords }) => {
        const known = lookUp(origin, apis);
        const parameters = known?.kind === 'member' ? known.member.parameters : undefined;
        if (known?.kind !== 'member' || parameters === undefined) return [];
        if (parameters.some((parameter) => parameter.startsWith('**'))) return [];
        const taken = new Set(parameters.map(parameterName));
        const { api } = known;
        return [...keywords]
          .filter(([name]) => !taken.has(name) && retiredParameter(origin, name) === null)
          .map(([name, argument]): Found => ({
            ...placeOf(argument.name, each.python),
            message: `${origin.replace(/^streamlit\b/, 'st')} takes no ${name}= in ${api.package} ${api.version}`,
          }));
      }),
    );
  },
};
