import { expect, test } from 'vitest';
import { testingTopic } from '../../../src/decisions/topics/testing.ts';
import { constraintOn, type Situation, winnerOf } from './weigh-options.ts';

test.each<[string, Situation, string]>([
  ['half a million rows and ten viewers', {}, 'apptest_only'],
  ['a million rows', { figures: { 'app.scan_rows': 1e6 } }, 'apptest_and_volume'],
  ['a third of the memory budget', { figures: { 'app.memory_pandas': 0.9e9 } }, 'apptest_and_volume'],
  ['twenty-five viewers', { answers: { viewers: 25 } }, 'volume_and_load'],
  ['two runs in flight', { figures: { 'app.runs_in_flight': 2 } }, 'volume_and_load'],
])('testing: %s', (_, situation, winner) => {
  expect(winnerOf(testingTopic, situation)).toBe(winner);
});

test('the memory that decides about volume tests is that of the chosen engine', () => {
  const figures = { 'app.memory_pandas': 2e9, 'app.memory_duckdb': 0.2e9 };
  expect(constraintOn(testingTopic, 'apptest_only', { figures })).toContain('2 GB');
  expect(constraintOn(testingTopic, 'apptest_only', { figures, decided: { engine: 'duckdb' } })).toBeNull();
});
