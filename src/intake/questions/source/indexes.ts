import type { SourceQuestion } from '../../question.ts';

export const indexesQuestion: SourceQuestion = {
  scope: 'source',
  id: 'indexes',
  stage: 'volume',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'primary_key_only', label: 'Only the primary key' },
    { id: 'some', label: 'Some, not made for these queries' },
    { id: 'tuned', label: 'Made for these queries' },
  ],
  ask: 'Which indexes does the queried table of {source} have?',
  why: 'A missing index is the cheapest thing to mend; where they are tuned, the query’s shape must change.',
  when: (view) => view.choice('kind') === 'database',
  default: (view) => (view.choice('situation') === 'slow_app' ? 'primary_key_only' : 'some'),
};
