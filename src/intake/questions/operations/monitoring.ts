import type { DesignQuestion } from '../../question.ts';

export const monitoringQuestion: DesignQuestion = {
  scope: 'design',
  id: 'monitoring',
  stage: 'operations',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'none', label: 'Nothing' },
    { id: 'prometheus', label: 'Prometheus and Grafana' },
    { id: 'cloud', label: 'The cloud’s own' },
    { id: 'datadog', label: 'Datadog' },
    { id: 'sentry', label: 'Sentry' },
  ],
  ask: 'Which monitoring is in place?',
  why: 'Metrics go where somebody already looks.',
  default: () => 'none',
};
