import type { SourceQuestion } from '../../question.ts';

export const paginationQuestion: SourceQuestion = {
  scope: 'source',
  id: 'pagination',
  stage: 'volume',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'cursor', label: 'A cursor or token' },
    { id: 'offset', label: 'Offset or page number' },
    { id: 'link_header', label: 'A Link header' },
    { id: 'none', label: 'No paging' },
  ],
  ask: 'How does {source} page its results?',
  why: 'Offsets skip and repeat records while data changes; cursors do not.',
  when: (view) => view.choice('kind') === 'api',
  default: () => 'cursor',
};
