import type { SourceQuestion } from '../../question.ts';

export const sharedLoadQuestion: SourceQuestion = {
  scope: 'source',
  id: 'shared_load',
  stage: 'volume',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'dedicated', label: 'Only this app' },
    { id: 'replica', label: 'A read replica' },
    { id: 'shared_primary', label: 'The primary of another system' },
  ],
  ask: 'Who else uses the server of {source}?',
  why: 'Heavy reads on another system’s primary are that system’s outage.',
  when: (view) => view.choice('kind') === 'database',
  default: () => 'shared_primary',
};
