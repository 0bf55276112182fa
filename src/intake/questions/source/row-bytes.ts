import type { SourceQuestion } from '../../question.ts';

export const rowBytesQuestion: SourceQuestion = {
  scope: 'source',
  id: 'row_bytes',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'bytes',
  min: 1,
  max: 10_000_000,
  example: '200 B',
  ask: 'How wide is a row of {source}, on average?',
  why: 'Sizes on disk, on the wire and in memory follow from it.',
  when: (view) => view.choice('kind') !== 'stream',
  default: (view) => (view.choice('kind') === 'api' ? '500 B' : '200 B'),
};
