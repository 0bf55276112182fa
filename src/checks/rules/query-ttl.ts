import { appSources } from '../../knowledge/sources-app.ts';
import { callsIn } from '../python/calls.ts';
import { pythonProgram } from '../python/python-code.ts';
import { placeOf } from '../python/syntax-tree.ts';
import type { Rule } from '../rule.ts';

/** `query` of a Streamlit connection says for how long its result may be shown. */
export const queryTtl: Rule = {
  code: 'query-ttl',
  group: 'streamlit',
  severity: 'warning',
  finds: 'a query of a Streamlit connection without a ttl',
  why: 'Without one the first result is kept for as long as the process runs: later rows are never seen, and each set of parameters stays in memory.',
  remedy: 'Give ttl= the age that the decision on freshness allows, or ttl=0 where every run must see new rows.',
  source: appSources.sqlConnection,
  examples: {
    fires: [
      {
        text: 'import streamlit as st\n\nconn = st.connection("orders", type="sql")\nrows = conn.query("SELECT 1")\n',
        language: 'python',
        line: 4,
      },
      { text: 'import streamlit as st\n\nst.connection("snowflake").query("SELECT 1")\n', language: 'python', line: 3 },
      {
        text: 'import streamlit as st\n\n\ndef database():\n    return st.connection("orders")\n\n\ndatabase().query("SELECT 1")\n',
        language: 'python',
        line: 8,
      },
      {
        text: '```python\nimport streamlit as st\n\nconn = st.connection("a", "sql")\n```\n\nThen:\n\n```python\nst.dataframe(conn.query("SELECT 1"))\n```\n',
        line: 10,
      },
    ],
    passes: [
      {
        text: 'import streamlit as st\n\nconn = st.connection("orders", type="sql")\nrows = conn.query("SELECT 1", ttl="10m")\n',
        language: 'python',
      },
      { text: 'frame = load()\nframe.query("a > 1")\n', language: 'python' },
      {
        text: 'import streamlit as st\nfrom ours import Api\n\nconn = st.connection("a", type=Api)\nconn.query("b")\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code.flatMap((code) =>
      callsIn(code)
        .filter(({ origin, keywords, more }) => isQuery(origin) && !keywords.has('ttl') && !more)
        .map(({ node }) => ({
          ...placeOf(node, code.python),
          message: 'this query has no ttl: its first result is kept for good',
        })),
    ),
};

function isQuery(origin: string): boolean {
  return /^streamlit\.connection\((?:sql|snowflake)?\)\.query$/.test(origin);
}
