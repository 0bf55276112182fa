import type { SourceQuestion } from '../../question.ts';

export const uploadersQuestion: SourceQuestion = {
  scope: 'source',
  id: 'uploaders',
  stage: 'volume',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'staff', label: 'Colleagues' },
    { id: 'customers', label: 'Customers' },
    { id: 'partners', label: 'Partners' },
    { id: 'system', label: 'A system' },
  ],
  ask: 'Who provides the files of {source}?',
  why: 'A person needs a report to correct by; a system needs a contract. Strangers’ files are untrusted input.',
  when: (view) => ['files', 'uploads'].includes(view.choice('kind')),
  default: (view) => (view.choice('kind') === 'files' ? 'system' : 'staff'),
};
