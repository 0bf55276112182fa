import type { SourceQuestion } from '../../question.ts';

export const endpointsQuestion: SourceQuestion = {
  scope: 'source',
  id: 'endpoints',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'count',
  noun: 'endpoints',
  min: 1,
  max: 10_000,
  example: '4',
  ask: 'How many endpoints of {source} are read at each refresh?',
  why: 'Each costs at least one call, also when nothing changed.',
  when: (view) => view.choice('kind') === 'api',
  default: () => '1',
};
