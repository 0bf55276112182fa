import type { DesignQuestion } from '../../question.ts';

export const deployCadenceQuestion: DesignQuestion = {
  scope: 'design',
  id: 'deploy_cadence',
  stage: 'operations',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'daily', label: 'Daily' },
    { id: 'weekly', label: 'Weekly' },
    { id: 'monthly', label: 'Monthly or less' },
  ],
  ask: 'How often is it deployed?',
  why: 'Each deployment empties the caches and ends the sessions of a replica.',
  default: () => 'weekly',
};
