import type { DesignQuestion } from '../../question.ts';

export const rowAccessQuestion: DesignQuestion = {
  scope: 'design',
  id: 'row_access',
  stage: 'security',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'same_for_all', label: 'Everyone sees the same' },
    { id: 'by_role', label: 'By role or region' },
    { id: 'by_tenant', label: 'By customer or partner', hint: 'they must never see one another' },
  ],
  ask: 'Who sees which rows?',
  why: 'Global caches are shared by all viewers: what may be cached, and under which key, depends on this.',
  when: (view) => view.choice('sign_in') !== 'none',
  default: () => 'same_for_all',
};
