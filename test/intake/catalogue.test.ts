import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuestionId } from '../../src/intake/answers.ts';
import { designQuestions, isDesignQuestion, questions, sourceQuestions } from '../../src/intake/catalogue.ts';
import { path } from '../../src/intake/interview.ts';
import { parseAnswer } from '../../src/intake/parse-answer.ts';
import type { AnswerView, Question } from '../../src/intake/question.ts';
import { stages } from '../../src/intake/stage.ts';
import { saysUnknown } from '../../src/intake/unknown.ts';
import { type ResolvedView, viewAnswers } from '../../src/intake/view.ts';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const kinds = ['database', 'warehouse', 'api', 'files', 'uploads', 'stream'];

test.each(questions.map((question) => [question.id, question] as const))(
  '%s is asked in a sentence, says what hangs on it, and has options that can be told apart',
  (_, question) => {
    expect(question.ask).toMatch(/^[A-Z].*[.?]$/);
    expect(question.why).toMatch(/^.{30,}\.$/);
    expect(question.scope === 'design' && question.ask.includes('{source}')).toBe(false);
    const ids = 'options' in question ? question.options.map(({ id }) => id) : [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter(saysUnknown)).toEqual([]);
  },
);

test.each(questions.flatMap((question) => (question.kind === 'quantity' ? [[question.id, question] as const] : [])))(
  'the example of %s is an answer to it',
  (_, question) => {
    const view = viewAnswers({ design: {}, sources: [] }, 'warehouse');
    expect(parseAnswer(question, question.example, view)).toMatchObject({ ok: true });
  },
);

test('every default is an answer to its own question, whatever the others are', () => {
  fc.assert(
    fc.property(arbitraryAnswers(), (answers) => {
      forEachQuestion(viewAnswers(answers), (question, view) => {
        expect(parseAnswer(question, question.default(view), view)).toMatchObject({ ok: true });
      });
    }),
    { numRuns: 100 },
  );
});

test('a default, a condition and a check read only questions that are asked earlier', () => {
  const order = stages.flatMap(({ id }) =>
    [...designQuestions, ...sourceQuestions].filter(({ stage }) => stage === id).map((question) => question.id),
  );
  fc.assert(
    fc.property(arbitraryAnswers(), (answers) => {
      forEachQuestion(viewAnswers(answers), (question, view) => {
        const read = new Set<QuestionId>();
        const watched = watching(view, (id) => read.add(id));
        question.when?.(watched);
        const fallback = question.default(watched);
        question.check?.(fallback, watched);
        const later = [...read].filter((id) => order.indexOf(id) >= order.indexOf(question.id));
        expect({ question: question.id, readsLater: later }).toEqual({ question: question.id, readsLater: [] });
      });
    }),
    { numRuns: 50 },
  );
});

function forEachQuestion(view: ResolvedView, check: (question: Question, view: ResolvedView) => void): void {
  for (const question of designQuestions) check(question, view);
  for (const question of sourceQuestions) for (const id of view.sourceIds) check(question, view.of(id));
}

function watching(view: AnswerView, onRead: (id: QuestionId) => void): AnswerView {
  const reads =
    <T>(read: (id: QuestionId) => T) =>
    (id: QuestionId): T => {
      onRead(id);
      return read(id);
    };
  return {
    sourceId: view.sourceId,
    get sourceIds() {
      onRead('sources');
      return view.sourceIds;
    },
    of: (sourceId) => watching(view.of(sourceId), onRead),
    text: reads((id) => view.text(id)),
    choice: reads((id) => view.choice(id)),
    choices: reads((id) => view.choices(id)),
    number: reads((id) => view.number(id)),
    quantity: reads((id) => view.quantity(id)),
    isStated: reads((id) => view.isStated(id)),
  };
}

const lengthOfPath = (depth: Question['depth'], ...ofKinds: readonly string[]) =>
  path({
    depth,
    answers: { design: {}, sources: ofKinds.map((kind, index) => ({ id: `source_${index}`, answers: { kind } })) },
  }).length;

