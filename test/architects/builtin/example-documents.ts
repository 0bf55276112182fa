import { createBuiltinArchitect } from '../../../src/architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { composeDocument } from '../../../src/document/compose-document.ts';
import { type SectionId, sectionsFor } from '../../../src/document/sections.ts';
import { readAnswersFile } from '../../../src/intake/answers-file.ts';
import { type ExampleName, exampleText } from '../../../src/intake/examples.ts';

/** The date that golden documents carry. */
const goldenDate = '2026-11-24';

/** The blueprint of a shipped example. */
export function exampleBlueprint(name: ExampleName): Blueprint {
  const reading = readAnswersFile(exampleText(name));
  if (!reading.ok) throw new Error(`the example ${name} does not read`);
  return assembleBlueprint(reading.answers, { toolVersion: 'golden' });
}

/** The whole document that the built-in architect writes from a blueprint. */
export async function builtinDocument(blueprint: Blueprint): Promise<string> {
  const architect = createBuiltinArchitect();
  const finished = new Map<SectionId, string>();
  for await (const event of architect.write(blueprint, { finished: new Map(), signal: new AbortController().signal })) {
    if (event.type === 'section_finished') finished.set(event.sectionId, event.markdown);
  }
  const frontMatter = {
    title: blueprint.workload.name.value,
    created: goldenDate,
    architect: architect.name,
    model: architect.model,
    tool: blueprint.toolVersion,
    answers: blueprint.answersDigest,
  };
  return composeDocument(frontMatter, sectionsFor(blueprint), finished);
}
