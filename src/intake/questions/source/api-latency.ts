import type { SourceQuestion } from '../../question.ts';

export const apiLatencyQuestion: SourceQuestion = {
  scope: 'source',
  id: 'api_latency',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'duration',
  min: 0.001,
  max: 600,
  example: '300 ms',
  ask: 'How long does one call to {source} take?',
  why: 'Where the limit is generous, latency times calls decides how long a sync takes.',
  when: (view) => view.choice('kind') === 'api',
  default: () => '300 ms',
};
