import type { SourceQuestion } from '../../question.ts';

export const authQuestion: SourceQuestion = {
  scope: 'source',
  id: 'auth',
  stage: 'volume',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'none', label: 'None' },
    { id: 'api_key', label: 'An API key' },
    { id: 'basic', label: 'User name and password' },
    { id: 'oauth2_client', label: 'OAuth 2, as an application', hint: 'client credentials' },
    { id: 'oauth2_user', label: 'OAuth 2, for a user', hint: 'authorisation code' },
  ],
  ask: 'How does {source} authenticate a caller?',
  why: 'Tokens expire in mid-sync, and a token of a person cannot run in a background job unattended.',
  when: (view) => view.choice('kind') === 'api',
  default: () => 'api_key',
};
