import type { DesignQuestion } from '../../question.ts';

export const backfillQuestion: DesignQuestion = {
  scope: 'design',
  id: 'backfill',
  stage: 'failure',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'duration',
  min: 0,
  max: 3_153_600_000,
  example: '1 year',
  ask: 'How much history must be loaded at the start?',
  why: 'The first load can take days under a rate limit, and must not starve the source.',
  default: (view) => view.text('history'),
};
