import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourceQuestions } from '../../src/intake/catalogue.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
import { viewAnswers } from '../../src/intake/view.ts';
import { answerTo } from './arbitrary-answers.ts';

const answers = {
  design: { viewers: '15', freshness: '1 min', history: '90 d' },
  sources: [
    { id: 'crm', answers: { kind: 'api', rows: '1234567 rows', rate_limit: '100/min', page_size: '200' } },
    { id: 'db', answers: { kind: 'database', rows: '80 GB' } },
  ],
};

/** The raw answer that now stands under a key; the message where it was refused. */
function set(key: string, raw: string): string {
  const outcome = setAnswer(answers, key, raw);
  if (!outcome.ok) return outcome.message;
  const [sourceId, id] = key.includes('.') ? key.split('.') : [null, key];
  const said: Readonly<Record<string, unknown>> =
    sourceId === null
      ? outcome.answers.design
      : (outcome.answers.sources.find((source) => source.id === sourceId)?.answers ?? {});
  return String(said[id ?? '']);
}

test.each([
  ['viewers', '200', '200'],
  ['viewers', '10x', '150'],
  ['viewers', '0.5x', '8'],
  ['viewers', '2 ×', '30'],
  ['freshness', '.5x', '30 s'],
  ['crm.rows', '10x', '12345670 rows'],
  ['db.rows', '10x', '800 GB'],
  ['crm.rate_limit', '2x', '200/min'],
  ['crm.peak_factor', '10x', '10x'],
  ['db.rows_per_day', '2x', '100000 rows/day'],
  ['crm.rate_limit', '1.01x', '101/min'],
  ['freshness', "don't know", 'unknown'],
  ['crm.incremental', 'true', 'yes'],
  ['classification', 'Conf', 'confidential'],
])('--set %s=%s gives %s', (key, raw, expected) => {
  expect(set(key, raw)).toBe(expected);
});

test.each([
  ['viewrs', '4', /viewrs is not a question; did you mean viewers\?/],
  ['crm.pagesize', '4', /did you mean crm\.page_size\?/],
  ['rows', '4', /rows is asked for each source: write crm\.rows or db\.rows/],
  ['erp.rows', '4', /there is no source 'erp'; the sources are crm, db/],
  ['db.rate_limit', '4/s', /db\.rate_limit does not apply here/],
  ['viewers', '0x', /'0' is too little: at least 1/],
  ['viewers', 'lots', /'lots'/],
  ['situation', '2x', /'2x' is not among/],
  ['sources', 'unknown', /sources need names/],
  ['\u001B[2J', '4', /^\[2J is not a question/],
])('--set %s=%s says what is wrong', (key, raw, message) => {
  expect(set(key, raw)).toMatch(message);
});

test('sources that are named keep their answers, and a change lets go of what no longer applies', () => {
  const renamed = setAnswer(answers, 'sources', 'db, Shop API');
  expect(renamed).toMatchObject({
    ok: true,
    answers: { sources: [answers.sources[1], { id: 'shop_api', answers: {} }] },
  });
  const outcome = setAnswer(answers, 'crm.kind', 'database');
  expect(outcome.ok && outcome.answers.sources[0]).toEqual({
    id: 'crm',
    answers: { kind: 'database', rows: '1234567 rows' },
  });
});

test('a source that stood on a default comes to stand by name', () => {
  expect(setAnswer({ design: {}, sources: [] }, 'warehouse.rows', '2M')).toEqual({
    ok: true,
    answers: { design: {}, sources: [{ id: 'warehouse', answers: { rows: '2M' } }] },
  });
});

test('a factor multiplies to the last digit, whatever the quantity is', () => {
  const quantities = sourceQuestions.filter(({ kind }) => kind === 'quantity').filter(({ id }) => id !== 'peak_factor');
  const cases = fc
    .tuple(fc.constantFrom('database', 'api', 'uploads', 'stream'), fc.constantFrom(...quantities))
    .chain(([kind, question]) => fc.tuple(fc.constant(kind), fc.constant(question), answerTo(question)));
  fc.assert(
    fc.property(cases, fc.constantFrom('2', '0.5', '1.1', '3'), ([kind, { id }, raw], factor) => {
      const before = setAnswer({ design: {}, sources: [{ id: 's', answers: { kind } }] }, `s.${id}`, raw);
      fc.pre(before.ok);
      const after = setAnswer(before.answers, `s.${id}`, `${factor}x`);
      fc.pre(after.ok);
      const was = viewAnswers(before.answers, 's').quantity(id);
      const product = was.value * Number(factor);
      const whole = was.unit === 'count' && Number.isInteger(was.value) ? Math.ceil(product) : product;
      const is = viewAnswers(after.answers, 's').quantity(id);
      expect(is.unit).toBe(was.unit);
      expect(Math.abs(is.value - whole)).toBeLessThanOrEqual(whole * 1e-13);
    }),
    { numRuns: 200 },
  );
});
