import type { DesignQuestion } from '../../question.ts';

export const duplicatesQuestion: DesignQuestion = {
  scope: 'design',
  id: 'duplicates',
  stage: 'failure',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'never', label: 'They do not occur' },
    { id: 'possible', label: 'Now and then' },
    { id: 'expected', label: 'Regularly' },
  ],
  ask: 'Do records come twice?',
  why: 'It decides between appending and merging on a key.',
  default: () => 'possible',
};
