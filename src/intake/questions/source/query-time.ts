import type { SourceQuestion } from '../../question.ts';

export const queryTimeQuestion: SourceQuestion = {
  scope: 'source',
  id: 'query_time',
  stage: 'volume',
  depth: 'standard',
  kind: 'quantity',
  dimension: 'duration',
  min: 0.001,
  max: 86_400,
  example: '8 s',
  ask: 'How long does the slowest page query on {source} take today?',
  why: 'Against the page-load target it says how much faster the database’s part must become.',
  when: (view) => ['database', 'warehouse'].includes(view.choice('kind')),
  default: (view) =>
    view.choice('situation') === 'slow_app' ? '20 s' : view.choice('kind') === 'warehouse' ? '4 s' : '800 ms',
};
