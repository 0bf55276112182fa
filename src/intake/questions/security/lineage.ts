import type { DesignQuestion } from '../../question.ts';

export const lineageQuestion: DesignQuestion = {
  scope: 'design',
  id: 'lineage',
  stage: 'security',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'none', label: 'No duty' },
    { id: 'table', label: 'For each table' },
    { id: 'column', label: 'For each column' },
  ],
  ask: 'Must you show where a figure came from?',
  why: 'Column lineage must be written down as the transforms are, not afterwards.',
  default: () => 'none',
};
