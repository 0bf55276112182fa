import type { DesignQuestion } from '../../question.ts';

export const personalDataQuestion: DesignQuestion = {
  scope: 'design',
  id: 'personal_data',
  stage: 'security',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'none', label: 'None' },
    { id: 'pseudonymous', label: 'Pseudonymous', hint: 'ids without names' },
    { id: 'personal', label: 'Personal', hint: 'names, e-mail addresses' },
    { id: 'special', label: 'Special categories', hint: 'health, beliefs, biometrics' },
  ],
  ask: 'Does it hold data about people?',
  why: 'Erasure, retention, access and what a log may hold depend on it.',
  default: (view) => (view.choice('classification') === 'restricted' ? 'personal' : 'none'),
};
