import { describe, expect, test } from 'vitest';
import {
  apiOf,
  cataloguedPackages,
  classMember,
  isCatalogued,
  moduleMember,
} from '../../src/knowledge/api-catalogue.ts';
import { type Retired, retiredFromStreamlit } from '../../src/knowledge/retired-streamlit.ts';
import { readFileSync } from 'node:fs';

const pins = readFileSync(new URL('../../scripts/python-requirements.txt', import.meta.url), 'utf8');
const streamlit = await apiOf('streamlit');

test.each([...cataloguedPackages].filter(isCatalogued))(
  'the catalogue of %s is of the pinned version',
  async (name) => {
    const { package: written, version } = await apiOf(name);
    expect(pins).toMatch(new RegExp(`^${written}(\\[.*\\])?==${version.replaceAll('.', '\\.')}$`, 'm'));
  },
);

test('Streamlit is there wholly: functions, methods of containers, what they take and give', () => {
  expect(moduleMember(streamlit, 'streamlit', 'cache_data')?.parameters).toContain('ttl=None');
  expect(moduleMember(streamlit, 'streamlit', 'columns')).toMatchObject({ returns: '[DeltaGenerator]' });
  expect(moduleMember(streamlit, 'streamlit', 'sidebar')).toEqual({ instance: 'DeltaGenerator' });
  expect(classMember(streamlit, 'StatusContainer', 'update')?.parameters).toContain('state=None');
  expect(classMember(streamlit, 'StatusContainer', 'dataframe')?.parameters).toContain("width='stretch'");
  expect(classMember(streamlit, 'SQLConnection', 'query')?.parameters).toContain('ttl=None');
  expect(classMember(streamlit, 'DeltaGenerator', 'add_rows')).toBeUndefined();
  expect(moduleMember(streamlit, 'streamlit.column_config', 'NumberColumn')?.parameters).toContain('format=None');
  expect(moduleMember(streamlit, 'streamlit.testing.v1', 'AppTest')).toMatchObject({ class: 'AppTest' });
});

describe('what Streamlit retired', () => {
  test.each(retiredFromStreamlit.filter(({ state }) => state === 'absent').map(named))(
    '%s is absent from the pinned version',
    (_, { name, parameter }) => {
      const parameters = memberOf(name)?.parameters?.map(bare);
      expect(parameters === undefined).toBe(parameter === null);
      expect(parameters ?? []).not.toContain(parameter);
      expect(parameters ?? []).not.toContain('**kwargs');
    },
  );

  test.each(retiredFromStreamlit.filter(({ state }) => state === 'deprecated').map(named))(
    '%s works in the pinned version, which calls it deprecated',
    (_, { name, parameter }) => {
      const found = memberOf(name);
      const told = parameter === null ? found?.deprecated : found?.deprecatedParameters?.[parameter];
      expect(told).toMatch(/deprecated|removed after/);
    },
  );

  test('every deprecation that Streamlit states has its replacement in the table', () => {
    const told = Object.entries(streamlit.modules['streamlit']?.names ?? {}).flatMap(([name, member]) =>
      Object.keys((member.method === undefined ? member : memberOf(name))?.deprecatedParameters ?? {}).map(
        (parameter) => `${name} ${parameter}`,
      ),
    );
    const known = retiredFromStreamlit.map(({ name, parameter }) => `${name} ${parameter}`);
    expect(told.filter((each) => !each.endsWith('**kwargs') && !known.includes(each))).toEqual([]);
  });
});

function named(retired: Retired): [string, Retired] {
  const { name, parameter } = retired;
  return [parameter === null ? `st.${name}` : `st.${name}(${parameter}=)`, retired];
}

function memberOf(name: string) {
  const path = name.split('.');
  const last = path.pop() ?? '';
  return (
    moduleMember(streamlit, ['streamlit', ...path].join('.'), last) ?? classMember(streamlit, 'DeltaGenerator', last)
  );
}

function bare(parameter: string): string {
  return parameter.split('=')[0] ?? '';
}
