import type { SourceQuestion } from '../../question.ts';

export const columnsQuestion: SourceQuestion = {
  scope: 'source',
  id: 'columns',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'count',
  noun: 'columns',
  min: 1,
  max: 10_000,
  example: '20',
  ask: 'How many columns of {source} does the app use?',
  why: 'A dataframe costs memory for each column, and a cached one is copied at each hit.',
  default: () => '15',
};
