import type { SourceQuestion } from '../../question.ts';

export const eventBytesQuestion: SourceQuestion = {
  scope: 'source',
  id: 'event_bytes',
  stage: 'volume',
  depth: 'standard',
  kind: 'quantity',
  dimension: 'bytes',
  min: 1,
  max: 100_000_000,
  example: '500 B',
  ask: 'How large is one event of {source}?',
  why: 'Rate times size is what the broker stores and the network carries.',
  when: (view) => view.choice('kind') === 'stream',
  default: () => '500 B',
};
