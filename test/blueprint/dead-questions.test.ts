import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { assembleBlueprint } from '../../src/blueprint/assemble-blueprint.ts';
import { plausibleAnswers } from '../../src/decisions/plausible-answers.ts';
import type { Answers, RawAnswer } from '../../src/intake/answers.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { questions } from '../../src/intake/catalogue.ts';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import type { Question } from '../../src/intake/question.ts';
import { setAnswer } from '../../src/intake/set-answer.ts';
import { keyOf, viewAnswers } from '../../src/intake/view.ts';

const folder = path.join(import.meta.dirname, '../fixtures/answers');

const written: readonly Answers[] = [
  ...exampleNames.map((name) => exampleText(name)),
  ...readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8')),
].map((text) => {
  const reading = readAnswersFile(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.answers;
});

/** As they are written, and where interfaces do not stand still, which no example has. */
const designs = [
  ...written,
  ...written.map((answers) => ({ ...answers, design: { ...answers.design, schema_changes: 'weekly' } })),
];

/** Nothing that a person says may change nothing, but for words that the document only repeats. */
const onlyRepeated: Readonly<Record<string, string>> = {
  name: 'heads the document and names its files',
  purpose: 'is quoted in the summary, for whoever must approve the design',
};

test.each(questions.filter(({ id }) => !Object.hasOwn(onlyRepeated, id)))(
  'another answer to $id changes the design',
  (question) => {
    expect(designs.some((answers) => changesDesign(answers, question))).toBe(true);
  },
  60_000,
);

test.each(Object.keys(onlyRepeated))('%s still changes nothing, and is excused for a reason', (id) => {
  const question = questions.find((known) => known.id === id);
  expect(question !== undefined && changesDesign(designs[0] ?? { design: {}, sources: [] }, question)).toBe(false);
});

function changesDesign(answers: Answers, question: Question): boolean {
  return placesOf(answers, question).some((sourceId) => {
    const view = viewAnswers(answers, sourceId);
    const key = keyOf(question, sourceId);
    const before = designOf(answers);
    return otherAnswers(question, view.resolve(question.id).value).some((raw) => {
      const set = setAnswer(answers, key, raw);
      return set.ok && designOf(set.answers) !== before;
    });
  });
}

/** The sources about which it is asked, or the design; none where it does not apply. */
function placesOf(answers: Answers, question: Question): readonly (string | null)[] {
  const view = viewAnswers(answers);
  const places = question.scope === 'design' ? [null] : view.sourceIds;
  return places.filter((id) => (id === null ? view : view.of(id)).resolve(question.id).applies);
}

function otherAnswers(question: Question, now: Parameters<typeof plausibleAnswers>[1]): readonly RawAnswer[] {
  if (question.kind === 'text') return ['another_one'];
  if (question.kind === 'names') return [['another_source']];
  return plausibleAnswers(question, now).map(({ raw }) => raw);
}

const designed = new Map<Answers, string>();

/** What was worked out, without what only repeats the answers: their requirements, assumptions and base units. */
function designOf(answers: Answers): string {
  const known = designed.get(answers);
  if (known !== undefined) return known;
  const blueprint = assembleBlueprint(answers, { toolVersion: '1.2.3', headroom: false });
  const repeats = { answers: null, answersDigest: null, requirements: null, assumptions: null, workload: null };
  const text = JSON.stringify({ ...blueprint, ...repeats });
  if (designs.includes(answers)) designed.set(answers, text);
  return text;
}
