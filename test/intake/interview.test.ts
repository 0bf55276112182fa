import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unknownAnswer } from '../../src/intake/answers.ts';
import { statedKeys } from '../../src/intake/change-answers.ts';
import {
  acceptDefault,
  answer,
  answerUnknown,
  changeDepth,
  currentQuestion,
  droppedByLastChange,
  goBack,
  goForward,
  type InterviewState,
  isComplete,
  isDone,
  jumpTo,
  path,
  progress,
  restoreInterview,
  startInterview,
  undoLastChange,
} from '../../src/intake/interview.ts';
import { saidAt } from '../../src/intake/interview-path.ts';
import type { Depth } from '../../src/intake/question.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
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

test('clearing an answer takes its default, and names what that lets go', () => {
  const before = say(startInterview({ depth: 'express' }), 'Sales', 'new_app', 'crm, events', 'api', '1M', '5k', '9/s');
  const cleared = acceptDefault(jumpTo(before, 'sources'));
  expect(cleared.answers.sources).toEqual([]);
  expect(droppedByLastChange(cleared)).toEqual(['crm.kind', 'crm.rows', 'crm.rows_per_day', 'crm.rate_limit']);
  expect(undoLastChange(cleared).answers).toEqual(before.answers);
});

test('removing a source drops its answers and names them; another order drops nothing', () => {
  const before = say(startInterview({ depth: 'express' }), 'Sales', 'new_app', 'crm, erp', 'api', '1M rows');
  const reordered = say(jumpTo(before, 'sources'), 'erp, crm');
  expect(reordered.answers.sources).toEqual([
    { id: 'erp', answers: {} },
    { id: 'crm', answers: { kind: 'api', rows: '1M rows' } },
  ]);
  const removed = answer(jumpTo(reordered, 'sources'), 'erp');
  expect(removed).toMatchObject({ ok: true, dropped: ['crm.kind', 'crm.rows'] });
  expect(removed.ok && undoLastChange(removed.state).answers).toEqual(reordered.answers);
});

test('a name that was tidied is told', () => {
  const outcome = answer(jumpTo(startInterview({ depth: 'express' }), 'sources'), 'CRM API');
  expect(outcome).toMatchObject({ ok: true, notices: ["'CRM API' is called crm_api in the design."] });
});

test('"I don’t know" can be typed; for the sources it takes the default ones', () => {
  const start = startInterview({ depth: 'standard' });
  expect(say(jumpTo(start, 'viewers'), "I don't know").answers.design.viewers).toBe(unknownAnswer);
  const unnamed = say(jumpTo(start, 'sources'), '?');
  expect(unnamed.answers.sources).toEqual([]);
  expect(isDone(unnamed, 'sources')).toBe(true);
});

test('after an earlier answer was changed, it goes on at the next open question', () => {
  const far = say(startInterview({ depth: 'express' }), 'Sales', 'new_app', 'crm', 'database', '1M rows');
  expect(say(jumpTo(far, 'name'), 'Orders').at).toBe(far.at);
  const kindChanged = say(jumpTo(far, 'crm.kind'), 'api');
  expect(kindChanged.at).toBe('crm.rows_per_day');
});

test('from the review, an answer that is changed leads back to it, or to the questions that it opens', () => {
  const done = acceptAll(say(startInterview({ depth: 'express' }), 'Sales'));
  expect(say(jumpTo(done, 'viewers'), '90').at).toBe('review');
  expect(say(jumpTo(done, 'warehouse.kind'), 'api').at).toBe('warehouse.rate_limit');
});

test('a question that this depth does not ask can be answered too, and back and forward go on from its place', () => {
  const done = jumpTo(acceptAll(startInterview({ depth: 'express' })), 'page_load');
  expect(currentQuestion(done)).toMatchObject({ key: 'page_load', said: null });
  expect(goBack(done).at).toBe('freshness');
  expect(goForward(say(done, '3 s')).answers.design.page_load).toBe('3 s');
  expect(jumpTo(done, 'warehouse.rate_limit')).toBe(done);
  expect(jumpTo(done, 'no_such_question')).toBe(done);
});

