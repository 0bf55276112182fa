import type { DesignQuestion } from '../../question.ts';

export const residencyQuestion: DesignQuestion = {
  scope: 'design',
  id: 'residency',
  stage: 'security',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'none', label: 'Anywhere' },
    { id: 'eu', label: 'In the EU' },
    { id: 'us', label: 'In the US' },
    { id: 'single_country', label: 'In one country' },
  ],
  ask: 'Where must the data stay?',
  why: 'It rules hosts, regions and backups out.',
  default: () => 'none',
};
