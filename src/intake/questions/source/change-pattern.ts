import type { SourceQuestion } from '../../question.ts';

export const changePatternQuestion: SourceQuestion = {
  scope: 'source',
  id: 'change_pattern',
  stage: 'volume',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'append_only', label: 'Rows are only added' },
    { id: 'updates', label: 'Rows are added and changed' },
    { id: 'updates_and_deletes', label: 'Rows are added, changed and deleted' },
    { id: 'full_replace', label: 'Everything is replaced at once' },
  ],
  ask: 'How does the data of {source} change?',
  why: 'Appends can be loaded by time, changes need a key, and deletes are invisible to a watermark.',
  when: (view) => view.choice('kind') !== 'stream',
  default: (view) =>
    view.choice('kind') === 'warehouse' || view.choice('kind') === 'files' ? 'append_only' : 'updates',
};