test('a stored interview that another version wrote goes on with what this one knows', () => {
  const fromAnotherVersion = { name: 'Sales', host: 'moon', colour: 'red' };
  const stored: InterviewState = {
    answers: {
      design: fromAnotherVersion,
      sources: [{ id: 'crm', answers: { kind: 'api', engine: 'postgres' } }],
    },
    accepted: ['situation', 'colour', 'erp.rows', 'crm.engine'],
    order: ['rows', 'crm.rows', 'colour'],
    depth: 'express',
    at: 'crm.engine',
    before: null,
  };
  expect(restoreInterview(stored)).toEqual({
    answers: { design: { name: 'Sales' }, sources: [{ id: 'crm', answers: { kind: 'api' } }] },
    accepted: ['situation'],
    order: ['crm.rows'],
    depth: 'express',
    at: 'crm.rows',
    before: null,
  });
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

const steps = fc.array(
  fc.tuple(fc.constantFrom<Step>('answer', 'default', 'unknown', 'back', 'forward', 'jump', 'depth', 'undo'), fc.nat()),
  { maxLength: 30 },
);
const anyStart = fc.record({
  depth: fc.constantFrom<Depth>('express', 'standard', 'thorough'),
  answers: arbitraryAnswers(),
});

test('no walk loses an answer that still applies without saying so, and each state can be stored', () => {
  fc.assert(
    fc.property(anyStart, steps, (start, walked) => {
      let state = restoreInterview(startInterview(start));
      for (const [kind, seed] of walked) {
        const next = walk(state, kind, seed);
        const kept = new Set([...statedKeys(next.answers), ...droppedByLastChange(next), state.at]);
        const lost = statedKeys(state.answers).filter((key) => !kept.has(key));
        expect(kind === 'undo' ? [] : lost).toEqual([]);
        expect(JSON.parse(JSON.stringify(next))).toEqual(next);
        expect(restoreInterview(next)).toEqual(next);
        state = next;
      }
    }),
    { numRuns: 40 },
  );
});

test('what was dropped did not apply any longer', () => {
  fc.assert(
    fc.property(anyStart, fc.nat(), (start, seed) => {
      const before = jumpTo(startInterview(start), 'review');
      const keys = path(before).filter((key) => key !== 'sources');
      const state = jumpTo(before, keys[seed % keys.length] ?? 'name');
      const next = walk(state, 'answer', seed);
      const back = droppedByLastChange(next).map((key) =>
        setAnswer(next.answers, key, String(saidAt(state.answers, key))),
      );
      expect(back.filter((outcome) => outcome.ok)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('back and then forward is where one was, wherever that is', () => {
  fc.assert(
    fc.property(anyStart, fc.nat(), (start, seed) => {
      const done = acceptAll(startInterview(start));
      const keys = [...path(done), 'review'];
      const state = jumpTo(done, keys[(seed % (keys.length - 1)) + 1] ?? 'review');
      expect(goForward(goBack(state))).toEqual(state);
    }),
    { numRuns: 25 },
  );
});

test('every interview ends at the review, with every stage done and each question asked once', () => {
  fc.assert(
    fc.property(anyStart, (start) => {
      let state = startInterview(start);
      const asked: string[] = [];
      while (state.at !== 'review' && asked.length < 1000) {
        asked.push(state.at);
        state = acceptDefault(state);
      }
      expect(state.at).toBe('review');
      expect(new Set(asked).size).toBe(asked.length);
      expect(isComplete(state)).toBe(true);
      expect(progress(state).every((stage) => stage.done === stage.total)).toBe(true);
    }),
    { numRuns: 25 },
  );
});

type Step = 'answer' | 'default' | 'unknown' | 'back' | 'forward' | 'jump' | 'depth' | 'undo';

function walk(state: InterviewState, kind: Step, seed: number): InterviewState {
  const keys = path(state);
  const depth = (['express', 'standard', 'thorough'] as const)[seed % 3] ?? 'standard';
  const taken: Readonly<Record<Step, () => InterviewState>> = {
    answer: () => {
      const current = currentQuestion(state);
      const [raw = ''] = current === null ? [] : fc.sample(answerTo(current.question), { numRuns: 1, seed });
      const outcome = answer(state, raw);
      return outcome.ok ? outcome.state : state;
    },
    default: () => acceptDefault(state),
    unknown: () => answerUnknown(state),
    back: () => goBack(state),
    forward: () => goForward(state),
    jump: () => jumpTo(state, keys[seed % keys.length] ?? 'review'),
    depth: () => changeDepth(state, depth),
    undo: () => undoLastChange(state),
  };
  return taken[kind]();
}
