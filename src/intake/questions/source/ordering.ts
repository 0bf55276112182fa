import type { SourceQuestion } from '../../question.ts';

export const orderingQuestion: SourceQuestion = {
  scope: 'source',
  id: 'ordering',
  stage: 'volume',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'none', label: 'Order does not matter' },
    { id: 'per_key', label: 'For each key' },
    { id: 'total', label: 'Across all events' },
  ],
  ask: 'Which order of the events of {source} must be kept?',
  why: 'Total order allows one partition only, and so one consumer’s speed.',
  when: (view) => view.choice('kind') === 'stream',
  default: () => 'per_key',
};
