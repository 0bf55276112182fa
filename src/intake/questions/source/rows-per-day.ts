import type { SourceQuestion } from '../../question.ts';

export const rowsPerDayQuestion: SourceQuestion = {
  scope: 'source',
  id: 'rows_per_day',
  stage: 'volume',
  depth: 'express',
  kind: 'quantity',
  dimension: 'flow',
  example: '200k rows/day',
  ask: 'How much is new or changed in {source} each day?',
  why: 'It sets the size of an incremental load, growth, and the freshest that an API allows.',
  when: (view) => ['database', 'warehouse', 'api'].includes(view.choice('kind')),
  default: (view) => (view.choice('kind') === 'api' ? '10k rows/day' : '50k rows/day'),
};
