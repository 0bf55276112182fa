import type { Retired } from '../../knowledge/retired-streamlit.ts';
import { callsIn, namesUsed } from '../python/calls.ts';
import { lookUp } from '../python/look-up.ts';
import { type PythonProgram, pythonProgram } from '../python/python-code.ts';
import { retiredName, retiredParameter } from '../python/retired-names.ts';
import { placeOf } from '../python/syntax-tree.ts';
import { asksForVersion } from '../python/version-guard.ts';
import type { Found, Rule } from '../rule.ts';

/** Code uses what its packages have not retired. */
export const namesCurrent: Rule = {
  code: 'retired-name',
  group: 'streamlit',
  severity: 'error',
  finds: 'a name or a parameter that Streamlit removed, or that a package calls deprecated',
  why: 'What was removed stops the page; what is deprecated will, with an update.',
  remedy: 'Write what replaced it.',
  source: {
    id: 'st-release-notes',
    title: 'Streamlit: release notes',
    url: 'https://docs.streamlit.io/develop/quick-reference/release-notes',
  },
  examples: {
    fires: [
      { text: 'import streamlit as st\n\n\n@st.cache\ndef load():\n    return 1\n', language: 'python', line: 4 },
      { text: 'import streamlit as st\n\nst.experimental_rerun()\n', language: 'python', line: 3 },
      { text: 'import streamlit as st\n\nst.dataframe([1], use_container_width=True)\n', language: 'python', line: 3 },
      { text: 'import streamlit as st\n\ntable = st.empty()\ntable.add_rows([1])\n', language: 'python', line: 4 },
      {
        text: 'import streamlit as st\n\n\n@st.cache_data(ttl=60, experimental_allow_widgets=True)\ndef f():\n    return 1\n',
        language: 'python',
        line: 4,
      },
      {
        text: 'import streamlit.components.v1 as components\n\ncomponents.html("<b>a</b>")\n',
        language: 'python',
        line: 3,
      },
      { text: 'from pydantic import validator\n\nvalidator("a")\n', language: 'python', line: 1 },
    ],
    passes: [
      { text: 'import streamlit as st\n\nst.dataframe([1], width="stretch")\n', language: 'python' },
      { text: 'from functools import cache\n\n\n@cache\ndef load():\n    return 1\n', language: 'python' },
      {
        text: 'import streamlit as st\n\ntry:\n    st.rerun()\nexcept AttributeError:\n    st.experimental_rerun()\n',
        language: 'python',
      },
      { text: 'import pandas as pd\n\npd.read_csv("a.csv", encoding="utf-8")\n', language: 'python' },
    ],
  },
  check: async (document) => {
    const program = await pythonProgram(document);
    return [...retiredNames(program), ...retiredParameters(program)];
  },
};

function retiredNames({ code, apis }: PythonProgram): readonly Found[] {
  return code.flatMap((each) =>
    namesUsed(each).flatMap(({ base, name, node }): readonly Found[] => {
      const known = lookUp(`${base}.${name}`, apis);
      const retired = retiredName(base, name, known);
      const deprecated = known?.kind === 'member' ? known.member.deprecated : undefined;
      if ((retired === null && deprecated === undefined) || asksForVersion(node, each)) return [];
      if (retired !== null) return [{ ...placeOf(node, each.python), ...told(`st.${retired.name}`, retired) }];
      if (known?.kind !== 'member') return [];
      return [
        {
          ...placeOf(node, each.python),
          severity: 'warning',
          message: `${base}.${name} is deprecated in ${known.api.package} ${known.api.version}`,
          remedy: `The package says: ${deprecated}`,
        },
      ];
    }),
  );
}

function retiredParameters({ code }: PythonProgram): readonly Found[] {
  return code.flatMap((each) =>
    callsIn(each).flatMap(({ origin, keywords }) =>
      [...keywords].flatMap(([parameter, { name }]): readonly Found[] => {
        const retired = retiredParameter(origin, parameter);
        if (retired === null) return [];
        return [{ ...placeOf(name, each.python), ...told(`${parameter}= of st.${retired.name}`, retired) }];
      }),
    ),
  );
}

function told(what: string, { state, removed, instead }: Retired): Pick<Found, 'message' | 'remedy' | 'severity'> {
  const remedy = `Use ${instead}.`;
  if (state === 'deprecated') return { severity: 'warning', message: `${what} is deprecated`, remedy };
  return { message: `${what} was removed${removed === null ? '' : ` in Streamlit ${removed}`}`, remedy };
}
