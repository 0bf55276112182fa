import type { DesignQuestion } from '../../question.ts';

export const hostCoresQuestion: DesignQuestion = {
  scope: 'design',
  id: 'host_cores',
  stage: 'experience',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'count',
  noun: 'cores',
  min: 1,
  max: 1024,
  example: '2',
  ask: 'How many cores does one instance have?',
  why: 'DuckDB and Polars use all of them; script runs of one process share about one.',
  default: () => '2',
};
