import type { SourceQuestion } from '../../question.ts';

export const filesPerDayQuestion: SourceQuestion = {
  scope: 'source',
  id: 'files_per_day',
  stage: 'volume',
  depth: 'standard',
  kind: 'quantity',
  dimension: 'count',
  noun: 'files',
  min: 0,
  example: '40',
  ask: 'How many files of {source} come in a day?',
  why: 'With the size it gives volume, and how many are parsed at the same time.',
  when: (view) => ['files', 'uploads'].includes(view.choice('kind')),
  default: () => '20',
};
