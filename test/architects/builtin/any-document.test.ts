import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDocument } from '../../../src/checks/check-document.ts';
import { assembleBlueprint } from '../../../src/blueprint/assemble-blueprint.ts';
import { fencesOf } from '../../../src/document/fences.ts';
import { sectionsFor } from '../../../src/document/sections.ts';
import { splitDocument } from '../../../src/document/split-document.ts';
import { arbitraryAnswers } from '../../intake/arbitrary-answers.ts';
import { mermaidFault } from '../../document/mermaid-fault.ts';
import { builtinDocument } from './example-documents.ts';

const runs = { numRuns: 25, interruptAfterTimeLimit: 40_000 };

test(
  'any valid answers give a document with every required section, code that parses and no placeholder, twice the same',
  { timeout: 90_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnswers(), async (answers) => {
        const blueprint = assembleBlueprint(answers, { toolVersion: 'any', headroom: false });
        const document = await builtinDocument(blueprint);
        expect(splitDocument(document).sections.map(({ id }) => id)).toEqual(
          sectionsFor(blueprint).map(({ id }) => id),
        );
        const { problems } = await checkDocument(document, blueprint);
        expect(
          problems.filter(({ severity }) => severity === 'error').map(({ line, message }) => `${line}: ${message}`),
        ).toEqual([]);
        expect(await builtinDocument(blueprint)).toBe(document);
      }),
      runs,
    );
  },
);

test('the diagrams of any document parse with Mermaid’s own grammar', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnswers(), async (answers) => {
      const document = await builtinDocument(assembleBlueprint(answers, { toolVersion: 'any', headroom: false }));
      const diagrams = fencesOf(document).filter(({ language }) => language === 'mermaid');
      expect(diagrams.length).toBeGreaterThan(1);
      for (const { text } of diagrams) expect(await mermaidFault(text)).toBeNull();
    }),
    { ...runs, numRuns: 15 },
  );
});

test('the tables of any document have as many cells in every row as in their head', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnswers(), async (answers) => {
      const document = await builtinDocument(assembleBlueprint(answers, { toolVersion: 'any', headroom: false }));
      expect(raggedRows(document)).toEqual([]);
    }),
    { ...runs, numRuns: 15 },
  );
});

function raggedRows(markdown: string): readonly string[] {
  const code = new Set(
    fencesOf(markdown).flatMap(({ line, text }) => text.split('\n').map((_, index) => line + index)),
  );
  let cells = 0;
  return markdown.split('\n').filter((line, index) => {
    if (code.has(index + 1) || !line.startsWith('|')) {
      cells = 0;
      return false;
    }
    const count = line.replaceAll('\\|', '').split('|').length;
    const isRagged = cells !== 0 && count !== cells;
    cells = count;
    return isRagged;
  });
}
