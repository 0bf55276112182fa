import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { builtinSections } from '../../../src/architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { planUpdate } from '../../../src/document/plan-update.ts';
import { renewDocument } from '../../../src/document/renew-document.ts';
import { sectionsFor } from '../../../src/document/sections.ts';
import type { Answers } from '../../../src/intake/answers.ts';
import { readAnswersFile } from '../../../src/intake/answers-file.ts';
import { questionById } from '../../../src/intake/catalogue.ts';
import { statedKeys } from '../../../src/intake/change-answers.ts';
import { type ExampleName, exampleNames, exampleText } from '../../../src/intake/examples.ts';
import type { Question } from '../../../src/intake/question.ts';
import { setAnswer } from '../../../src/intake/set-answer.ts';
import { splitKey } from '../../../src/intake/view.ts';
import { builtinDocument, builtinFrontMatter } from './example-documents.ts';

describe.each(exampleNames)('after one answer of %s has changed', (name) => {
  const answers = answersOf(name);
  const before = blueprintOf(answers);
  const changes = statedKeys(answers).flatMap((key) => alternatives(answers, key));

  it('exactly the sections that read otherwise are stale, and renewing them gives the document made anew', async () => {
    const document = await builtinDocument(before);
    const was = builtinSections(before);
    let fresh = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...changes), async (changed) => {
        const blueprint = blueprintOf(changed);
        const is = builtinSections(blueprint);
        const plan = planOf(document, blueprint);
        const other = [...is].filter(([id, text]) => was.get(id) !== text).map(([id]) => id);
        expect(plan.stale.map(({ id }) => id)).toEqual(other);
        expect(plan.edited).toEqual([]);
        for (const [id, { markdown }] of plan.kept) expect(markdown.trimEnd()).toBe(is.get(id)?.trimEnd());
        fresh += plan.kept.size;
        const contract = sectionsFor(blueprint);
        expect(renewDocument(document, builtinFrontMatter(blueprint, is), contract, is)).toBe(
          await builtinDocument(blueprint),
        );
      }),
      { numRuns: 40 },
    );
    expect(fresh).toBeGreaterThan(0);
  });
});

test('another alert route leaves alone what says nothing of alerts', async () => {
  const answers = answersOf('live-sales-dashboard');
  const document = await builtinDocument(blueprintOf(answers));
  const changed = setAnswer(answers, 'alert_route', 'email');
  expect(changed.ok).toBe(true);
  const plan = planOf(document, blueprintOf(changed.ok ? changed.answers : answers));
  expect(plan.stale.map(({ heading }) => heading)).toEqual([
    'Requirements and assumptions',
    'Architecture',
    'Decisions',
    'Validation and data quality',
    'Security and compliance',
    'Observability and operations',
    'Implementation plan',
  ]);
  expect(plan.decisions).toEqual([]);
});

function planOf(document: string, blueprint: Blueprint) {
  const plan = planUpdate(document, blueprint, builtinSections(blueprint), { replaceEdited: false });
  if (plan === null) throw new Error('the document has no records');
  return plan;
}

function answersOf(name: ExampleName): Answers {
  const reading = readAnswersFile(exampleText(name));
  if (!reading.ok) throw new Error(`the example ${name} does not read`);
  return reading.answers;
}

function blueprintOf(answers: Answers): Blueprint {
  return assembleBlueprint(answers, { toolVersion: 'any', headroom: false });
}

/** The answers with this one changed, in every way that its kind suggests. */
function alternatives(answers: Answers, key: string): readonly Answers[] {
  const { questionId } = splitKey(key);
  return valuesOf(questionById(questionId)).flatMap((value) => {
    const outcome = setAnswer(answers, key, value);
    return outcome.ok ? [outcome.answers] : [];
  });
}

function valuesOf(question: Question): readonly string[] {
  switch (question.kind) {
    case 'quantity':
      return ['10x', '0.1x', 'unknown'];
    case 'choice':
    case 'choices':
      return [...question.options.map(({ id }) => id), 'unknown'];
    case 'text':
      return ['Other words'];
    case 'names':
      return ['another'];
  }
}
