import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acceptDefault,
  answer,
  askInOrder,
  goBack,
  goForward,
  type InterviewState,
  isDone,
  jumpTo,
  path,
  restoreInterview,
  startInterview,
  stopOffer,
} from '../../src/intake/interview.ts';
import { depths } from '../../src/intake/question.ts';
import { splitKey } from '../../src/intake/view.ts';
import { questionById } from '../../src/intake/catalogue.ts';
import { arbitraryAnswers } from './arbitrary-answers.ts';

const stageOf = (key: string) => questionById(splitKey(key).questionId).stage;

function at(key: string, depth: InterviewState['depth'] = 'standard'): InterviewState {
  return jumpTo(startInterview({ depth }), key);
}

test('within a stage, the open question that can change most is asked next', () => {
  const ordered = askInOrder(
    at('freshness'),
    new Map([
      ['availability', 50],
      ['host', 9],
      ['viewers', 4],
    ]),
  );
  const next = acceptDefault(ordered);
  expect(next.at).toBe('host');
  expect(acceptDefault(next).at).toBe('viewers');
});

test('the first stage, and what was asked of it, stay as they are', () => {
  const start = startInterview({ depth: 'standard' });
  const ordered = askInOrder(
    start,
    new Map([
      ['sources', 90],
      ['situation', 10],
    ]),
  );
  expect(path(ordered).slice(0, 4)).toEqual(['name', 'situation', 'purpose', 'sources']);
});

test('the express set is always asked alike', () => {
  const start = at('freshness', 'express');
  expect(askInOrder(start, new Map([['viewers', 90]]))).toBe(start);
});

test('a question is not asked before one that its default reads, whatever it weighs', () => {
  const ordered = askInOrder(
    at('freshness', 'thorough'),
    new Map([
      ['host_memory', 90],
      ['host', 1],
    ]),
  );
  const keys = path(ordered);
  expect(keys.indexOf('host_memory')).toBeGreaterThan(keys.indexOf('host'));
  expect(keys.indexOf('host_memory')).toBeLessThan(keys.indexOf('viewers'));
});

test('what was asked keeps its place when the weights change, and so does the question in hand', () => {
  let state = askInOrder(at('freshness'), new Map([['host', 9]]));
  state = acceptDefault(acceptDefault(state));
  const again = askInOrder(
    state,
    new Map([
      ['freshness', 0],
      ['host', 0],
      ['viewers', 99],
    ]),
  );
  expect(goBack(again).at).toBe('host');
  expect(goBack(goBack(again)).at).toBe('freshness');
  expect(goForward(goBack(again)).at).toBe(again.at);
});

test('a source that comes to be asked more keeps the order of the rest', () => {
  const named = answer(at('sources'), 'crm');
  if (!named.ok) throw new Error(named.message);
  const ordered = askInOrder(jumpTo(named.state, 'crm.kind'), new Map([['crm.rows_per_day', 9]]));
  const api = answer(ordered, 'api');
  if (!api.ok) throw new Error(api.message);
  expect(api.state.at).toBe('crm.rows_per_day');
  expect(path(api.state)).toContain('crm.rate_limit');
});

test('stopping is offered once nothing that is open can change the design', () => {
  const state = at('freshness', 'express');
  const keys = path(state);
  const scores = new Map(keys.map((key) => [key, key === 'viewers' || key === 'freshness' ? 5 : 0]));
  expect(stopOffer(state, scores)).toBeNull();
  const left = acceptDefault(jumpTo(acceptDefault(state), 'viewers'));
  expect(stopOffer(left, scores)).toEqual({ relevant: 2, total: keys.length, open: keys.length - 2 });
});

test('nothing is offered on what was not measured, nor where nothing is open', () => {
  const state = at('freshness', 'express');
  expect(stopOffer(state, new Map())).toBeNull();
  let done = startInterview({ depth: 'express' });
  while (done.at !== 'review') done = acceptDefault(done);
  expect(stopOffer(done, new Map(path(done).map((key) => [key, 0])))).toBeNull();
});

test('whatever the weights, every question is asked once, stage by stage, and the walk can be stored', () => {
  fc.assert(
    fc.property(
      fc.record({ depth: fc.constantFrom(...depths), answers: arbitraryAnswers() }),
      fc.array(fc.nat(20), { minLength: 1, maxLength: 30 }),
      (start, weights) => {
        let state = restoreInterview(startInterview(start));
        const asked: string[] = [];
        while (state.at !== 'review' && asked.length < 1000) {
          const scores = new Map(
            path(state).map((key, index) => [key, weights[(index + asked.length) % weights.length] ?? 0]),
          );
          state = askInOrder(state, scores);
          asked.push(state.at);
          expect(restoreInterview(state)).toEqual(state);
          state = acceptDefault(state);
        }
        expect(new Set(asked).size).toBe(asked.length);
        expect(path(state).every((key) => isDone(state, key))).toBe(true);
        const stages = asked.map(stageOf);
        expect(stages).toEqual(stages.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
      },
    ),
    { numRuns: 15 },
  );
});

const order = ['job', 'volume', 'experience', 'security', 'failure', 'operations'];
