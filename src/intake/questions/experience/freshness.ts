import type { DesignQuestion } from '../../question.ts';

export const freshnessQuestion: DesignQuestion = {
  scope: 'design',
  id: 'freshness',
  stage: 'experience',
  depth: 'express',
  kind: 'quantity',
  dimension: 'duration',
  min: 0.1,
  max: 31_536_000,
  example: '15 min',
  ask: 'How old may the data on the screen be, at most?',
  why: 'Schedule, cache lifetime and refresh mechanism are derived from it; each halving costs calls and queries.',
  default: (view) =>
    view.choice('situation') === 'live_dashboard'
      ? '1 min'
      : view.choice('situation') === 'slow_app'
        ? '15 min'
        : '1 h',
};
