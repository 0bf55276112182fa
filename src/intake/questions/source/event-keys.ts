import type { SourceQuestion } from '../../question.ts';

export const eventKeysQuestion: SourceQuestion = {
  scope: 'source',
  id: 'event_keys',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'count',
  noun: 'keys',
  min: 1,
  max: 1_000_000_000,
  example: '2k',
  ask: 'How many distinct things (stores, devices, symbols) does {source} report on?',
  why: 'Where only the latest value of each matters, this bounds what a page must be sent.',
  when: (view) => view.choice('kind') === 'stream',
  default: () => '1k',
};
