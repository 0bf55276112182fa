import type { DesignQuestion } from '../../question.ts';

export const schemaChangesQuestion: DesignQuestion = {
  scope: 'design',
  id: 'schema_changes',
  stage: 'operations',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'rare', label: 'Rarely' },
    { id: 'monthly', label: 'About monthly' },
    { id: 'weekly', label: 'Weekly or more' },
  ],
  ask: 'How often do the sources change their fields?',
  why: 'It decides how strict the contract is, and who is told when it breaks.',
  default: () => 'rare',
};
