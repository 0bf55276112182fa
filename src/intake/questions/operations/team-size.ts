import type { DesignQuestion } from '../../question.ts';

export const teamSizeQuestion: DesignQuestion = {
  scope: 'design',
  id: 'team_size',
  stage: 'operations',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'count',
  noun: 'people',
  min: 1,
  max: 100_000,
  example: '2',
  ask: 'How many people will look after it?',
  why: 'Every extra moving part is somebody’s night.',
  default: () => '2',
};
