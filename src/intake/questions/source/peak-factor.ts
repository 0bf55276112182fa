import type { SourceQuestion } from '../../question.ts';

export const peakFactorQuestion: SourceQuestion = {
  scope: 'source',
  id: 'peak_factor',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'factor',
  min: 1,
  max: 1000,
  example: '3x',
  ask: 'How much higher is the busiest hour of {source} than the average?',
  why: 'Queues, pools and consumers are sized for the peak.',
  default: (view) => (view.choice('kind') === 'stream' ? '5x' : '3x'),
};
