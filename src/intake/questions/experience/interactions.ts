import type { DesignQuestion } from '../../question.ts';

export const interactionsQuestion: DesignQuestion = {
  scope: 'design',
  id: 'interactions',
  stage: 'experience',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'rate',
  min: 0.000_01,
  max: 10,
  example: '6/min',
  ask: 'How often does one viewer click or change a filter?',
  why: 'Reruns a second are viewers times this.',
  default: () => '6/min',
};
