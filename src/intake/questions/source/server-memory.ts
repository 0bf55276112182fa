import type { SourceQuestion } from '../../question.ts';

export const serverMemoryQuestion: SourceQuestion = {
  scope: 'source',
  id: 'server_memory',
  stage: 'volume',
  depth: 'thorough',
  kind: 'quantity',
  dimension: 'bytes',
  min: 100_000_000,
  example: '16 GB',
  ask: 'How much memory does the server of {source} have?',
  why: 'A table larger than the memory is a reason to partition.',
  when: (view) => view.choice('kind') === 'database',
  default: () => '16 GB',
};
