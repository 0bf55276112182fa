import type { DesignQuestion } from '../../question.ts';

export const retentionQuestion: DesignQuestion = {
  scope: 'design',
  id: 'retention',
  stage: 'security',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'duration',
  min: 60,
  max: 3_153_600_000,
  example: '2 years',
  ask: 'How long is data kept?',
  why: 'It bounds storage, and partitions are cut so that old ones can be dropped.',
  default: () => '2 years',
};
