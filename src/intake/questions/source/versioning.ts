import type { SourceQuestion } from '../../question.ts';

export const versioningQuestion: SourceQuestion = {
  scope: 'source',
  id: 'versioning',
  stage: 'volume',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'path', label: 'In the path', hint: '/v2/orders' },
    { id: 'header', label: 'In a header' },
    { id: 'none', label: 'Not at all' },
  ],
  ask: 'How does {source} version its interface?',
  why: 'A pinned version turns a silent change of fields into a planned one.',
  when: (view) => view.choice('kind') === 'api',
  default: () => 'path',
};
