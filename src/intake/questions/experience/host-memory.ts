import type { DesignQuestion } from '../../question.ts';

export const hostMemoryQuestion: DesignQuestion = {
  scope: 'design',
  id: 'host_memory',
  stage: 'experience',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'bytes',
  min: 100_000_000,
  max: 100_000_000_000_000,
  example: '4 GB',
  ask: 'How much memory may one instance of the app use?',
  why: 'The engine and the caches must fit into it, with room for copies.',
  default: (view) => (view.choice('host') === 'community_cloud' ? '2.7 GB' : '4 GB'),
};
