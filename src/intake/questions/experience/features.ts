import type { DesignQuestion } from '../../question.ts';

export const featuresQuestion: DesignQuestion = {
  scope: 'design',
  id: 'features',
  stage: 'experience',
  depth: 'thorough',
  kind: 'choices',
  options: [
    { id: 'filter', label: 'Filter' },
    { id: 'drill_down', label: 'Drill down to rows' },
    { id: 'export', label: 'Download data' },
    { id: 'edit', label: 'Edit data' },
  ],
  ask: 'What do viewers do with the data?',
  why: 'Drill-down needs rows within reach, downloads need memory, edits need a write path and fresh reads.',
  default: () => ['filter'],
};
