import type { DesignQuestion } from '../../question.ts';

export const purposeQuestion: DesignQuestion = {
  scope: 'design',
  id: 'purpose',
  stage: 'job',
  depth: 'standard',
  kind: 'text',
  placeholder: 'Sales leads move stock before a store runs out',
  ask: 'What does a viewer decide or do with it?',
  why: 'Freshness, history and precision are only worth paying for where a decision needs them.',
  default: (view) => purposes[view.choice('situation')] ?? 'Viewers follow the figures and act on exceptions.',
};

const purposes: Readonly<Record<string, string>> = {
  slow_app: 'Viewers wait for pages that should answer at once.',
  messy_uploads: 'People upload files and need to know at once what to correct.',
  live_dashboard: 'Viewers act on what is happening now.',
  migration: 'Viewers keep the answers they have today, from a system that can be maintained.',
};
