import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import { weighAssumptions } from '../blueprint/assumptions.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { headroomSteps, joinHeadroom } from '../decisions/headroom.ts';
import { relevanceSteps } from '../decisions/relevance.ts';
import type { Answers } from '../intake/answers.ts';
import { withPauses } from '../ui/with-pauses.ts';

/**
 * The same blueprint as `assembleBlueprint`, assembled with pauses in which a screen can draw and hear keys: the search
 * for headroom and for what the assumptions can change takes a second or more for a large design. Gives null when the
 * signal is raised meanwhile.
 */
export async function assembleInSteps(
  answers: Answers,
  toolVersion: string,
  signal: AbortSignal,
): Promise<Blueprint | null> {
  const blueprint = assembleBlueprint(answers, { toolVersion, headroom: false });
  const headroom = await withPauses(headroomSteps(answers, blueprint.decisions), signal);
  const keys = blueprint.assumptions.map(({ key }) => key);
  const relevances = headroom && (await withPauses(relevanceSteps(answers, keys), signal));
  if (headroom === null || relevances === null) return null;
  return {
    ...blueprint,
    ...joinHeadroom(headroom),
    assumptions: weighAssumptions(blueprint.assumptions, relevances),
  };
}
