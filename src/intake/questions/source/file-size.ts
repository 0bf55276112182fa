import type { SourceQuestion } from '../../question.ts';

export const fileSizeQuestion: SourceQuestion = {
  scope: 'source',
  id: 'file_size',
  stage: 'volume',
  depth: 'express',
  kind: 'quantity',
  dimension: 'bytes',
  min: 1,
  example: '50 MB',
  ask: 'How large is a large file of {source}?',
  why: 'An upload sits whole in the server’s memory, and parsing takes several times its size.',
  when: (view) => ['files', 'uploads'].includes(view.choice('kind')),
  default: () => '20 MB',
};
