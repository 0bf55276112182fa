import type { DesignQuestion } from '../../question.ts';

export const sourcesQuestion: DesignQuestion = {
  scope: 'design',
  id: 'sources',
  stage: 'job',
  depth: 'express',
  kind: 'names',
  ask: 'Which sources feed the app? Name each, separated by commas.',
  why: 'Each source gets its own ingestion, budget and failure handling; the questions that follow are asked for each.',
  default: (view) => names[view.choice('situation')] ?? ['warehouse'],
};

const names: Readonly<Record<string, readonly string[]>> = {
  slow_app: ['database'],
  messy_uploads: ['uploads'],
  live_dashboard: ['events'],
  migration: ['database'],
};
