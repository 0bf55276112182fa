import type { SourceQuestion } from '../../question.ts';

export const resultRowsQuestion: SourceQuestion = {
  scope: 'source',
  id: 'result_rows',
  stage: 'volume',
  depth: 'standard',
  kind: 'quantity',
  dimension: 'count',
  noun: 'rows',
  min: 0,
  example: '50k',
  ask: 'How many rows does that query return to the app?',
  why: 'Rows that reach Python cost memory, cache copies and browser payload; aggregates do not.',
  when: (view) => ['database', 'warehouse'].includes(view.choice('kind')),
  default: (view) => (view.choice('situation') === 'slow_app' ? '500k' : '20k'),
};
