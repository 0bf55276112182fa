import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { assembleBlueprint } from '../../../src/blueprint/assemble-blueprint.ts';
import type { Answers } from '../../../src/intake/answers.ts';
import { readAnswersFile } from '../../../src/intake/answers-file.ts';
import { splitDocument } from '../../../src/document/split-document.ts';
import { coveringBlueprints } from '../../exports/covering-blueprints.ts';
import { arbitraryAnswers } from '../../intake/arbitrary-answers.ts';
import { documentFaults } from './document-faults.ts';
import { builtinDocument } from './example-documents.ts';

test('any valid answers give a document without a fault of form, twice the same', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnswers(), async (answers) => {
      const blueprint = blueprintOf(answers);
      const document = await builtinDocument(blueprint);
      expect(await documentFaults(document, blueprint)).toEqual([]);
      expect(await builtinDocument(blueprint)).toBe(document);
    }),
    { numRuns: 25, interruptAfterTimeLimit: 60_000 },
  );
});

describe('a document in which every two options meet once', () => {
  it.each(coveringBlueprints())('$name has no fault of form', { timeout: 60_000 }, async ({ blueprint }) => {
    expect(await documentFaults(await builtinDocument(blueprint), blueprint)).toEqual([]);
  });
});

const folder = new URL('../../fixtures/answers/', import.meta.url);

describe.each(readdirSync(folder))('the document of %s', (file) => {
  const answers = answersOf(readFileSync(new URL(file, folder), 'utf8'));

  it('has no fault of form', { timeout: 60_000 }, async () => {
    const blueprint = blueprintOf(answers);
    expect(await documentFaults(await builtinDocument(blueprint), blueprint)).toEqual([]);
  });

  it('is summed up in 350 words', async () => {
    const words = section(await builtinDocument(blueprintOf(answers)), 'summary').split(/\s+/);
    expect(words.filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(350);
  });
});

test('a blocker is plain in the summary and in the capacity section, with its arithmetic and what removes it', async () => {
  const answers = answersOf(readFileSync(new URL('impossible-freshness.yaml', folder), 'utf8'));
  const document = await builtinDocument(blueprintOf(answers));
  for (const id of ['summary', 'capacity']) {
    const text = section(document, id);
    expect(text).toContain('Not feasible as answered');
    expect(text).toContain('F-api-floor-feeds');
    expect(text).toContain('the floor is 26.8 s');
    expect(text).toContain('freshness ≥ 27 s');
  }
  expect(section(document, 'risks')).toContain('**nothing: remove it**');
});

function blueprintOf(answers: Answers) {
  return assembleBlueprint(answers, { toolVersion: 'any', headroom: false });
}

function answersOf(text: string): Answers {
  const reading = readAnswersFile(text);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('; '));
  return reading.answers;
}

function section(document: string, id: string): string {
  const found = splitDocument(document).sections.find((candidate) => candidate.id === id);
  return (found?.markdown ?? '').split('\n').slice(1).join('\n');
}
