import type { SourceQuestion } from '../../question.ts';
import { identifierProblem } from '../../identifier.ts';

export const timeColumnQuestion: SourceQuestion = {
  scope: 'source',
  id: 'time_column',
  stage: 'volume',
  depth: 'thorough',
  kind: 'text',
  placeholder: 'updated_at',
  ask: 'Which column says when a row of {source} last changed, or happened?',
  why: 'The watermark, the partitions and the page’s default filter use it.',
  default: (view) => (view.choice('kind') === 'stream' ? 'occurred_at' : 'updated_at'),
  check: (raw) => identifierProblem(raw),
};
