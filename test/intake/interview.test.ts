import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unknownAnswer } from '../../src/intake/answers.ts';
import { questions } from '../../src/intake/catalogue.ts';
import {
  acceptDefault,
  answer,
  answerUnknown,
  changeDepth,
  currentQuestion,
  goBack,
  goForward,
  type InterviewState,
  isComplete,
  jumpTo,
  path,
  progress,
  startInterview,
  undoLastChange,
} from '../../src/intake/interview.ts';
import type { Depth } from '../../src/intake/question.ts';
import { viewAnswers } from '../../src/intake/view.ts';
import { answerTo, arbitraryAnswers } from './arbitrary-answers.ts';

function say(state: InterviewState, ...raws: readonly string[]): InterviewState {
  return raws.reduce((current, raw) => {
    const outcome = answer(current, raw);
    if (!outcome.ok) throw new Error(`${current.at}: ${outcome.message}`);
    return outcome.state;
  }, state);
}

function acceptAll(state: InterviewState): InterviewState {
  let current = state;
  while (current.at !== 'review') current = acceptDefault(current);
  return current;
}

test('begins with the name and moves on with each answer', () => {
  const state = say(startInterview({ depth: 'standard' }), 'Orders');
  expect(currentQuestion(state)).toMatchObject({ key: 'situation', stage: 'job', number: 2 });
  expect(state.answers.design.name).toBe('Orders');
});

test('sources that are named get their own questions, under their names', () => {
  const state = say(startInterview({ depth: 'express' }), 'Sales', 'live_dashboard', 'CRM API, warehouse', 'api');
  expect(state.at).toBe('crm_api.rows');
  expect(currentQuestion(state)?.ask).toBe('How much does crm_api hold today?');
  expect(path(state)).toContain('warehouse.kind');
});

test('a refused answer changes nothing and says why', () => {
  const state = jumpTo(startInterview({ depth: 'standard' }), 'freshness');
  expect(answer(state, 'soonish')).toMatchObject({ ok: false, message: expect.stringContaining('soonish') });
});

test('an accepted default is passed, not stated; "I don’t know" is said', () => {
  const accepted = acceptDefault(jumpTo(startInterview({ depth: 'standard' }), 'viewers'));
  expect(accepted.answers.design.viewers).toBeUndefined();
  expect(accepted.accepted).toContain('viewers');
  const unknown = answerUnknown(jumpTo(startInterview({ depth: 'standard' }), 'viewers'));
  expect(unknown.answers.design.viewers).toBe(unknownAnswer);
  expect(viewAnswers(unknown.answers).resolve('viewers').provenance).toBe('unknown');
});

test('changing an answer drops only the answers that no longer apply, and names them', () => {
  const before = say(
    startInterview({ depth: 'express' }),
    'Sales',
    'new_app',
    'crm, erp',
    'api',
    '1M rows',
    '5k/day',
    '100/min',
  );
  const outcome = answer(jumpTo(before, 'crm.kind'), 'database');
  expect(outcome).toMatchObject({ ok: true, dropped: ['crm.rate_limit'] });
  expect(outcome.ok && outcome.state.answers.sources[0]?.answers).toEqual({
    kind: 'database',
    rows: '1M rows',
    rows_per_day: '5k/day',
  });
});

test('removing a source drops its answers only; adding it back starts afresh', () => {
  const before = say(startInterview({ depth: 'express' }), 'Sales', 'new_app', 'crm, erp', 'api', '1M rows');
  const after = say(jumpTo(before, 'sources'), 'erp, crm');
  expect(after.answers.sources.map(({ id }) => id)).toEqual(['erp', 'crm']);
  expect(after.answers.sources[1]?.answers).toEqual({ kind: 'api', rows: '1M rows' });
});

test('undo takes back the last answer', () => {
  const before = say(startInterview({ depth: 'express' }), 'Sales');
  expect(undoLastChange(say(before, 'slow_app'))).toEqual({ ...before, before: null });
});

test('back and forward return to the same question, and forward does not pass an open one', () => {
  const state = say(startInterview({ depth: 'standard' }), 'Sales', 'slow_app');
  expect(goForward(goBack(state))).toEqual(state);
  expect(goForward(state)).toEqual(state);
});

