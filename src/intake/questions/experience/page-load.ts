import type { DesignQuestion } from '../../question.ts';

export const pageLoadQuestion: DesignQuestion = {
  scope: 'design',
  id: 'page_load',
  stage: 'experience',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'duration',
  min: 0.1,
  max: 600,
  example: '2 s',
  ask: 'Within which time must a page show its data?',
  why: 'The query, the cache copy and the transfer to the browser share this budget.',
  default: () => '2 s',
};
