import type { SourceQuestion } from '../../question.ts';

export const rowsQuestion: SourceQuestion = {
  scope: 'source',
  id: 'rows',
  stage: 'volume',
  depth: 'express',
  kind: 'quantity',
  dimension: 'volume',
  example: '5M rows',
  ask: 'How much does {source} hold today?',
  why: 'Rows times width decide whether one process can hold it, and so which engine computes.',
  when: (view) => ['database', 'warehouse', 'api'].includes(view.choice('kind')),
  default: (view) =>
    view.choice('kind') === 'api' ? '200k rows' : view.choice('kind') === 'warehouse' ? '50M rows' : '5M rows',
};
