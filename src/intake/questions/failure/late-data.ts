import type { DesignQuestion } from '../../question.ts';

export const lateDataQuestion: DesignQuestion = {
  scope: 'design',
  id: 'late_data',
  stage: 'failure',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'duration',
  min: 0,
  max: 31_536_000,
  example: '1 h',
  ask: 'How late can a record arrive?',
  why: 'The overlap that every incremental load reads again is at least this.',
  default: (view) => (view.sourceIds.some((id) => view.of(id).choice('kind') === 'stream') ? '5 min' : '1 h'),
};
