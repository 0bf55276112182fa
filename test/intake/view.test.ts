import { expect, test } from 'vitest';
import { resolveAnswer, splitKey, viewAnswers } from '../../src/intake/view.ts';

const answers = {
  design: { viewers: '40', freshness: 'unknown', sign_in: 'none', row_access: 'by_tenant', host: 'moon' },
  sources: [
    { id: 'crm', answers: { kind: 'api', rate_limit: 'none', rows: '20 GB' } },
    { id: 'erp', answers: { kind: 'database' } },
  ],
};

test.each([
  ['viewers', 'stated', '40'],
  ['freshness', 'unknown', '1 h'],
  ['page_load', 'defaulted', '2 s'],
  ['crm.rate_limit', 'stated', 'none'],
  ['erp.rows', 'defaulted', '5M rows'],
  ['sources', 'stated', ['crm', 'erp']],
])('%s is %s', (key, provenance, raw) => {
  expect(resolveAnswer(answers, key)).toMatchObject({ provenance, raw, applies: true });
});

test('an answer that does not apply, or that its question does not accept, counts for nothing', () => {
  expect(resolveAnswer(answers, 'row_access')).toMatchObject({ applies: false, provenance: 'defaulted' });
  expect(resolveAnswer(answers, 'host')).toMatchObject({ provenance: 'defaulted', raw: 'container' });
  expect(resolveAnswer(answers, 'erp.rate_limit')).toMatchObject({ applies: false });
});

test('quantities come in base units, with rows told from bytes', () => {
  const view = viewAnswers(answers);
  expect(view.number('freshness')).toBe(3600);
  expect(view.of('crm').quantity('rows')).toEqual({ value: 20e9, unit: 'B' });
  expect(view.of('crm').isStated('rows')).toBe(true);
  expect(() => view.number('host')).toThrow(RangeError);
});

test('a default reads what was said of its own source', () => {
  const two = {
    design: {},
    sources: [
      { id: 'a', answers: { kind: 'database', engine: 'mysql' } },
      { id: 'b', answers: { kind: 'database', engine: 'postgres' } },
    ],
  };
  expect(viewAnswers(two, 'a').number('connection_limit')).toBe(150);
  expect(viewAnswers(two).of('b').number('connection_limit')).toBe(100);
});

test.each(['rows', 'crm.viewers', '.rows', 'crm.', '', 'toString', 'crm.constructor'])(
  '%j names no question',
  (key) => {
    expect(() => splitKey(key)).toThrow(RangeError);
  },
);
