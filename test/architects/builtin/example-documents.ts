import { createBuiltinArchitect } from '../../../src/architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { checkDocument } from '../../../src/checks/check-document.ts';
import { verdictMarkdown } from '../../../src/checks/reports/verdict-words.ts';
import { verdictOf } from '../../../src/checks/verdict.ts';
import { withCheckPart } from '../../../src/document/check-part.ts';
import { composeDocument } from '../../../src/document/compose-document.ts';
import type { FrontMatter } from '../../../src/document/front-matter.ts';
import { recordSection, writeRecord } from '../../../src/document/section-record.ts';
import { type SectionId, sectionsFor } from '../../../src/document/sections.ts';
import { splitDocument } from '../../../src/document/split-document.ts';
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

/** The document of the built-in architect with what the checks say of it, as `design` writes it. */
export async function checkedDocument(blueprint: Blueprint): Promise<string> {
  const document = await builtinDocument(blueprint);
  const verdict = await verdictOf(document, await checkDocument(document, { blueprint }), blueprint, 'builtin');
  const last = splitDocument(document).sections.at(-1)?.markdown ?? '';
  return document.slice(0, -last.length) + withCheckPart(last, verdictMarkdown(verdict));
}

/** The sections that the built-in architect writes from a blueprint, as a whole document. */
export async function builtinDocument(blueprint: Blueprint): Promise<string> {
  const architect = createBuiltinArchitect();
  const finished = new Map<SectionId, string>();
  for await (const event of architect.write(blueprint, { finished: new Map(), signal: new AbortController().signal })) {
    if (event.type === 'section_finished') finished.set(event.sectionId, event.markdown);
  }
  return composeDocument(builtinFrontMatter(blueprint, finished), sectionsFor(blueprint), finished);
}

/** The front matter of a document of the built-in architect with these sections. */
export function builtinFrontMatter(blueprint: Blueprint, finished: ReadonlyMap<SectionId, string>): FrontMatter {
  return {
    title: blueprint.workload.name.value,
    created: goldenDate,
    architect: 'builtin',
    model: null,
    tool: blueprint.toolVersion,
    answers: blueprint.answersDigest,
    decisions: Object.fromEntries(blueprint.decisions.map(({ id, choice }) => [id, choice.id])),
    sections: Object.fromEntries(
      [...finished].map(([id, text]) => [id, writeRecord(recordSection(text, text, blueprint))]),
    ),
  };
}
