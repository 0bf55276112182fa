import fc from 'fast-check';
import {
  type Answers,
  type DesignQuestionId,
  type RawAnswer,
  type SourceQuestionId,
  unknownAnswer,
} from '../../src/intake/answers.ts';
import { designQuestions, sourceQuestions } from '../../src/intake/catalogue.ts';
import { parseAnswer } from '../../src/intake/parse-answer.ts';
import { formatQuantity } from '../../src/intake/quantities/format-quantity.ts';
import type { Dimension, Unit } from '../../src/intake/quantities/unit.ts';
import type { Question, QuantityKind } from '../../src/intake/question.ts';
import { viewAnswers } from '../../src/intake/view.ts';

/**
 * Valid answers over every kind of source, with omissions (no source among them), "I don't know", answers to questions that
 * do not apply, and extreme quantities, in rows and in bytes.
 */
export function arbitraryAnswers(): fc.Arbitrary<Answers> {
  const source = fc.record({ answers: answersTo<SourceQuestionId>(sourceQuestions) });
  return fc
    .record({
      design: answersTo<DesignQuestionId>(designQuestions.filter(({ id }) => id !== 'sources')),
      sources: fc.array(source, { maxLength: 3 }),
    })
    .map(({ design, sources }) =>
      onlyValid({ design, sources: sources.map(({ answers }, index) => ({ id: `source_${index + 1}`, answers })) }),
    );
}

function answersTo<Id extends string>(questions: readonly Question[]): fc.Arbitrary<Partial<Record<Id, RawAnswer>>> {
  const entries = questions.map((question) =>
    fc
      .option(
        fc.oneof(
          { weight: 9, arbitrary: answerTo(question) },
          { weight: 1, arbitrary: fc.constant<RawAnswer>(unknownAnswer) },
        ),
        { nil: undefined },
      )
      .map((raw) => [question.id, raw] as const),
  );
  return fc
    .tuple(...entries)
    .map((pairs) => Object.fromEntries(pairs.filter(([, raw]) => raw !== undefined)) as Partial<Record<Id, RawAnswer>>);
}

/** One answer that the question accepts, whatever the others are. */
export function answerTo(question: Question): fc.Arbitrary<RawAnswer> {
  switch (question.kind) {
    case 'text':
      return question.id.endsWith('_column')
        ? fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/)
        : fc.constantFrom('Orders', 'A | b', '# <b>Stock</b> & [x](y)', '- 日本 "quoted": yes', '`code` {{x}}');
    case 'names':
      return fc.uniqueArray(fc.constantFrom('crm', 'orders_db', 'warehouse', 'x', 'events'), { minLength: 1 });
    case 'choice':
      return fc.constantFrom(...question.options.map(({ id }) => id));
    case 'choices': {
      const some = fc.subarray(
        question.options.map(({ id }) => id).filter((id) => id !== question.none),
        { minLength: 1 },
      );
      return question.none === undefined ? some : fc.oneof(some, fc.constant([question.none]));
    }
    case 'quantity':
      return fc.oneof(...unitsOf[question.dimension].map((unit) => quantityIn(unit, question)));
  }
}

function quantityIn(unit: Unit, { min = 0, max = 1e12 }: QuantityKind): fc.Arbitrary<string> {
  const high = Math.min(max, 1e12);
  const low = Math.max(min, high * 1e-18);
  const extremes = [min, 1, high].filter((value) => value >= min && value <= high);
  const logarithmic = fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);
  return fc.oneof(logarithmic, fc.constantFrom(...extremes)).map((value) => formatQuantity(value, unit));
}

const unitsOf: Readonly<Record<Dimension, readonly Unit[]>> = {
  volume: ['rows', 'B'],
  flow: ['rows/s', 'B/s'],
  rate: ['1/s'],
  bytes: ['B'],
  duration: ['s'],
  share: ['ratio'],
  count: ['count'],
  money: ['USD/month'],
  factor: ['x'],
};

/** Drops what its question does not accept: formatting rounds, and a check may compare answers. */
function onlyValid(answers: Answers): Answers {
  const keep = (question: Question, raw: RawAnswer | undefined, sourceId: string | null) =>
    raw !== undefined && (raw === unknownAnswer || parseAnswer(question, raw, viewAnswers(answers, sourceId)).ok);
  return {
    design: Object.fromEntries(
      designQuestions
        .filter((question) => keep(question, answers.design[question.id], null))
        .map(({ id }) => [id, answers.design[id]]),
    ),
    sources: answers.sources.map((source) => ({
      id: source.id,
      answers: Object.fromEntries(
        sourceQuestions
          .filter((question) => keep(question, source.answers[question.id], source.id))
          .map(({ id }) => [id, source.answers[id]]),
      ),
    })),
  };
}
