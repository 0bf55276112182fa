import type { SourceQuestion } from '../../question.ts';

export const incrementalQuestion: SourceQuestion = {
  scope: 'source',
  id: 'incremental',
  stage: 'volume',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
  ask: 'Can {source} return only what changed since a time?',
  why: 'Without it every refresh reads everything, and freshness is limited by the rate limit.',
  when: (view) => view.choice('kind') === 'api',
  default: () => 'yes',
};
