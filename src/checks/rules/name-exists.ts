import { pythonProgram } from '../python/python-code.ts';
import { namesUsed } from '../python/calls.ts';
import { lookUp } from '../python/look-up.ts';
import { retiredName } from '../python/retired-names.ts';
import { placeOf } from '../python/syntax-tree.ts';
import { asksForVersion } from '../python/version-guard.ts';
import type { Found, Rule } from '../rule.ts';

/** What code takes from a catalogued package is in the pinned version of it. */
export const nameExists: Rule = {
  code: 'no-such-name',
  group: 'streamlit',
  severity: 'error',
  finds: 'a name that the pinned version of Streamlit or of a package beside it does not have',
  why: 'The page stops with an AttributeError or an ImportError when it comes to the line, perhaps only for some users.',
  remedy: "Use a name of the package's reference, or pin the version that has this one.",
  source: {
    id: 'st-api-reference',
    title: 'Streamlit: API reference',
    url: 'https://docs.streamlit.io/develop/api-reference',
  },
  examples: {
    fires: [
      { text: 'import streamlit as st\n\nst.data_frame([1])\n', language: 'python', line: 3 },
      {
        text: 'import streamlit as st\n\nwith st.sidebar as side:\n    side.buton("Go")\n',
        language: 'python',
        line: 4,
      },
      {
        text: 'from streamlit import cache_query\n\n\n@cache_query\ndef f():\n    return 1\n',
        language: 'python',
        line: 1,
      },
      {
        text: 'import streamlit as st\n\nleft, right = st.columns(2)\nleft.tablee([1])\n',
        language: 'python',
        line: 4,
      },
      {
        text: 'import streamlit as st\n\nconn = st.connection("orders", type="sql")\nconn.execute("SELECT 1")\n',
        language: 'python',
        line: 4,
      },
      { text: 'import pandas as pd\n\nframe = pd.read_dataframe("a.csv")\n', language: 'python', line: 3 },
    ],
    passes: [
      { text: 'import streamlit as st\n\nst.session_state.anything = st.user.email\n', language: 'python' },
      {
        text: 'import streamlit as st\n\nfor column in st.columns(3):\n    column.metric("a", 1)\n',
        language: 'python',
      },
      { text: 'import streamlit.components.v2 as components\n\ncomponents.component("a")\n', language: 'python' },
      { text: 'st = load()\nst.anything()\n', language: 'python' },
      {
        text: 'import streamlit as st\n\nif hasattr(st, "new_thing"):\n    st.new_thing()\n',
        language: 'python',
      },
    ],
  },
  check: async (document) => {
    const { code, apis } = await pythonProgram(document);
    return code.flatMap((each) =>
      namesUsed(each).flatMap(({ base, name, node }): readonly Found[] => {
        const known = lookUp(`${base}.${name}`, apis);
        if (known?.kind !== 'missing' || known.name !== name || asksForVersion(node, each)) return [];
        if (retiredName(base, name, known) !== null) return [];
        const { owner, api } = known;
        return [{ ...placeOf(node, each.python), message: `${owner} has no ${name} in ${api.package} ${api.version}` }];
      }),
    );
  },
};
