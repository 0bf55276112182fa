import { expect, test } from 'vitest';
import { apiConstants } from '../../src/knowledge/apis.ts';
import { engineConstants } from '../../src/knowledge/engines.ts';
import { fileConstants } from '../../src/knowledge/files.ts';
import { appLimits } from '../../src/knowledge/limits-app.ts';
import { planningConstants } from '../../src/knowledge/planning.ts';
import { postgresConstants } from '../../src/knowledge/postgres.ts';
import { knees } from '../../src/knowledge/queueing.ts';
import { reliabilityConstants } from '../../src/knowledge/reliability.ts';
import type { Constant } from '../../src/knowledge/source.ts';
import { streamingConstants } from '../../src/knowledge/streaming.ts';
import { streamlitConstants } from '../../src/knowledge/streamlit.ts';
import { warehouseConstants } from '../../src/knowledge/warehouses.ts';

const constants: readonly Constant[] = [
  ...[
    apiConstants,
    appLimits,
    engineConstants,
    fileConstants,
    planningConstants,
    postgresConstants,
    reliabilityConstants,
    streamingConstants,
    streamlitConstants,
    warehouseConstants,
  ].flatMap((group): readonly Constant[] => Object.values(group)),
  ...knees.map(({ utilisation }) => utilisation),
];

test('no two constants have the same id', () => {
  const ids = constants.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('a judgement has no address, and everything else has one', () => {
  const wrong = constants.filter(({ source, confidence }) => (source.url === null) !== (confidence === 'judgement'));
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

test('sources are pages that can be opened, the same under one id', () => {
  const sources = new Map(constants.map(({ source }) => [source.id, source]));
  expect(
    constants.filter(({ source }) => sources.get(source.id) !== source && sources.get(source.id)?.url !== source.url),
  ).toEqual([]);
  const urls = [...sources.values()].flatMap(({ url }) => (url === null ? [] : [url]));
  expect(urls.filter((url) => !/^https:\/\/[a-z0-9.-]+\/\S*$/.test(url))).toEqual([]);
});

test('every constant is a positive number and says what it is in a sentence', () => {
  const bad = constants.filter(({ value, about }) => !(value > 0 && Number.isFinite(value) && about.endsWith('.')));
  expect(bad.map(({ id }) => id)).toEqual([]);
});
