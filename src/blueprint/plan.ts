import type { PlanPhase } from './blueprint.ts';
import type { Design } from './design.ts';
import { appSteps } from './plan-app.ts';
import { dataSteps } from './plan-data.ts';
import { operationSteps, proofSteps } from './plan-operation.ts';
import { trialSteps } from './plan-trials.ts';
import { loadedSources } from './design.ts';

/** What is built in which order: what could sink the design comes first, what polishes it last. */
export function planWork(design: Design): readonly PlanPhase[] {
  const phases = [
    {
      title: 'Try what could sink it',
      outcome:
        'The blockers are settled and the tightest limits have been measured, before anything else is built on them.',
      tasks: trialSteps(design),
    },
    {
      title: loadedSources(design).length > 0 ? 'Bring the data in' : 'Make the sources answer in time',
      outcome:
        loadedSources(design).length > 0
          ? 'The data arrives, checked and on time, and a load that dies or runs twice changes nothing.'
          : 'Every read that a page needs keeps its budget at the stated volume.',
      tasks: dataSteps(design),
    },
    {
      title: 'Show it',
      outcome: 'Viewers see their rows, know how old they are, and still get an answer when a source is away.',
      tasks: appSteps(design),
    },
    {
      title: 'Keep it running',
      outcome: 'The team hears of a fault before a viewer does, and has practised the way back.',
      tasks: operationSteps(design),
    },
    {
      title: 'Prove it and open it',
      outcome: 'The figures of this document have been measured on the real system.',
      tasks: proofSteps(design),
    },
  ];
  return phases.map(({ title, outcome, tasks }, phase) => ({
    title,
    outcome,
    steps: tasks.map((task, index) => ({ id: `P${phase + 1}.${index + 1}`, ...task })),
  }));
}
