import type { PlanStep } from './blueprint.ts';

/** A step of the plan before it has its number. */
export type Task = Omit<PlanStep, 'id'>;
