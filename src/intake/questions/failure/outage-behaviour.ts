import type { DesignQuestion } from '../../question.ts';

export const outageBehaviourQuestion: DesignQuestion = {
  scope: 'design',
  id: 'outage_behaviour',
  stage: 'failure',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'show_stale', label: 'Show the last data, marked as old' },
    { id: 'degrade', label: 'Show what works, say what does not' },
    { id: 'block', label: 'Show nothing', hint: 'old data would mislead' },
  ],
  ask: 'What should viewers see while a source is down?',
  why: 'It decides what is kept, for how long, and what the page says.',
  default: () => 'show_stale',
};
