import type { SourceQuestion } from '../../question.ts';

export const rateLimitQuestion: SourceQuestion = {
  scope: 'source',
  id: 'rate_limit',
  stage: 'volume',
  depth: 'express',
  kind: 'quantity',
  dimension: 'rate',
  min: 0.000_001,
  max: 100_000,
  example: '100/min',
  // A vendor without a limit still has a server: a thousand calls a second is more than one client can send, and stays
  // a number that the arithmetic can use.
  words: { none: 1000 },
  ask: 'How many calls does {source} allow?',
  why: 'With the page size it sets the freshest that the data can be.',
  when: (view) => view.choice('kind') === 'api',
  default: () => '60/min',
};
