import { assembleBlueprint } from '../blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { headroomSteps, joinHeadroom, type MeasuredHeadroom } from '../decisions/headroom.ts';
import type { Answers } from '../intake/answers.ts';

/**
 * The same blueprint as `assembleBlueprint`, assembled with pauses in which a screen can draw and hear keys: the search
 * for headroom takes some tenths of a second for a large design. Gives null when the signal is raised meanwhile.
 */
export async function assembleInSteps(
  answers: Answers,
  toolVersion: string,
  signal: AbortSignal,
): Promise<Blueprint | null> {
  const blueprint = assembleBlueprint(answers, { toolVersion, headroom: false });
  const found: MeasuredHeadroom[] = [];
  for (const step of headroomSteps(answers, blueprint.decisions)) {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    if (signal.aborted) return null;
    found.push(step());
  }
  return { ...blueprint, ...joinHeadroom(found) };
}
