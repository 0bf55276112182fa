import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimName, toIdentifier, toLiteral } from '../../../src/exports/scaffold/model/identifiers.ts';

describe('toIdentifier', () => {
  test.each([
    ['Live sales dashboard', 'live_sales_dashboard'],
    ['Käufe & Rückgaben', 'kaufe_ruckgaben'],
    ['2026 plan', 'plan'],
    ['Order', 'order_'],
    ['user', 'user_'],
    ['***', 'fallback'],
  ])('makes %s into %s', (text, name) => {
    expect(toIdentifier(text, 'fallback')).toBe(name);
  });

  test('gives a name that SQL and Python take unquoted, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toIdentifier(text, 'app')).toMatch(/^[a-z][a-z0-9_]{0,30}$/);
      }),
    );
  });
});

test('a name that is taken gives way to the next, and then to a numbered one', () => {
  const taken = new Set(['updated_at']);
  expect(claimName(['updated_at', 'changed_at'], taken)).toBe('changed_at');
  expect(claimName(['updated_at', 'changed_at'], taken)).toBe('changed_at_2');
});

test('text between double quotes can neither end the string nor leave its line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(toLiteral(text)).not.toMatch(/["\\\n\r{}]/);
      expect(toLiteral(text).length).toBeLessThanOrEqual(48);
    }),
  );
  expect(toLiteral('The "quarterly"\nview')).toBe('The quarterly view');
});
