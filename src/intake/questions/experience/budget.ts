import type { DesignQuestion } from '../../question.ts';

export const budgetQuestion: DesignQuestion = {
  scope: 'design',
  id: 'budget',
  stage: 'experience',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'money',
  min: 0,
  max: 1_000_000_000,
  example: '$500/month',
  ask: 'What may it cost to run, a month?',
  why: 'A warehouse that is kept awake and a broker that is kept running are paid by the hour.',
  default: () => '$500/month',
};
