import type { SourceQuestion } from '../../question.ts';

export const textShareQuestion: SourceQuestion = {
  scope: 'source',
  id: 'text_share',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'share',
  min: 0,
  max: 1,
  example: '30%',
  ask: 'Which share of those columns is text?',
  why: 'Text takes several times the memory of numbers in a dataframe.',
  default: () => '30%',
};
