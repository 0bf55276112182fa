import type { DesignQuestion } from '../../question.ts';

export const orchestratorQuestion: DesignQuestion = {
  scope: 'design',
  id: 'orchestrator',
  stage: 'operations',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'none', label: 'Nothing' },
    { id: 'cron', label: 'cron or systemd timers' },
    { id: 'github_actions', label: 'GitHub Actions' },
    { id: 'prefect', label: 'Prefect' },
    { id: 'airflow', label: 'Airflow' },
    { id: 'dagster', label: 'Dagster' },
  ],
  ask: 'Which scheduler does the team run already?',
  why: 'One that is there costs nothing to add; one that is not must earn its keep.',
  default: () => 'none',
};
