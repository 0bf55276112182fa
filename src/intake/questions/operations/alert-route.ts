import type { DesignQuestion } from '../../question.ts';

export const alertRouteQuestion: DesignQuestion = {
  scope: 'design',
  id: 'alert_route',
  stage: 'operations',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'email', label: 'E-mail' },
    { id: 'chat', label: 'Chat' },
    { id: 'pager', label: 'A pager' },
    { id: 'none', label: 'Nobody yet' },
  ],
  ask: 'Who hears an alert, and how?',
  why: 'A burn rate that should wake somebody needs a route that does.',
  default: () => 'email',
};
