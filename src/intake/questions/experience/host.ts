import type { DesignQuestion } from '../../question.ts';

export const hostQuestion: DesignQuestion = {
  scope: 'design',
  id: 'host',
  stage: 'experience',
  depth: 'standard',
  kind: 'choice',
  options: [
    { id: 'container', label: 'A container service' },
    { id: 'vm', label: 'A virtual machine' },
    { id: 'kubernetes', label: 'Kubernetes' },
    { id: 'community_cloud', label: 'Streamlit Community Cloud', hint: 'US only, up to 2.7 GB, sleeps when idle' },
    { id: 'snowflake', label: 'Streamlit in Snowflake' },
  ],
  ask: 'Where will the app run?',
  why: 'It sets memory, replicas, background work and where data may lie.',
  default: () => 'container',
};
