import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { compareAnswers, type WhatIf } from '../../../src/blueprint/what-if.ts';
import { changeLines, changeSummary } from '../../../src/ui/screens/change-lines.ts';
import { exampleAnswers } from '../../blueprint/example-blueprints.ts';

const nothing: WhatIf = { answers: [], findings: [], decisions: [], figures: [] };
const textOf = (changes: WhatIf, width: number) =>
  changeLines(changes, { width, figures: 3 })
    .map(({ text }) => text)
    .join('\n');

const changes: WhatIf = {
  answers: [{ key: 'viewers', was: '35', is: '500', factor: 500 / 35 }],
  findings: [
    {
      id: 'F-sockets',
      title: 'Too many sessions',
      because: '500 sessions where 200 fit',
      remedies: ['viewers ≤ 200'],
      was: 'risk',
      is: 'blocker',
    },
    { id: 'F-idle', title: 'An idle host', because: '2 of 16 cores', remedies: [], was: 'advice', is: null },
  ],
  decisions: [
    {
      id: 'D-cache',
      title: 'Cache',
      was: { id: 'none', label: 'No cache' },
      is: { id: 'data', label: 'A cache of frames' },
      because: 'Every run would ask the database.',
      against: '52 queries a second.',
    },
  ],
  figures: [1, 2, 3, 4, 5].map((step) => ({
    id: `app.${step}`,
    sourceId: step === 1 ? 'orders' : null,
    label: `figure ${step}`,
    unit: 'count',
    was: step === 2 ? null : step,
    is: step * 2,
    factor: step === 2 ? null : 2,
  })),
};

test('side by side at 80 columns', () => {
  expect(textOf(changes, 80)).toMatchInlineSnapshot(`
    "Answers                         was                 is                  times
      viewers                       35                  500                 14.3×

    Findings                        was                 is
      F-sockets                     risk                blocker
        Too many sessions: 500 sessions where 200 fit
        - viewers ≤ 200
      F-idle                        advice              –
        An idle host

    Decisions                       was                 is
      D-cache                       No cache            A cache of frames
        Cache: Every run would ask the database.
        Not No cache: 52 queries a second.

    Figures                         was                 is                  times
      orders: figure 1              1                   2                   2×
      figure 2                      –                   4
      figure 3                      3                   6                   2×
      and 2 more figures"
  `);
});

test('one under the other where columns would be too narrow', () => {
  expect(textOf(changes, 40)).toMatchInlineSnapshot(`
    "Answers
      viewers
        35 → 500, 14.3×

    Findings
      F-sockets
        risk → blocker
        Too many sessions: 500 sessions
        where 200 fit
        - viewers ≤ 200
      F-idle
        advice → –
        An idle host

    Decisions
      D-cache
        No cache → A cache of frames
        Cache: Every run would ask the
        database.
        Not No cache: 52 queries a second.

    Figures
      orders: figure 1
        1 → 2, 2×
      figure 2
        – → 4
      figure 3
        3 → 6, 2×
      and 2 more figures"
  `);
});

test('in one sentence', () => {
  expect(changeSummary(changes)).toBe('1 new blocker, 1 fewer to consider; 1 decision and 5 figures change.');
  expect(changeSummary({ ...nothing, decisions: changes.decisions })).toBe('1 decision changes.');
  expect(changeSummary(nothing)).toBe('Nothing in the design changes.');
  expect(textOf(nothing, 80)).toBe('');
});

describe('whatever changes', () => {
  const was = exampleAnswers('live-sales-dashboard');
  const is = { ...exampleAnswers('messy-csv-uploads'), design: was.design };

  test.each([40, 63, 64, 80, 100, 140, 200])('no line is wider than %i columns', (width) => {
    const lines = changeLines(compareAnswers(was, is), { width, figures: Infinity });
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.filter(({ text }) => stringWidth(text) > width)).toEqual([]);
  });
});
