import { describe, expect, test } from 'vitest';
import { rules } from '../../src/checks/rules.ts';
import { changedDocuments, cleanTexts, plantedFiles } from './corpus.ts';
import { scoresOf, scoreText, totalOf } from './score.ts';

// Before the tests, so that their names can tell the score: `npm run checks:score` prints them.
const planted = [...(await plantedFiles()), ...(await changedDocuments())];
const clean = await cleanTexts();
const scores = scoresOf([...planted, ...clean]);
const total = totalOf(scores.values());

describe('what was planted', () => {
  test.each(planted)('$name', ({ expected, found }) => {
    expect(found).toEqual(expected);
  });

  test('is at least 120 defects, of every rule', () => {
    expect(total.planted).toBeGreaterThanOrEqual(120);
    expect(rules.map(({ code }) => code).filter((code) => (scores.get(code)?.planted ?? 0) === 0)).toEqual([]);
  });
});

describe('what is clean', () => {
  test.each(clean)('$name', ({ found }) => {
    expect(found).toEqual([]);
  });

  test('is at least 30 texts', () => {
    expect(clean.length).toBeGreaterThanOrEqual(30);
  });
});

describe('score', () => {
  test.each(
    [...scores, ['all rules', total] as const].map(([code, score]) => [code, scoreText(score), score] as const),
  )('%s: %s', (_, __, { planted: count, hits, falseAlarms }) => {
    expect({ hits, falseAlarms }).toEqual({ hits: count, falseAlarms: 0 });
  });
});
