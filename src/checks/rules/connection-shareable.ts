import { appSources } from '../../knowledge/sources-app.ts';
import { type CachedFunction, cachedFunctions } from '../python/cached-functions.ts';
import { isSingleConnection } from '../python/connections.ts';
import { originOf, returnsOf } from '../python/origins.ts';
import { type PythonCode, type PythonProgram, pythonProgram } from '../python/python-code.ts';
import { nodesIn, placeOf, textOf } from '../python/syntax-tree.ts';
import type { Found, Rule } from '../rule.ts';

/** What cache_resource shares between sessions can be used by several threads at once. */
export const connectionShareable: Rule = {
  code: 'connection-shared',
  group: 'streamlit',
  severity: 'error',
  finds: 'one database connection that all sessions share through st.cache_resource',
  why: 'Sessions run in threads of their own, and one connection serves one thread: statements and transactions of several people mix, or the driver refuses.',
  remedy: 'Cache an engine or a pool and take a connection from it for each piece of work; of DuckDB, take a cursor().',
  source: appSources.cacheResource,
  examples: {
    fires: [
      {
        text: 'import psycopg2\nimport streamlit as st\n\n\n@st.cache_resource\ndef connection():\n    return psycopg2.connect("dbname=orders")\n',
        language: 'python',
        line: 7,
      },
      {
        text: 'import sqlite3\nimport streamlit as st\n\n\n@st.cache_resource\ndef connection():\n    opened = sqlite3.connect("a.db", check_same_thread=False)\n    return opened\n',
        language: 'python',
        line: 8,
      },
      {
        text: 'import streamlit as st\nfrom sqlalchemy import create_engine\n\n\n@st.cache_resource(ttl=3600)\ndef connection():\n    engine = create_engine("postgresql://db")\n    return engine.connect()\n',
        language: 'python',
        line: 8,
      },
      {
        text: 'import duckdb\nimport streamlit as st\n\n\n@st.cache_resource\ndef lake():\n    return duckdb.connect("lake.db")\n\n\nst.dataframe(lake().sql("FROM a").df())\n',
        language: 'python',
        line: 7,
      },
    ],
    passes: [
      {
        text: 'import streamlit as st\nfrom sqlalchemy import create_engine\n\n\n@st.cache_resource\ndef engine():\n    return create_engine("postgresql://db")\n',
        language: 'python',
      },
      {
        text: 'import duckdb\nimport streamlit as st\n\n\n@st.cache_resource\ndef lake():\n    return duckdb.connect("lake.db")\n\n\nst.dataframe(lake().cursor().sql("FROM a").df())\n',
        language: 'python',
      },
      {
        text: 'import psycopg\nimport streamlit as st\n\n\n@st.cache_resource(scope="session")\ndef connection():\n    return psycopg.connect("dbname=orders")\n',
        language: 'python',
      },
    ],
  },
  check: async (document) => {
    const program = await pythonProgram(document);
    const takesCursors = usesCursors(program);
    return program.code.flatMap((code) =>
      cachedFunctions(code)
        .filter(({ keeps, perSession }) => keeps === 'resource' && !perSession)
        .flatMap((cached) => sharedBy(cached, code, takesCursors)),
    );
  },
};

function sharedBy({ definition, name }: CachedFunction, code: PythonCode, takesCursors: boolean): readonly Found[] {
  return returnsOf(definition).flatMap((value): readonly Found[] => {
    const origin = originOf(value, code);
    if (origin === null || !isSingleConnection(origin)) return [];
    if (origin.startsWith('duckdb.') && takesCursors) return [];
    return [
      {
        ...placeOf(value, code.python),
        message: `${name} gives every session the one connection of ${origin.replace(/\(\)$/, '')}`,
      },
    ];
  });
}

function usesCursors({ code }: PythonProgram): boolean {
  return code.some(({ tree, python }) =>
    [...nodesIn(tree)].some((node) => node.name === 'PropertyName' && textOf(node, python) === 'cursor'),
  );
}
