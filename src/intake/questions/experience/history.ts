import type { DesignQuestion } from '../../question.ts';

export const historyQuestion: DesignQuestion = {
  scope: 'design',
  id: 'history',
  stage: 'experience',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'duration',
  min: 60,
  max: 3_153_600_000,
  example: '90 d',
  ask: 'How far back does the app show data?',
  why: 'It bounds what a page works on, and what must be loaded at the start.',
  default: () => '90 d',
};
