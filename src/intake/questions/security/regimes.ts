import type { DesignQuestion } from '../../question.ts';

export const regimesQuestion: DesignQuestion = {
  scope: 'design',
  id: 'regimes',
  stage: 'security',
  depth: 'standard',
  kind: 'choices',
  none: 'none',
  options: [
    { id: 'gdpr', label: 'GDPR' },
    { id: 'hipaa', label: 'HIPAA' },
    { id: 'pci', label: 'PCI DSS' },
    { id: 'soc2', label: 'SOC 2' },
    { id: 'ccpa', label: 'CCPA/CPRA' },
    { id: 'ferpa', label: 'FERPA' },
    { id: 'iso27001', label: 'ISO/IEC 27001' },
    { id: 'none', label: 'None' },
  ],
  ask: 'Which rules apply to it?',
  why: 'Each brings controls that a reviewer will look for, with where they are implemented.',
  when: (view) => view.choice('personal_data') !== 'none' || view.choice('classification') === 'restricted',
  default: (view) => (view.choice('personal_data') === 'none' ? ['none'] : ['gdpr']),
};
