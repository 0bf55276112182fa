import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { type ExampleName, exampleText } from '../../src/intake/examples.ts';
import { readAnswersFile } from '../../src/intake/read-answers-file.ts';

/** The answers of a shipped example. */
export function exampleAnswers(name: ExampleName): Answers {
  const reading = readAnswersFile(exampleText(name));
  if (!reading.ok) throw new Error(`the example ${name} does not read`);
  return reading.answers;
}

/** A shipped example's blueprint, without the slow search for headroom. */
export function exampleBlueprint(name: ExampleName): Blueprint {
  return assembleBlueprint(exampleAnswers(name), { toolVersion: '1.2.3', headroom: false });
}

/** The blueprint of the example with some answers about the design replaced. */
export function blueprintWith(name: ExampleName, design: Answers['design']): Blueprint {
  const answers = exampleAnswers(name);
  return assembleBlueprint(
    { ...answers, design: { ...answers.design, ...design } },
    { toolVersion: '1.2.3', headroom: false },
  );
}
