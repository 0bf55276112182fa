import { unknownAnswer } from './answers.ts';
import { designQuestions, sourceQuestions } from './catalogue.ts';
import { identifierPattern } from './identifier.ts';
import { mostSources } from './parse-answer.ts';
import type { ChoicesKind, Question } from './question.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 2020-12) of an answers file, for editors: which questions there are, where they stand, why they
 * are asked and what their options are. What a quantity may be is left to the reader, which also takes options by label.
 */
export function answersJsonSchema(): Schema {
  const design = designQuestions.filter(({ id }) => id !== 'sources');
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Answers for streamlit-architect',
    type: 'object',
    additionalProperties: false,
    required: ['version'],
    properties: {
      version: { const: 1, description: 'The version of this format.' },
      ...propertiesOf(design),
      sources: {
        type: 'array',
        maxItems: mostSources,
        description: 'The sources that feed the app, each with its answers.',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id'],
          properties: {
            id: {
              type: 'string',
              pattern: identifierPattern.source,
              description: 'A short name of its own: a lower-case letter, then letters, digits or underscores.',
            },
            ...propertiesOf(sourceQuestions),
          },
        },
      },
    },
  };
}

function propertiesOf(questions: readonly Question[]): Schema {
  return Object.fromEntries(
    questions.map((question) => [
      question.id,
      { description: `${question.ask.replaceAll('{source}', 'the source')} ${question.why}`, ...valueOf(question) },
    ]),
  );
}

function valueOf(question: Question): Schema {
  switch (question.kind) {
    case 'choice': {
      const ids = question.options.map(({ id }) => id);
      return { enum: [...ids, unknownAnswer, ...(ids.includes('yes') ? [true, false] : [])] };
    }
    case 'choices':
      return choicesSchema(question);
    case 'quantity':
      return { type: ['string', 'number'], examples: [question.example, ...Object.keys(question.words ?? {})] };
    case 'text':
    case 'names':
      return { type: ['string', 'number', 'boolean'] };
  }
}

function choicesSchema({ options, none = 'none' }: ChoicesKind): Schema {
  const ids = options.map(({ id }) => id).filter((id) => id !== none);
  return {
    anyOf: [
      { type: 'array', items: { enum: ids } },
      { type: 'array', items: { const: none }, maxItems: 1 },
      { enum: [...ids, none, unknownAnswer] },
    ],
  };
}
