import type { DesignQuestion } from '../../question.ts';

export const situationQuestion: DesignQuestion = {
  scope: 'design',
  id: 'situation',
  stage: 'job',
  depth: 'express',
  kind: 'choice',
  options: [
    { id: 'new_app', label: 'A new app', hint: 'nothing runs yet' },
    { id: 'slow_app', label: 'A slow app', hint: 'it works, but pages take too long' },
    { id: 'messy_uploads', label: 'Messy uploads', hint: 'people upload files that need cleaning and validation' },
    { id: 'live_dashboard', label: 'A live dashboard', hint: 'figures must follow events within seconds or minutes' },
    { id: 'migration', label: 'A migration', hint: 'notebooks, spreadsheets or a BI tool become an app' },
  ],
  ask: 'Which situation is closest to yours?',
  why: 'It sets the defaults of most later questions, and what the first phase of the plan must prove.',
  default: () => 'new_app',
};
