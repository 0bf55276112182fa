import type { DesignQuestion } from '../../question.ts';

export const signInQuestion: DesignQuestion = {
  scope: 'design',
  id: 'sign_in',
  stage: 'security',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'oidc', label: 'Single sign-on (OIDC)', hint: 'st.login' },
    { id: 'proxy', label: 'A proxy signs people in' },
    { id: 'network', label: 'Only the network protects it' },
    { id: 'none', label: 'Anyone may open it' },
  ],
  ask: 'How do viewers sign in?',
  why: 'Without an identity there is nothing to decide on who sees which rows, and no audit.',
  default: (view) => (view.choice('classification') === 'public' ? 'none' : 'oidc'),
};
