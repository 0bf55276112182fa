import type { DesignQuestion } from '../../question.ts';

export const badRowsQuestion: DesignQuestion = {
  scope: 'design',
  id: 'bad_rows',
  stage: 'failure',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'quarantine', label: 'Set it aside and go on', hint: 'it can be corrected and loaded later' },
    { id: 'reject_file', label: 'Reject the whole file or batch' },
    { id: 'fix_and_flag', label: 'Repair it where that is safe, and mark it' },
    { id: 'drop', label: 'Drop it', hint: 'and count it' },
  ],
  ask: 'What should happen to a row that fails validation?',
  why: 'It decides what totals can be trusted, and who has work to do.',
  when: (view) =>
    view.sourceIds.some((id) => ['api', 'files', 'uploads', 'stream'].includes(view.of(id).choice('kind'))),
  default: () => 'quarantine',
};
