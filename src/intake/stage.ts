/** The architect's decision framework, in the order in which it is asked. */
export const stages = [
  { id: 'job', title: 'The job' },
  { id: 'volume', title: 'Volume, velocity, variety' },
  { id: 'experience', title: 'Performance and experience' },
  { id: 'security', title: 'Security, compliance, governance' },
  { id: 'failure', title: 'Failure and recovery' },
  { id: 'operations', title: 'Monitoring and maintenance' },
] as const;

export type StageId = (typeof stages)[number]['id'];
