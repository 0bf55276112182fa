import { appSources } from '../../knowledge/sources-app.ts';
import { cachedFunctions, parametersOf, settingOf } from '../python/cached-functions.ts';
import { callsIn } from '../python/calls.ts';
import { opensConnection } from '../python/connections.ts';
import { type PythonCode, pythonProgram } from '../python/python-code.ts';
import { isWithin, nodesIn, placeOf, type SyntaxNode, textOf } from '../python/syntax-tree.ts';
import type { Rule } from '../rule.ts';

/** What is cached of a source that changes has an age, or a number of entries, at which it goes. */
export const cacheBounded: Rule = {
  code: 'cache-unbounded',
  group: 'streamlit',
  severity: 'warning',
  finds: 'cached data of a database, an API or of files by argument, without ttl, max_entries or max_size',
  why: 'The entries stay for as long as the process runs: the data shown grows old, and each new argument takes memory that is never given back.',
  remedy: 'Give st.cache_data a ttl, and max_entries or max_size where its arguments vary.',
  source: appSources.cacheData,
  examples: {
    fires: [
      {
        text: 'import pandas as pd\nimport streamlit as st\n\n\n@st.cache_data\ndef orders(day):\n    return pd.read_sql("SELECT 1", engine, params=[day])\n',
        language: 'python',
        line: 5,
      },
      {
        text: 'import httpx\nimport streamlit as st\n\n\n@st.cache_data(show_spinner=False)\ndef rates():\n    return httpx.get("https://example.org").json()\n',
        language: 'python',
        line: 5,
      },
      {
        text: 'import pandas as pd\nfrom streamlit import cache_data\n\n\n@cache_data\ndef day(path):\n    return pd.read_csv(path)\n',
        language: 'python',
        line: 5,
      },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data\ndef rows(_connection):\n    return _connection.execute("SELECT 1").fetchall()\n',
        language: 'python',
        line: 4,
      },
    ],
    passes: [
      {
        text: 'import pandas as pd\nimport streamlit as st\n\n\n@st.cache_data(ttl="10m")\ndef orders(day):\n    return pd.read_sql("SELECT 1", engine)\n',
        language: 'python',
      },
      {
        text: 'import pandas as pd\nimport streamlit as st\n\n\n@st.cache_data\ndef countries():\n    return pd.read_csv("countries.csv")\n',
        language: 'python',
      },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data\ndef squares(n):\n    return [i * i for i in range(n)]\n',
        language: 'python',
      },
      {
        text: 'import pandas as pd\nimport streamlit as st\n\n\n@st.cache_data(max_entries=20)\ndef day(path):\n    return pd.read_csv(path)\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code.flatMap((code) =>
      cachedFunctions(code)
        .filter(({ keeps, perSession, decorator }) => keeps === 'data' && !perSession && !decorator.more)
        .filter(({ decorator }) => bounds.every((bound) => settingOf(decorator, bound, code) === null))
        .filter(({ definition }) => grows(definition, code))
        .map(({ decorator, name }) => ({
          ...placeOf(decorator.node, code.python),
          message: `what ${name} reads is kept without an age or a bound`,
        })),
    ),
};

const bounds = ['ttl', 'max_entries', 'max_size'];

/** Whether a function reads what changes, or files that its arguments choose. */
function grows(definition: SyntaxNode, code: PythonCode): boolean {
  if (callsIn(code).some(({ node, origin }) => isWithin(node, definition) && readsSource(origin))) return true;
  if (asksDatabase(definition, code)) return true;
  const hashed = [...parametersOf(definition, code).keys()].filter((name) => !name.startsWith('_'));
  return (
    hashed.length > 0 &&
    callsIn(code).some(
      ({ node, origin }) => isWithin(node, definition) && /^(?:pandas|polars|duckdb)\.(?:read|scan)_/.test(origin),
    )
  );
}

function readsSource(origin: string): boolean {
  return (
    opensConnection(origin) ||
    /^(?:pandas\.read_(?:sql|sql_query|sql_table|gbq)|polars\.read_database(?:_uri)?)$/.test(origin) ||
    /^(?:httpx|requests|urllib\.request|aiohttp)\b.*\.(?:get|post|request|stream|urlopen|send)$/.test(origin) ||
    /^streamlit\.connection\(\w*\)\.\w+/.test(origin)
  );
}

/** A cursor or a connection that came as an argument is known by what is asked of it. */
function asksDatabase(definition: SyntaxNode, { python }: PythonCode): boolean {
  return [...nodesIn(definition)].some(
    (node) =>
      node.name === 'PropertyName' && /^(?:execute|fetchall|fetchone|fetchmany|fetchdf)$/.test(textOf(node, python)),
  );
}
