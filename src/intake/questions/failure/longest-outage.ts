import type { DesignQuestion } from '../../question.ts';

export const longestOutageQuestion: DesignQuestion = {
  scope: 'design',
  id: 'longest_outage',
  stage: 'failure',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'duration',
  min: 0,
  max: 31_536_000,
  example: '4 h',
  ask: 'What is the longest outage of a source that must be survived without loss?',
  why: 'Retention of the transport and the time to catch up are sized by it.',
  default: () => '4 h',
};
