import type { DesignQuestion } from '../../question.ts';

export const availabilityQuestion: DesignQuestion = {
  scope: 'design',
  id: 'availability',
  stage: 'operations',
  depth: 'standard',
  kind: 'quantity',
  dimension: 'share',
  min: 0.5,
  max: 0.999_999,
  example: '99.5%',
  ask: 'Which share of the time must it work?',
  why: 'The error budget decides replicas, alerts and how a deployment is done.',
  default: () => '99.5%',
};
