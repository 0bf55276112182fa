import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TopicId } from '../../src/decisions/choices.ts';
import { decide } from '../../src/decisions/decide.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import { topicOrder } from '../../src/decisions/topics.ts';
import type { Answers } from '../../src/intake/answers.ts';
import { readAnswersFile } from '../../src/intake/answers-file.ts';
import { exampleNames, exampleText } from '../../src/intake/examples.ts';
import { weaker } from '../../src/sizing/ledger.ts';
import { resolveWorkload } from '../../src/sizing/resolve-workload.ts';
import { sizeWorkload } from '../../src/sizing/size-workload.ts';
import { coveringBlueprints } from '../exports/covering-blueprints.ts';
import { arbitraryAnswers } from '../intake/arbitrary-answers.ts';

const folder = new URL('../fixtures/answers/', import.meta.url);
const designs = [
  ...exampleNames.map((name) => read(exampleText(name))),
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => read(readFileSync(new URL(name, folder), 'utf8'))),
  ...coveringBlueprints().map(({ blueprint }) => blueprint.answers),
  ...fc.sample(arbitraryAnswers(), { seed: 3, numRuns: 60 }),
].map((answers) => decide(sizeWorkload(resolveWorkload(answers))));
const decisions = designs.flat();

describe.each(topicOrder)('each decision on %s', (topic) => {
  const taken = decisions.filter((decision) => decision.topic === topic);
  const faults = (isRight: (decision: Decision) => boolean) => taken.filter((decision) => !isRight(decision));

  test('is taken by some answers, under an id that stays', () => {
    expect(taken).not.toEqual([]);
    const name = `D-${topic.replaceAll('_', '-')}`;
    expect(faults(({ id, sourceId }) => id === (sourceId === null ? name : `${name}-${sourceId}`))).toEqual([]);
  });

  test('tells of every option either that it won or what rejected it: the constraint, or its score beside the winner’s', () => {
    const options = new Set(taken.flatMap(({ choice, rejected }) => [choice.id, ...rejected.map(({ id }) => id)]));
    expect(options.size).toBeGreaterThan(1);
    expect(
      faults(({ choice, rejected }) => new Set([choice, ...rejected].map(({ id }) => id)).size === options.size),
    ).toEqual([]);
    const unfounded = taken
      .flatMap(({ rejected }) => rejected)
      .filter(({ reason, by, scored }) => {
        const isFounded = by === 'constraint' ? scored === null : scored !== null && scored.own <= scored.winner;
        return !isFounded || !/^\S.+\.$/s.test(reason);
      });
    expect(unfounded).toEqual([]);
  });

  test('rests on inputs, each with its value and who vouches for it, and is no surer than the weakest', () => {
    const isBacked = ({ inputs, provenance }: Decision) =>
      inputs.length > 0 &&
      inputs.every(({ label, value }) => label !== '' && value !== '') &&
      provenance ===
        inputs.reduce<Decision['provenance']>((worst, input) => weaker(worst, input.provenance), 'measured');
    expect(faults(isBacked)).toEqual([]);
  });

  test('says why, what follows from it and where that is known from', () => {
    expect(
      faults(
        ({ because, consequences, sources }) =>
          [because, ...consequences].every(isSentence) && consequences.length > 0 && sources.length > 0,
      ),
    ).toEqual([]);
  });
});

test('no two decisions of a design have the same id', () => {
  const twice = designs.filter((design) => new Set(design.map(({ id }) => id)).size < design.length);
  expect(twice).toEqual([]);
});

test('all 22 topics are looked at', () => {
  expect(new Set<TopicId>(decisions.map(({ topic }) => topic)).size).toBe(22);
});

function isSentence(text: string): boolean {
  return /^\S.+[.:]$/s.test(text) && !/undefined|NaN|Infinity/.test(text);
}

function read(text: string): Answers {
  const reading = readAnswersFile(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.answers;
}
