import type { PlanPhase } from './blueprint.ts';
import { type Design, loadedSources } from './design.ts';
import { appSteps } from './plan-app.ts';
import { dataSteps } from './plan-data.ts';
import { operationSteps, proofSteps } from './plan-operation.ts';
import type { Task } from './plan-task.ts';
import { trialSteps } from './plan-trials.ts';

/** What is built in which order: what could sink the design comes first, what polishes it last. */
export function planWork(design: Design): readonly PlanPhase[] {
  const building = buildingPhases(design);
  const room = mostSteps - building.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const trials = {
    title: 'Try what could sink it',
    outcome: 'Blockers are settled and the tightest limits measured, before anything else is built on them.',
    tasks: trialSteps(design, room),
  };
  return [trials, ...building]
    .filter(({ tasks }) => tasks.length > 0)
    .map(({ title, outcome, tasks }, phase) => ({
      title,
      outcome,
      steps: tasks.map((task, index) => ({ id: `P${phase + 1}.${index + 1}`, ...task })),
    }));
}

/** A longer plan is no longer read as one. */
const mostSteps = 22;

interface Phase extends Omit<PlanPhase, 'steps'> {
  readonly tasks: readonly Task[];
}

/** What is built once the limits are known: at most 20 steps. */
function buildingPhases(design: Design): readonly Phase[] {
  const loads = loadedSources(design).length > 0;
  return [
    {
      title: loads ? 'Bring the data in' : 'Make the sources answer in time',
      outcome: loads
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
}
