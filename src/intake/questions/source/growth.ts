import type { SourceQuestion } from '../../question.ts';

export const growthQuestion: SourceQuestion = {
  scope: 'source',
  id: 'growth',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'share',
  min: 0,
  max: 1,
  example: '20%',
  ask: 'By how much does the daily amount of {source} grow in a year?',
  why: 'The design is sized for the horizon, not for today.',
  default: () => '20%',
};
