import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { type ExampleName, exampleText } from '../../src/intake/examples.ts';
import { readAnswersFile } from '../../src/intake/read-answers-file.ts';

/** The blueprint of a shipped example, as the rules decide it. */
export function exampleBlueprint(name: ExampleName): Blueprint {
  const read = readAnswersFile(exampleText(name));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return assembleBlueprint(read.answers, { toolVersion: '0.0.0', headroom: false });
}
