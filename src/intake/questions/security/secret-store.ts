import type { DesignQuestion } from '../../question.ts';

export const secretStoreQuestion: DesignQuestion = {
  scope: 'design',
  id: 'secret_store',
  stage: 'security',
  depth: 'thorough',
  kind: 'choice',
  options: [
    { id: 'secrets_toml', label: 'Streamlit’s secrets.toml' },
    { id: 'environment', label: 'Environment variables' },
    { id: 'cloud_manager', label: 'A cloud secret manager' },
    { id: 'vault', label: 'HashiCorp Vault' },
  ],
  ask: 'Where are secrets kept?',
  why: 'Rotation and audit need more than a file.',
  default: (view) =>
    view.choice('host') === 'kubernetes' || view.choice('classification') === 'restricted'
      ? 'cloud_manager'
      : 'secrets_toml',
};
