import type { DesignQuestion } from '../../question.ts';

export const existingQuestion: DesignQuestion = {
  scope: 'design',
  id: 'existing',
  stage: 'job',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'none', label: 'Nothing yet' },
    { id: 'streamlit_app', label: 'A Streamlit app' },
    { id: 'notebooks', label: 'Notebooks or scripts' },
    { id: 'bi_tool', label: 'A BI tool or spreadsheets' },
  ],
  ask: 'What exists already?',
  why: 'An existing app is changed in place and compared with itself; otherwise the plan starts from a skeleton.',
  default: (view) =>
    view.choice('situation') === 'slow_app'
      ? 'streamlit_app'
      : view.choice('situation') === 'migration'
        ? 'notebooks'
        : 'none',
};
