import { describe, expect, it, test } from 'vitest';
import { builtinSections } from '../../../src/architects/builtin/builtin-architect.ts';
import { assembleBlueprint } from '../../../src/blueprint/assemble-blueprint.ts';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { composeDocument } from '../../../src/document/compose-document.ts';
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
  const changes = statedKeys(answers).flatMap((key, index) => oneAlternative(answers, key, index));

  it('exactly the sections that read otherwise are stale, and renewing them gives the document made anew', async () => {
    const document = await builtinDocument(before);
    const was = builtinSections(before);
    expect(composeDocument(builtinFrontMatter(before, was), sectionsFor(before), was)).toBe(document);
    let fresh = 0;
    for (const { change, changed } of changes) {
      const blueprint = blueprintOf(changed);
      const is = builtinSections(blueprint);
      const plan = planOf(document, blueprint, is);
      const other = [...is].filter(([id, text]) => was.get(id) !== text).map(([id]) => id);
      expect(
        plan.stale.map(({ id }) => id),
        change,
      ).toEqual(other);
      expect(plan.edited, change).toEqual([]);
      for (const [id, { markdown }] of plan.kept) expect(markdown.trimEnd(), change).toBe(is.get(id)?.trimEnd());
      fresh += plan.kept.size;
      const contract = sectionsFor(blueprint);
      const frontMatter = builtinFrontMatter(blueprint, is);
      expect(renewDocument(document, frontMatter, contract, is), change).toBe(
        composeDocument(frontMatter, contract, is),
      );
    }
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

function planOf(document: string, blueprint: Blueprint, sections = builtinSections(blueprint)) {
  const plan = planUpdate(document, blueprint, sections, { replaceEdited: false });
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

/** The answers with this one changed in one of the ways that its kind suggests: by the turn, so that all are tried. */
function oneAlternative(answers: Answers, key: string, turn: number) {
  const { questionId } = splitKey(key);
  const possible = valuesOf(questionById(questionId)).flatMap((value) => {
    const outcome = setAnswer(answers, key, value);
    return outcome.ok ? [{ change: `${key}: ${value}`, changed: outcome.answers }] : [];
  });
  return possible.slice(turn % possible.length).slice(0, 1);
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
