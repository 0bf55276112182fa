import { appSources } from '../../knowledge/sources-app.ts';
import { cachedFunctions, settingOf } from '../python/cached-functions.ts';
import type { Decorator } from '../python/calls.ts';
import { type PythonCode, pythonProgram } from '../python/python-code.ts';
import { placeOf } from '../python/syntax-tree.ts';
import type { Rule } from '../rule.ts';

/** The settings of a cache do what they look like. */
export const cacheSettings: Rule = {
  code: 'cache-settings',
  group: 'streamlit',
  severity: 'error',
  finds: 'settings of a cache that contradict each other, or mean something else than they look like',
  why: 'A ttl of "60" is read as 60 nanoseconds; persist ignores the ttl; a refresh in the background needs one and cannot persist.',
  remedy: 'Write the unit, as in ttl="60s", and leave out what does not go together.',
  source: appSources.cacheData,
  examples: {
    fires: [
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl="60")\ndef f():\n    return 1\n',
        language: 'python',
        line: 4,
      },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60, persist="disk")\ndef f():\n    return 1\n',
        language: 'python',
        line: 4,
      },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(refresh_mode="background")\ndef f():\n    return 1\n',
        language: 'python',
        line: 4,
      },
    ],
    passes: [
      { text: 'import streamlit as st\n\n\n@st.cache_data(ttl="60s")\ndef f():\n    return 1\n', language: 'python' },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60, refresh_mode="background")\ndef f():\n    return 1\n',
        language: 'python',
      },
    ],
  },
  check: async (document) =>
    (await pythonProgram(document)).code.flatMap((code) =>
      cachedFunctions(code).flatMap(({ decorator }) =>
        contradictions(decorator, code).map((message) => ({ ...placeOf(decorator.node, code.python), message })),
      ),
    ),
};

function contradictions(decorator: Decorator, code: PythonCode): readonly string[] {
  const [ttl, persist, refresh] = ['ttl', 'persist', 'refresh_mode'].map((name) => settingOf(decorator, name, code));
  const persists = persist !== null && persist !== undefined && persist !== 'False';
  const inBackground = /background/.test(refresh ?? '');
  return [
    ...(/^["']\d+["']$/.test(ttl ?? '') ? [`ttl=${ttl} has no unit and is read as nanoseconds`] : []),
    ...(persists && ttl !== null ? ['persist ignores the ttl: what is on the disk never grows old'] : []),
    ...(inBackground && ttl === null && !decorator.more ? ['a refresh in the background needs a ttl'] : []),
    ...(inBackground && persists ? ['a refresh in the background cannot persist'] : []),
  ];
}
