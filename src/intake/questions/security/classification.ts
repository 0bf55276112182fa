import type { DesignQuestion } from '../../question.ts';

export const classificationQuestion: DesignQuestion = {
  scope: 'design',
  id: 'classification',
  stage: 'security',
  depth: 'express',
  kind: 'choice',
  options: [
    { id: 'public', label: 'Public' },
    { id: 'internal', label: 'Internal', hint: 'harmless inside the organisation' },
    { id: 'confidential', label: 'Confidential', hint: 'customers, revenue' },
    { id: 'restricted', label: 'Restricted', hint: 'health, payment cards, secrets' },
  ],
  ask: 'How sensitive is the most sensitive data in it?',
  why: 'Sign-in, masking, cache scope and logging follow the class.',
  default: () => 'internal',
};
