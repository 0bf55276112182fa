import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { type DecisionHeadroom, headroomSteps } from '../decisions/headroom.ts';
import type { Answers } from '../intake/answers.ts';

/**
 * The same blueprint as `assembleBlueprint`, assembled with pauses in which a screen can draw and hear keys: the search
 * for headroom takes a second or more for a large design. Gives null when the signal is raised meanwhile.
 */
export async function assembleInSteps(
  answers: Answers,
  toolVersion: string,
  signal: AbortSignal,
): Promise<Blueprint | null> {
  const blueprint = assembleBlueprint(answers, { toolVersion, headroom: false });
  const headroom: DecisionHeadroom[] = [];
  for (const step of headroomSteps(answers, blueprint.decisions)) {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    if (signal.aborted) return null;
    headroom.push(...step());
  }
  return { ...blueprint, headroom };
}
