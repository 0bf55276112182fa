import type { DesignQuestion } from '../../question.ts';

export const rpoQuestion: DesignQuestion = {
  scope: 'design',
  id: 'rpo',
  stage: 'failure',
  depth: 'standard',
  kind: 'quantity',
  dimension: 'duration',
  min: 0,
  max: 31_536_000,
  example: '1 h',
  ask: 'How much data may be lost after a failure (RPO)?',
  why: 'It bounds the interval between durable loads, and rules out transports that forget.',
  default: () => '1 h',
};
