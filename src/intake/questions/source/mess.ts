import type { SourceQuestion } from '../../question.ts';

export const messQuestion: SourceQuestion = {
  scope: 'source',
  id: 'mess',
  stage: 'volume',
  depth: 'standard',
  kind: 'choices',
  options: [
    { id: 'encodings', label: 'Encodings', hint: 'UTF-8, Windows-1252 …' },
    { id: 'delimiters', label: 'Delimiters', hint: 'commas, semicolons, tabs' },
    { id: 'headers', label: 'Headers', hint: 'other names or orders of columns' },
    { id: 'dates', label: 'Dates', hint: '01/02/2026' },
    { id: 'decimals', label: 'Decimals', hint: '1.234,56' },
    { id: 'missing', label: 'Missing values', hint: 'N/A, -, empty' },
    { id: 'duplicates', label: 'Duplicates' },
    { id: 'types', label: 'Mixed types', hint: 'text in number columns' },
    { id: 'outliers', label: 'Outliers' },
  ],
  ask: 'What is messy about the files of {source}?',
  why: 'Each kind of mess has its own cleaning rule, and some must never be guessed.',
  when: (view) => ['files', 'uploads'].includes(view.choice('kind')),
  default: (view) =>
    view.choice('kind') === 'uploads'
      ? ['encodings', 'delimiters', 'dates', 'missing', 'duplicates']
      : ['missing', 'duplicates'],
};
