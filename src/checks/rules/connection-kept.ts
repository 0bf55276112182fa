import { appSources } from '../../knowledge/sources-app.ts';
import { type Call, callsIn } from '../python/calls.ts';
import { opensConnection, takesFromPool } from '../python/connections.ts';
import { enclosingFunction } from '../python/origins.ts';
import { isPage, runsEachTime } from '../python/page-script.ts';
import { type PythonCode, pythonProgram } from '../python/python-code.ts';
import { nodesAround, placeOf, stringValue, textOf } from '../python/syntax-tree.ts';
import type { Rule } from '../rule.ts';

/** A page takes its connections from where they are kept, and does not open them at every run. */
export const connectionKept: Rule = {
  code: 'connection-per-rerun',
  group: 'streamlit',
  severity: 'warning',
  finds: 'a connection, pool or client that a page opens each time it runs',
  why: 'Streamlit runs the page at every click of every visitor: each run pays for the connection, and overlapping runs use up what the server allows.',
  remedy: 'Open it in a function under st.cache_resource, or use st.connection.',
  source: appSources.cacheResource,
  examples: {
    fires: [
      {
        text: 'import psycopg\nimport streamlit as st\n\nconn = psycopg.connect("dbname=orders")\nst.dataframe(conn.execute("SELECT 1").fetchall())\n',
        language: 'python',
        line: 4,
      },
      {
        text: 'import streamlit as st\nfrom sqlalchemy import create_engine\n\nst.title("Orders")\n\n\ndef engine():\n    return create_engine("postgresql://db")\n\n\nst.write(engine())\n',
        language: 'python',
        line: 8,
      },
      {
        text: 'import redis\nimport streamlit as st\n\nst.title("Live")\nclient = redis.Redis(host="cache")\n',
        language: 'python',
        line: 5,
      },
    ],
    passes: [
      {
        text: 'import psycopg\nimport streamlit as st\n\n\n@st.cache_data(ttl=60)\ndef rows():\n    with psycopg.connect("dbname=orders") as conn:\n        return conn.execute("SELECT 1").fetchall()\n\n\nst.dataframe(rows())\n',
        language: 'python',
      },
      {
        text: 'import streamlit as st\nfrom sqlalchemy import create_engine\n\n\n@st.cache_resource\ndef engine():\n    return create_engine("postgresql://db")\n',
        language: 'python',
      },
      { text: 'import psycopg\n\nconn = psycopg.connect("dbname=orders")\n', language: 'python' },
      {
        text: 'import redis\nimport streamlit as st\n\nif "client" not in st.session_state:\n    st.session_state.client = redis.Redis()\nst.write("ready")\n',
        language: 'python',
      },
      {
        text: 'import streamlit as st\nfrom sqlalchemy import create_engine, text\n\n\n@st.cache_resource\ndef engine():\n    return create_engine("postgresql://db")\n\n\nwith engine().connect() as connection:\n    st.write(connection.execute(text("SELECT 1")).scalar())\n',
        language: 'python',
      },
      {
        text: 'import duckdb\nimport streamlit as st\n\nst.write(duckdb.connect(":memory:").sql("SELECT 1"))\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code.filter(isPage).flatMap((code) => {
      const eachTime = runsEachTime(code);
      return callsIn(code)
        .filter(({ origin, node }) => {
          const within = enclosingFunction(node);
          return opensConnection(origin) && !takesFromPool(origin) && (within === null || eachTime.has(within.from));
        })
        .filter((call) => !isInMemory(call, code) && !isOncePerSession(call, code))
        .map(({ node, origin }) => ({
          ...placeOf(node, code.python),
          message: `${origin} is called at every run of the page`,
        }));
    }),
};

function isInMemory({ origin, positional, keywords }: Call, { python }: PythonCode): boolean {
  if (!/^(?:duckdb|sqlite3)\./.test(origin)) return false;
  return (positional.length === 0 && keywords.size === 0) || stringValue(positional[0], python) === ':memory:';
}

function isOncePerSession({ node }: Call, { python }: PythonCode): boolean {
  return [...nodesAround(node)].some(
    (around) =>
      around.name === 'IfStatement' &&
      /\bsession_state\b/.test(
        textOf(around, python).slice(0, (around.getChild('Body')?.from ?? around.to) - around.from),
      ),
  );
}
