import type { SourceQuestion } from '../../question.ts';

export const connectionLimitQuestion: SourceQuestion = {
  scope: 'source',
  id: 'connection_limit',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'count',
  noun: 'connections',
  min: 1,
  max: 100_000,
  example: '100',
  ask: 'How many connections does the server of {source} allow?',
  why: 'Replicas times pool must fit into it, with room for others.',
  when: (view) => view.choice('kind') === 'database',
  default: (view) =>
    view.choice('engine') === 'mysql' ? '150' : view.choice('engine') === 'sqlserver' ? '1000' : '100',
};