test('more depth asks more, less depth drops nothing', () => {
  const express = acceptAll(say(startInterview({ depth: 'express' }), 'Sales'));
  const thorough = changeDepth(express, 'thorough');
  expect(thorough.at).not.toBe('review');
  expect(changeDepth(say(thorough, 'They decide'), 'express').answers.design).toMatchObject({
    name: 'Sales',
    purpose: 'They decide',
  });
});

test.each<[Depth, number, number]>([
  ['express', 7, 11],
  ['standard', 18, 25],
  ['thorough', 40, 62],
])('%s asks between %i and %i questions about one source', (depth, least, most) => {
  for (const kind of ['database', 'warehouse', 'api', 'files', 'uploads', 'stream']) {
    const answers = { design: { personal_data: 'personal' }, sources: [{ id: 'source', answers: { kind } }] };
    const { length } = path({ answers, depth });
    expect(length).toBeGreaterThanOrEqual(least);
    expect(length).toBeLessThanOrEqual(most);
  }
});

test('accepting every default completes the interview at every depth', () => {
  for (const depth of ['express', 'standard', 'thorough'] as const) {
    const done = acceptAll(startInterview({ depth }));
    expect(isComplete(done)).toBe(true);
    expect(progress(done).every((stage) => stage.done === stage.total)).toBe(true);
  }
});

test('answers that exist start the interview at the first open question', () => {
  expect(
    startInterview({ depth: 'express', answers: { design: { name: 'Sales', situation: 'slow_app' }, sources: [] } }).at,
  ).toBe('sources');
});

test('any walk keeps every stated answer that still applies, and the question in hand is always one that is asked', () => {
  const step = fc.constantFrom('answer', 'default', 'unknown', 'back', 'forward', 'jump', 'depth');
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.nat()), { maxLength: 40 }), (steps) => {
      let state = startInterview({ depth: 'standard' });
      for (const [kind, seed] of steps) {
        const { next, dropped } = walk(state, kind, seed);
        const silentlyLost = statedKeys(state).filter(
          (key) => key !== state.at && !statedKeys(next).includes(key) && !dropped.includes(key),
        );
        expect(state.at === 'sources' ? [] : silentlyLost).toEqual([]);
        expect(next.at === 'review' || currentQuestion(next) !== null).toBe(true);
        state = next;
      }
    }),
    { numRuns: 60 },
  );
});

type Step = 'answer' | 'default' | 'unknown' | 'back' | 'forward' | 'jump' | 'depth';

function walk(
  state: InterviewState,
  kind: Step,
  seed: number,
): { readonly next: InterviewState; readonly dropped: readonly string[] } {
  const keys = path(state);
  const depth = (['express', 'standard', 'thorough'] as const)[seed % 3] ?? 'standard';
  const simple: Readonly<Record<Exclude<Step, 'answer'>, () => InterviewState>> = {
    default: () => acceptDefault(state),
    unknown: () => answerUnknown(state),
    back: () => goBack(state),
    forward: () => goForward(state),
    jump: () => jumpTo(state, keys[seed % keys.length] ?? 'review'),
    depth: () => changeDepth(state, depth),
  };
  if (kind !== 'answer') return { next: simple[kind](), dropped: [] };
  const current = currentQuestion(state);
  const [raw] = current === null ? [] : fc.sample(answerTo(current.question), { numRuns: 1, seed });
  const outcome = answer(state, raw ?? '');
  return outcome.ok ? { next: outcome.state, dropped: outcome.dropped } : { next: state, dropped: [] };
}

function statedKeys(state: InterviewState): readonly string[] {
  return [
    ...Object.keys(state.answers.design),
    ...state.answers.sources.flatMap(({ id, answers }) => Object.keys(answers).map((key) => `${id}.${key}`)),
  ];
}

test('every default is an answer to its own question, whatever the others are', () => {
  fc.assert(
    fc.property(arbitraryAnswers(), (answers) => {
      const view = viewAnswers(answers);
      for (const question of questions) {
        const views = question.scope === 'design' ? [view] : view.sourceIds.map((id) => view.of(id));
        for (const own of views) expect(() => own.resolve(question.id)).not.toThrow();
      }
    }),
    { numRuns: 100 },
  );
});

test('every question is a sentence, and says what hangs on it', () => {
  for (const { ask, why } of questions) {
    expect(ask).toMatch(/[.?]$/);
    expect(why).toMatch(/^.{30,}\.$/);
  }
});
