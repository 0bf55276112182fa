import type { SourceQuestion } from '../../question.ts';
import { identifierProblem } from '../../identifier.ts';

export const keyColumnQuestion: SourceQuestion = {
  scope: 'source',
  id: 'key_column',
  stage: 'volume',
  depth: 'thorough',
  kind: 'text',
  placeholder: 'order_id',
  ask: 'Which column identifies a row of {source}?',
  why: 'Idempotent loads, deduplication and keyset paging need a key.',
  default: () => 'id',
  check: (raw) => identifierProblem(raw),
};
