import type { DesignQuestion } from '../../question.ts';

export const rtoQuestion: DesignQuestion = {
  scope: 'design',
  id: 'rto',
  stage: 'failure',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'duration',
  min: 1,
  max: 31_536_000,
  example: '4 h',
  ask: 'How soon must it work again (RTO)?',
  why: 'Restoring, replaying and catching up must fit into it.',
  default: () => '4 h',
};
