import type { SourceQuestion } from '../../question.ts';

export const eventsPerSecondQuestion: SourceQuestion = {
  scope: 'source',
  id: 'events_per_second',
  stage: 'volume',
  depth: 'express',
  kind: 'quantity',
  dimension: 'rate',
  min: 0.000_001,
  max: 100_000_000,
  example: '500/s',
  ask: 'How many events does {source} send, on average?',
  why: 'Partitions, consumers and buffers follow from the rate; so does whether a page can show each one.',
  when: (view) => view.choice('kind') === 'stream',
  default: () => '100/s',
};