test.each(kinds)('one %s: 8 to 11 questions at express depth, 20 to 25 at standard, every one at thorough', (kind) => {
  expect(lengthOfPath('express', kind)).toBeGreaterThanOrEqual(8);
  expect(lengthOfPath('express', kind)).toBeLessThanOrEqual(11);
  expect(lengthOfPath('standard', kind)).toBeGreaterThanOrEqual(20);
  expect(lengthOfPath('standard', kind)).toBeLessThanOrEqual(25);
  expect(lengthOfPath('thorough', kind)).toBeGreaterThan(2 * lengthOfPath('standard', kind));
});

test.each(kinds.flatMap((one) => kinds.map((other) => [one, other] as const)))(
  'a %s and a %s: at most 30 questions at standard depth',
  (one, other) => {
    expect(lengthOfPath('standard', one, other)).toBeLessThanOrEqual(30);
  },
);

test.each([
  [
    'database',
    ['engine', 'rows', 'query_time', 'connection_limit', 'indexes'],
    ['rate_limit', 'file_size', 'ordering'],
  ],
  ['warehouse', ['engine', 'query_time', 'result_rows'], ['connection_limit', 'indexes']],
  ['api', ['rate_limit', 'page_size', 'auth', 'pagination', 'versioning', 'webhooks'], ['engine', 'file_size']],
  ['files', ['file_format', 'file_size', 'mess', 'uploaders'], ['rows', 'rows_per_day', 'rate_limit']],
  ['uploads', ['file_format', 'file_size', 'mess', 'uploaders'], ['rows', 'rows_per_day', 'engine']],
  ['stream', ['events_per_second', 'event_bytes', 'ordering', 'peak_factor'], ['rows', 'rows_per_day', 'row_bytes']],
])('a source of kind %s is asked what bounds it, and nothing else', (kind, asked, notAsked) => {
  const keys = path({ depth: 'thorough', answers: { design: {}, sources: [{ id: 's', answers: { kind } }] } });
  expect(keys).toEqual(expect.arrayContaining(asked.map((id) => `s.${id}`)));
  for (const id of notAsked) expect(keys).not.toContain(`s.${id}`);
});

test('row access is asked where people sign in, rules where data is about people or restricted', () => {
  const asked = (design: Readonly<Record<string, string>>) =>
    path({ depth: 'standard', answers: { design, sources: [] } });
  expect(asked({ sign_in: 'none' })).not.toContain('row_access');
  expect(asked({ sign_in: 'oidc' })).toContain('row_access');
  expect(asked({ personal_data: 'none', classification: 'internal' })).not.toContain('regimes');
  expect(asked({ personal_data: 'personal' })).toContain('regimes');
  expect(asked({ personal_data: 'none', classification: 'restricted' })).toContain('regimes');
});

test.each<[string, QuestionId, Readonly<Record<string, string>>, string]>([
  ['Community Cloud', 'host_memory', { host: 'community_cloud' }, '2.7 GB'],
  ['a container', 'host_memory', { host: 'container' }, '4 GB'],
  ['a live dashboard', 'freshness', { situation: 'live_dashboard' }, '1 min'],
  ['a slow app', 'freshness', { situation: 'slow_app' }, '15 min'],
  ['messy uploads', 'sources', { situation: 'messy_uploads' }, 'uploads'],
  ['public data', 'sign_in', { classification: 'public' }, 'none'],
])('%s: the default of %s fits it', (_, id, design, expected) => {
  expect(isDesignQuestion(id)).toBe(true);
  expect(String(viewAnswers({ design, sources: [] }).resolve(id).raw)).toBe(expected);
});

test.each([
  ['crm_api', 'api'],
  ['orders_db', 'database'],
  ['snowflake', 'warehouse'],
  ['csv_uploads', 'uploads'],
  ['s3_bucket', 'files'],
  ['kafka', 'stream'],
])('a source called %s is taken for a %s by default', (id, kind) => {
  expect(viewAnswers({ design: {}, sources: [{ id, answers: {} }] }, id).choice('kind')).toBe(kind);
});
