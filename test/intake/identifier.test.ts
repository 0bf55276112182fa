import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIdentifier, slugOf } from '../../src/intake/identifier.ts';
import { nearestName } from '../../src/intake/nearest-name.ts';

test.each([
  ['CRM API', 'crm_api'],
  ['  Zürich – Büro (2) ', 'zurich_buro_2'],
  ['2nd warehouse', 'nd_warehouse'],
  ['__init__', 'init'],
  ['orders_db', 'orders_db'],
  ['売上', ''],
  ['x'.repeat(80), 'x'.repeat(31)],
])('%s becomes %s', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

test('what a name becomes is an identifier or nothing, and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const slug = slugOf(text);
      expect(slug === '' || isIdentifier(slug)).toBe(true);
      expect(slugOf(slug)).toBe(slug);
    }),
  );
});

test.each([
  ['viewrs', 'viewers'],
  ['fresness', 'freshness'],
  ['hsot', 'host'],
  ['toh', null],
  ['qqqqq', null],
  ['', null],
  ['v'.repeat(10_000), null],
])('%s is a slip of %s', (typed, meant) => {
  expect(nearestName(typed, ['viewers', 'freshness', 'host'])).toBe(meant);
});
