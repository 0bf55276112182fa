import type { DesignQuestion } from '../../question.ts';

export const viewersQuestion: DesignQuestion = {
  scope: 'design',
  id: 'viewers',
  stage: 'experience',
  depth: 'express',
  kind: 'quantity',
  dimension: 'count',
  noun: 'viewers',
  min: 1,
  max: 10_000_000,
  example: '40',
  ask: 'How many people use it at the same time, at the busiest?',
  why: 'Every interaction runs the script again: viewers set cores, connections and replicas.',
  default: () => '20',
};
