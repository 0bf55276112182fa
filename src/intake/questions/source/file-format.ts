import type { SourceQuestion } from '../../question.ts';

export const fileFormatQuestion: SourceQuestion = {
  scope: 'source',
  id: 'file_format',
  stage: 'volume',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'csv', label: 'CSV' },
    { id: 'excel', label: 'Excel' },
    { id: 'json', label: 'JSON' },
    { id: 'parquet', label: 'Parquet' },
    { id: 'mixed', label: 'Several' },
  ],
  ask: 'In which format do the files of {source} come?',
  why: 'CSV and Excel carry no types: dialect, encoding and types must be found out and pinned.',
  when: (view) => ['files', 'uploads'].includes(view.choice('kind')),
  default: () => 'csv',
};
