import type { SourceQuestion } from '../../question.ts';

export const pageSizeQuestion: SourceQuestion = {
  scope: 'source',
  id: 'page_size',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'count',
  noun: 'records',
  min: 1,
  max: 1_000_000,
  example: '100',
  ask: 'How many records does one call to {source} return?',
  why: 'Calls are records divided by this.',
  when: (view) => view.choice('kind') === 'api',
  default: () => '100',
};
