import type { DesignQuestion } from '../../question.ts';

export const skillsQuestion: DesignQuestion = {
  scope: 'design',
  id: 'skills',
  stage: 'experience',
  depth: 'thorough',
  kind: 'choices',
  options: [
    { id: 'pandas', label: 'pandas' },
    { id: 'sql', label: 'SQL' },
    { id: 'polars', label: 'Polars' },
    { id: 'duckdb', label: 'DuckDB' },
    { id: 'spark', label: 'Spark or Dask' },
    { id: 'kafka', label: 'Running Kafka' },
    { id: 'kubernetes', label: 'Kubernetes' },
    { id: 'dbt', label: 'dbt' },
  ],
  ask: 'What does the team know well?',
  why: 'Between options that both fit, the one that the team can mend at night wins.',
  default: () => ['pandas', 'sql'],
};
