import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuestionId, RawAnswer } from '../../src/intake/answers.ts';
import { questionById, questions } from '../../src/intake/catalogue.ts';
import { parseAnswer } from '../../src/intake/parse-answer.ts';
import { viewAnswers } from '../../src/intake/view.ts';
import { answerTo } from './arbitrary-answers.ts';

const answers = { design: {}, sources: [{ id: 'crm', answers: { kind: 'api' } }] };
const view = viewAnswers(answers, 'crm');
const parse = (id: QuestionId, raw: RawAnswer) => parseAnswer(questionById(id), raw, view);

test.each<[QuestionId, RawAnswer, RawAnswer]>([
  ['situation', 'slow_app', 'slow_app'],
  ['situation', 'A LIVE dashboard', 'live_dashboard'],
  ['situation', ' mig ', 'migration'],
  ['incremental', 'true', 'yes'],
  ['incremental', 'false', 'no'],
  ['incremental', 'y', 'yes'],
  ['features', 'export, filter', ['filter', 'export']],
  ['features', ['Edit data', 'edit'], ['edit']],
  ['features', 'none', []],
  ['mess', [], []],
  ['regimes', 'GDPR; SOC 2', ['gdpr', 'soc2']],
  ['regimes', 'none', ['none']],
  ['sources', 'CRM API, warehouse, crm api', ['crm_api', 'warehouse']],
  ['sources', 'Zürich Büro', ['zurich_buro']],
  ['name', '  Sales\n\u001B[31mlive\u0007 ', 'Sales [31mlive'],
  ['name', '売上 📈', '売上 📈'],
  ['key_column', 'order_id', 'order_id'],
  ['viewers', ' 40 viewers ', '40 viewers'],
  ['freshness', 'every 15\u00A0min', 'every 15 min'],
])('%s takes %j as %j', (id, raw, kept) => {
  expect(parse(id, raw)).toMatchObject({ ok: true, raw: kept });
});

test.each<[QuestionId, RawAnswer, RegExp]>([
  ['situation', 'm', /'m' is not among new_app, slow_app/],
  ['situation', '', /is not among/],
  ['features', '', /name at least one, or write none/],
  ['features', 'filter, fly', /'fly' is not among filter, drill_down/],
  ['regimes', 'none, gdpr', /'none' cannot go with the others/],
  ['sources', ' , ', /at least one name/],
  ['sources', '売上', /'売上' cannot be a source's name/],
  ['sources', Array.from({ length: 13 }, (_, index) => `s${index}`), /13 sources; 12 at most/],
  ['name', '\u200D \u0000', /a few words/],
  ['name', 'x'.repeat(501), /501 characters; 500 at most/],
  ['key_column', 'Order ID', /'Order ID' cannot be used as a column name/],
  ['viewers', '0', /'0' is too little: at least 1/],
  ['availability', '100%', /'100%' is too much: at most 99.9999 %/],
  ['freshness', '20 GB', /'20 GB' is .* this asks for a duration/],
  ['rate_limit', 'constructor', /'constructor'/],
  ['viewers', `${'9'.repeat(400)}\u001B[2J`, /^'9{40}…' is too long/],
])('%s refuses %j and says why', (id, raw, message) => {
  const parsed = parse(id, raw);
  expect(parsed.ok ? '' : parsed.message).toMatch(message);
});

test('a quantity is in its base unit, rows or bytes as it was typed', () => {
  const quantityOf = (id: QuestionId, raw: string) => {
    const parsed = parse(id, raw);
    return parsed.ok && parsed.value.type === 'quantity' ? parsed.value.quantity : null;
  };
  expect(quantityOf('rows', '5M rows')).toEqual({ value: 5_000_000, unit: 'rows' });
  expect(quantityOf('rows', '20 GB')).toEqual({ value: 20e9, unit: 'B' });
  expect(quantityOf('rows_per_day', '86.4 GB/day')).toEqual({ value: 1e6, unit: 'B/s' });
  expect(quantityOf('rate_limit', 'None')).toEqual({ value: 1000, unit: '1/s' });
});

test('a name that was tidied is told, one that was not is not', () => {
  expect(parse('sources', 'CRM API, crm_api')).toMatchObject({
    notices: ["'CRM API' is called crm_api in the design.", 'A name that was given twice counts once.'],
  });
  expect(parse('sources', 'crm, warehouse')).toMatchObject({ notices: [] });
});

const anyRaw = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code)) }),
  fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
  fc.constantFrom('__proto__', 'toString', '∞', 'NaN', '1e999', '-1', 'true', '{}'),
);

test('nothing makes the parser throw, and no message or answer carries a control character', () => {
  fc.assert(
    fc.property(fc.constantFrom(...questions), anyRaw, (question, raw) => {
      const parsed = parseAnswer(question, raw, view);
      const shown = parsed.ok ? [parsed.raw, ...parsed.notices].flat() : [parsed.message];
      for (const text of shown) expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 1000 },
  );
});

test('what is kept of an answer parses to the same value', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...questions).chain((question) => fc.tuple(fc.constant(question), answerTo(question))),
      ([question, raw]) => {
        const first = parseAnswer(question, raw, view);
        if (!first.ok) return;
        expect(parseAnswer(question, first.raw, view)).toEqual({ ...first, notices: [] });
      },
    ),
    { numRuns: 300 },
  );
});
