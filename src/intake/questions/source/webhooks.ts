import type { SourceQuestion } from '../../question.ts';

export const webhooksQuestion: SourceQuestion = {
  scope: 'source',
  id: 'webhooks',
  stage: 'volume',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ],
  ask: 'Can {source} call you when something changes?',
  why: 'Webhooks replace most polling where changes are rare, but need a receiver and a reconciliation.',
  when: (view) => view.choice('kind') === 'api',
  default: () => 'no',
};
