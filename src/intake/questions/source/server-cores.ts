import type { SourceQuestion } from '../../question.ts';

export const serverCoresQuestion: SourceQuestion = {
  scope: 'source',
  id: 'server_cores',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'count',
  noun: 'cores',
  min: 1,
  max: 1024,
  example: '8',
  ask: 'How many cores does the server of {source} have?',
  why: 'Active connections beyond about twice the cores only queue.',
  when: (view) => view.choice('kind') === 'database',
  default: () => '4',
};
