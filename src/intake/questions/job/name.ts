import type { DesignQuestion } from '../../question.ts';

export const nameQuestion: DesignQuestion = {
  scope: 'design',
  id: 'name',
  stage: 'job',
  depth: 'express',
  kind: 'text',
  placeholder: 'Live sales dashboard',
  ask: 'What is the app called?',
  why: 'The name heads the document and names its files.',
  default: () => 'Streamlit data app',
};
